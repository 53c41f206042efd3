import type { PanelResult } from '../../src/contract/panel.ts';
import { tableWords } from '../../src/core/messages/panelTable.ts';
import { words } from '../../src/core/messages/report.ts';
import { confusionView } from '../charts/confusion.ts';
import { spreadView } from '../charts/spread.ts';
import { element } from '../dom.ts';
import { rowsTable } from '../table/table.ts';
import type { TableComponent, TablePort } from '../table/types.ts';
import { section } from './section.ts';
import type { PanelState } from './state.ts';
import type { Store } from './store.ts';

/** Milliseconds after which the table's state is kept. */
const REST = 250;

/** What stands below the heatmaps: the rows as a table, and both charts. */
export class Rows {
  readonly #store: Store<PanelState>;
  readonly #table: TableComponent;
  readonly #charts = { confusion: element('div'), spread: element('div') };
  readonly #spreadSection: HTMLElement;
  readonly element: HTMLElement;
  readonly #unsubscribe: () => void;
  readonly #views: Record<'confusion' | 'spread', { dispose(): void } | null> = { confusion: null, spread: null };
  #result: PanelResult | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store<PanelState>, port: TablePort) {
    const host = element('div');
    this.#store = store;
    this.#table = rowsTable(host, port);
    if (store.state.table) this.#table.state = store.state.table;
    this.#spreadSection = section(words.histogram(), this.#charts.spread);
    this.element = element(
      'div',
      { hidden: true },
      section(tableWords.table(), host),
      section(words.confusion(), this.#charts.confusion),
      this.#spreadSection,
    );
    const keep = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        store.set({ table: this.#table.state });
      }, REST);
    };
    for (const event of ['click', 'change', 'input', 'keyup', 'scroll'])
      host.addEventListener(event, keep, { capture: true });
    this.#unsubscribe = store.subscribe((now, before) => {
      if (now.scale !== before.scale) this.#drawConfusion();
    });
  }

  show(result: PanelResult | null, isSpreadComing: boolean): void {
    this.element.hidden = result === null;
    if (result?.run !== this.#result?.run) this.#table.show(result);
    this.showSpread(result, isSpreadComing);
    this.#drawConfusion();
  }

  /** The chart of the spread alone: that of the result has come, or nobody draws it any more. */
  showSpread(result: PanelResult | null, isSpreadComing: boolean): void {
    this.#result = result;
    this.#views.spread?.dispose();
    this.#views.spread = result && spreadView(this.#charts.spread, result, isSpreadComing);
    this.#spreadSection.hidden = !result?.comparison.pipelines.preclip;
  }

  /** Selects a row and brings it into sight within the table. */
  select(row: number): void {
    this.#table.select(row);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#unsubscribe();
    this.#views.confusion?.dispose();
    this.#views.spread?.dispose();
    this.#table.dispose();
  }

  /** In the colours of the heatmaps. */
  #drawConfusion(): void {
    this.#views.confusion?.dispose();
    this.#views.confusion =
      this.#result && confusionView(this.#charts.confusion, this.#result, this.#store.state.scale);
  }
}
