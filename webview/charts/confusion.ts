import type { PanelResult } from '../../src/contract/panel.ts';

export function confusionView(host: HTMLElement, result: PanelResult): { dispose(): void } {
  void result;
  return {
    dispose: () => {
      host.replaceChildren();
    },
  };
}
