import type { PanelResult } from '../../src/contract/panel.ts';

export function spreadView(host: HTMLElement, result: PanelResult): { dispose(): void } {
  void result;
  return {
    dispose: () => {
      host.replaceChildren();
    },
  };
}
