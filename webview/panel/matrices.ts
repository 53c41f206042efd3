import type { PanelResult } from '../../src/contract/panel.ts';
import { panelWords as say } from '../../src/core/messages/panel.ts';
import { pipelineTitle, words } from '../../src/core/messages/report.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import { pipelineEntries } from '../../src/core/report/findings.ts';
import { element } from '../dom.ts';
import { figures } from './figures.ts';
import { legend } from './legend.ts';
import { Maps, type MapsPort, type Shown } from './maps.ts';
import { sameDomain } from './modes.ts';
import type { PanelState } from './state.ts';
import type { Store } from './store.ts';
import { newId } from './texts.ts';
import { toolbar } from './toolbar.ts';

export interface MatricesPort extends MapsPort {
  readonly onSave: (format: 'png' | 'svg', shown: Shown) => void;
}

/** One pipeline from top to bottom: name, colours, heatmap, figures. */
interface Column {
  readonly element: HTMLElement;
  readonly host: HTMLElement;
  readonly legend: HTMLElement;
  readonly note: HTMLElement;
  readonly figures: HTMLElement;
}

/** The section with both heatmaps, and how they are shown. */
export class Matrices {
  readonly #store: Store<PanelState>;
  readonly #port: MatricesPort;
  readonly #keys = newId('keys');
  readonly #sharedLegend = element('div', { class: 'shared' });
  readonly #columns = element('div', { class: 'columns' });
  readonly #toolbar;
  readonly element: HTMLElement;
  #byName = new Map<PipelineName, Column>();
  #maps: Maps | null = null;
  #result: PanelResult | null = null;
  #shown: Shown | null = null;
  readonly #unsubscribe: () => void;

  constructor(store: Store<PanelState>, port: MatricesPort) {
    this.#store = store;
    this.#port = port;
    this.#toolbar = toolbar(store, {
      zoom: (factor) => this.#maps?.zoom(factor),
      fit: () => {
        store.set({ view: null });
      },
      savePicture: (format) => {
        if (this.#shown) port.onSave(format, this.#shown);
      },
    });
    this.element = this.#section();
    this.#unsubscribe = store.subscribe((now, before) => {
      this.#follow(now, before);
    });
  }

  show(result: PanelResult | null, isSpreadComing: boolean): void {
    const before = this.#result;
    this.#result = result;
    this.element.hidden = result === null;
    if (!result) return;
    if (!this.#maps || !before || shapeOf(before) !== shapeOf(result)) this.#rebuild(result);
    for (const [name] of pipelineEntries(result.comparison)) this.#showFigures(result, name, isSpreadComing);
    const matricesAreNew = before?.run !== result.run || this.#shown === null;
    if (matricesAreNew) void this.#draw(result);
  }

  /** pre-CLIP's figures alone: the spread of the result has come, or nobody draws it any more. */
  showSpread(result: PanelResult, isSpreadComing: boolean): void {
    this.#result = result;
    this.#showFigures(result, 'preclip', isSpreadComing);
  }

  get maps(): Maps | null {
    return this.#maps;
  }

  dispose(): void {
    this.#unsubscribe();
    this.#maps?.dispose();
  }

  #section(): HTMLElement {
    const title = newId('title');
    return element(
      'section',
      { 'aria-labelledby': title, class: 'matrices' },
      element('h2', { id: title }, say.heatmaps()),
      element('p', { class: 'lead' }, say.lead()),
      this.#toolbar.element,
      element('p', { class: 'spoken', id: this.#keys }, say.heatmapKeys()),
      this.#sharedLegend,
      this.#columns,
    );
  }

  #follow(now: PanelState, before: PanelState): void {
    if (now.view !== before.view && this.#maps) this.#maps.view = now.view;
    const changed = (['sort', 'value', 'scale', 'shared'] as const).some((key) => now[key] !== before[key]);
    if (changed && this.#result) void this.#draw(this.#result);
  }

  #rebuild(result: PanelResult): void {
    this.#maps?.dispose();
    this.#shown = null;
    this.#byName = new Map(pipelineEntries(result.comparison).map(([name]) => [name, this.#column(name)]));
    const hosts = new Map([...this.#byName].map(([name, { host }]) => [name, host]));
    this.#columns.replaceChildren(...[...this.#byName.values()].map((column) => column.element));
    this.#maps = new Maps(hosts, result.comparison.rows.length, this.#port);
  }

  #showFigures({ comparison }: PanelResult, name: PipelineName, isSpreadComing: boolean): void {
    const verdict = comparison.pipelines[name];
    if (!verdict) return;
    this.#byName.get(name)?.figures.replaceChildren(...figures(comparison, name, verdict, isSpreadComing));
  }

  #column(name: PipelineName): Column {
    const host = element('div', { class: 'map', 'aria-describedby': this.#keys });
    const parts = {
      legend: element('div', { class: 'own-legend' }),
      note: element('p', { class: 'why', hidden: true }),
      figures: element('div', { class: 'figures' }),
    };
    const heading = element('h3', {}, pipelineTitle(name));
    const made = element(
      'article',
      { class: `column ${name}` },
      heading,
      parts.legend,
      host,
      parts.note,
      parts.figures,
    );
    return { element: made, host, ...parts };
  }

  /** Never rejects: what goes wrong is told through the port. */
  async #draw(result: PanelResult): Promise<void> {
    const { state } = this.#store;
    const isFirst = this.#shown === null;
    this.#toolbar.show(result.comparison, state);
    try {
      const shown = await this.#maps?.show(result, state);
      if (!shown || !this.#maps) return;
      this.#shown = shown;
      if (isFirst) this.#restore(this.#maps, state);
      this.#explain(shown, state);
    } catch (reason) {
      if (this.#shown?.result.run !== result.run) this.#clear();
      this.#port.onFailure(reason);
    }
  }

  /** The heatmaps of the run before would be taken for those of the figures beside them. */
  #clear(): void {
    this.#shown = null;
    this.#maps?.clear();
    this.#sharedLegend.replaceChildren();
    for (const { legend, note } of this.#byName.values()) {
      legend.replaceChildren();
      note.hidden = true;
    }
  }

  #restore(maps: Maps, { view, selected }: PanelState): void {
    maps.view = view;
    if (selected !== null && maps.lit === null && view === null) maps.reveal(selected);
  }

  /** Legends, and why a heatmap shows something else than was chosen. */
  #explain({ entries }: Shown, { scale, value }: PanelState): void {
    const [first] = entries;
    const isShared = entries.every(({ mode, domain }) => {
      return first && mode.kind === first.mode.kind && sameDomain(domain, first.domain);
    });
    this.#sharedLegend.replaceChildren(
      ...(first && isShared ? [legend(first.domain, scale, say.valueOf(first.mode.kind))] : []),
      keys(),
    );
    for (const { name, mode, domain } of entries) {
      const column = this.#byName.get(name);
      if (!column) continue;
      const own = isShared ? [] : [legend(domain, scale, say.valueOf(mode.kind))];
      column.legend.replaceChildren(...own);
      column.note.hidden = mode.kind === value;
      column.note.textContent = say.onlyCosine(pipelineTitle(name));
    }
  }
}

/** What the heatmaps of a result have in common: pipelines and rows. */
function shapeOf({ comparison }: PanelResult): string {
  return [comparison.rows.length, ...pipelineEntries(comparison).map(([name]) => name)].join();
}

function keys(): HTMLElement {
  const key = (kind: string, text: string, meaning: string | null = null) =>
    element(
      'span',
      { class: 'sign', title: meaning },
      element('i', { class: `key ${kind}`, 'aria-hidden': 'true' }),
      text,
    );
  return element(
    'p',
    { class: 'keys' },
    key('hit', say.choosesOwn(), words.keyHit()),
    key('miss', say.choosesWrong(), words.keyMiss()),
    key('pair', say.keyOwn()),
  );
}
