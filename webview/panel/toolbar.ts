import { panelWords as say } from '../../src/core/messages/panel.ts';
import { pipelineTitle } from '../../src/core/messages/report.ts';
import { mainPipeline } from '../../src/core/report/findings.ts';
import type { Comparison } from '../../src/core/report/types.ts';
import { drawn, element } from '../dom.ts';
import { SCALE_NAMES } from '../heatmap/colour.ts';
import { button, checkbox, iconButton, select } from './controls.ts';
import { offeredValues } from './modes.ts';
import { SORTS, type PanelState } from './state.ts';
import type { Store } from './store.ts';

export interface ToolbarActions {
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly savePicture: (format: 'png' | 'svg') => void;
}

export interface Toolbar {
  readonly element: HTMLElement;
  show(comparison: Comparison, state: PanelState): void;
}

/** How the matrices are shown: choices, zoom and pictures. */
export function toolbar(store: Store<PanelState>, actions: ToolbarActions): Toolbar {
  const sort = select<PanelState['sort']>(say.sort(), (chosen) => {
    store.set({ sort: chosen });
  });
  const value = select<PanelState['value']>(say.value(), (chosen) => {
    store.set({ value: chosen });
  });
  const scale = select<PanelState['scale']>(say.colours(), (chosen) => {
    store.set({ scale: chosen });
  });
  const shared = checkbox(say.shared(), (checked) => {
    store.set({ shared: checked });
  });
  const made = element(
    'div',
    { class: 'toolbar', role: 'group', 'aria-label': say.controls() },
    sort.element,
    value.element,
    scale.element,
    shared,
    element('div', { class: 'buttons' }, ...zoomButtons(actions), ...pictureButtons(actions)),
  );
  return {
    element: made,
    show: (comparison, state) => {
      const main = pipelineTitle(mainPipeline(comparison)?.[0] ?? 'clip');
      sort.show(choices(SORTS, say.sortBy), state.sort, say.sortHelp(main));
      const offered = offeredValues(comparison);
      const chosen = offered.includes(state.value) ? state.value : 'cosine';
      value.show(choices(offered, say.valueOf), chosen, say.valueHelp(chosen));
      scale.show(choices(SCALE_NAMES, capitalised), state.scale);
      shared.checked = state.shared;
    },
  };
}

function choices<Value extends string>(values: readonly Value[], text: (value: Value) => string) {
  return values.map((value) => ({ value, text: text(value) }));
}

/** Names of colour scales are the same in every language. */
function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function zoomButtons({ zoom, fit }: ToolbarActions): HTMLElement[] {
  return [
    iconButton(say.zoomOut(), icon('M3 8h10'), () => {
      zoom(Math.SQRT1_2);
    }),
    iconButton(say.zoomIn(), icon('M3 8h10M8 3v10'), () => {
      zoom(Math.SQRT2);
    }),
    iconButton(say.fit(), icon('M6 2.5H2.5V6M10 2.5h3.5V6M6 13.5H2.5V10M10 13.5h3.5V10'), fit),
  ];
}

function pictureButtons({ savePicture }: ToolbarActions): HTMLElement[] {
  const formats = ['png', 'svg'] as const;
  const buttons = formats.map((format) => {
    const made = button(format.toUpperCase(), () => {
      savePicture(format);
    });
    made.setAttribute('aria-label', say.savePictureAs(format.toUpperCase()));
    return made;
  });
  return [
    element('span', { class: 'what', title: say.savePicture() }, icon('M8 2.5v7.5M5 7.2 8 10.2l3-3M2.5 13.5h11')),
    ...buttons,
  ];
}

function icon(path: string): SVGElement {
  return drawn(
    'svg',
    { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    drawn('path', { d: path, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.2 }),
  );
}
