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
  readonly #table: TableComponent;
  readonly #charts = { confusion: element('div'), spread: element('div') };
  readonly #spreadSection: HTMLElement;
  readonly element: HTMLElement;
  #views: readonly { dispose(): void }[] = [];
  #run: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store<PanelState>, port: TablePort) {
    const host = element('div');
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
  }

  /** A new result, or more of the one that is there. */
  show(result: PanelResult | null): void {
    this.element.hidden = result === null;
    if (result?.run !== this.#run) this.#table.show(result);
    this.#run = result?.run ?? null;
    for (const view of this.#views) view.dispose();
    const { confusion, spread } = this.#charts;
    this.#views = result ? [confusionView(confusion, result), spreadView(spread, result)] : [];
    this.#spreadSection.hidden = !result?.comparison.pipelines.preclip;
  }

  /** Selects a row and brings it into sight within the table. */
  select(row: number): void {
    this.#table.select(row);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const view of this.#views) view.dispose();
    this.#table.dispose();
  }
}
