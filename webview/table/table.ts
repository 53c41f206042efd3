import type { PanelResult } from '../../src/contract/panel.ts';
import { shownName } from '../../src/core/annotations/shown.ts';
import { tableWords as words } from '../../src/core/messages/panelTable.ts';
import { element, type Child } from '../dom.ts';
import { NO_FILTERS, nextSort, passing, sorted, TextIndex } from './arrange.ts';
import { cellContent } from './cells.ts';
import { columnsOf, fitting, type Column, type ColumnId } from './columns.ts';
import { registerControls } from './controls.ts';
import { Details } from './details.ts';
import { FilterBar } from './filterBar.ts';
import { Grid } from './grid.ts';
import { modelOf, numberOf, type Model } from './model.ts';
import { Thumbnails } from './pictures.ts';
import type { Sort, TableComponent, TablePort, TableState } from './types.ts';

/** Pixels of a thumbnail's longest side, enough for screens of double density. */
const THUMBNAIL = 96;

/** What is derived from one result. */
interface Shown {
  readonly model: Model;
  readonly columns: readonly Column[];
  readonly index: TextIndex;
}

/** The rows of a result as a table, with filters above and details below; fills `host` with it. */
export function rowsTable(host: HTMLElement, port: TablePort): TableComponent {
  registerControls();
  return new RowsTable(host, port);
}

class RowsTable implements TableComponent {
  readonly #host: HTMLElement;
  readonly #port: TablePort;
  readonly #root: HTMLElement;
  readonly #filters = new FilterBar(() => {
    this.#arrange();
  });
  readonly #grid: Grid;
  readonly #details: Details;
  readonly #thumbnails: Thumbnails;
  readonly #empty = element('p', { class: 'empty', hidden: true });
  readonly #said = element('p', { class: 'unseen', 'aria-live': 'polite' });
  #shown: Shown | null = null;
  #sort: Sort | null = null;
  #selected: number | null = null;
  #scroll = 0;
  /** So many columns have room. */
  #columns = 0;
  readonly #sizes = new ResizeObserver(() => {
    if (this.#shown && this.#fitting(this.#shown).length !== this.#columns) this.#arrange();
  });

  constructor(host: HTMLElement, port: TablePort) {
    this.#host = host;
    this.#port = port;
    this.#thumbnails = new Thumbnails((row, signal) => port.thumbnail(row, THUMBNAIL, signal));
    this.#details = new Details(port, () => {
      this.#close();
    });
    const keys = element('p', { id: 'table-keys', class: 'unseen' }, words.keys());
    this.#grid = this.#newGrid(keys.id);
    const parts = [this.#filters.element, keys, this.#grid.element, this.#empty, this.#details.element, this.#said];
    this.#root = element('div', { class: 'rows-table', hidden: true }, ...parts);
    host.replaceChildren(this.#root);
    this.#filters.name();
    this.#sizes.observe(this.#grid.element);
  }

  show(result: PanelResult | null): void {
    const before = this.#shown?.model.rows.length;
    this.#thumbnails.clear();
    this.#details.clear();
    this.#shown = result && shownOf(result);
    this.#root.hidden = !this.#shown;
    if (!this.#shown) return;
    const { rows, categories } = this.#shown.model;
    if (before !== undefined && before !== rows.length) this.#leave();
    this.#filters.categories = categories;
    this.#arrange();
    this.#grid.scroll = this.#scroll;
    this.#showDetails();
  }

  select(row: number, { focus = false } = {}): void {
    if (!this.#shown?.model.rows[row]) return;
    this.#selected = row;
    if (!this.#order().includes(row)) {
      this.#filters.filters = NO_FILTERS;
      this.#arrange();
    }
    this.#showDetails();
    this.#grid.reveal(row, focus);
  }

  get state(): TableState {
    return {
      filters: this.#filters.filters,
      sort: this.#sort,
      scroll: this.#shown ? this.#grid.scroll : this.#scroll,
      selected: this.#selected,
    };
  }

  set state({ filters, sort, scroll, selected }: TableState) {
    this.#filters.filters = filters;
    this.#sort = sort;
    this.#selected = selected;
    this.#scroll = scroll;
    if (!this.#shown) return;
    this.#filters.categories = this.#shown.model.categories;
    this.#arrange();
    this.#grid.scroll = scroll;
    this.#showDetails();
  }

  dispose(): void {
    this.#sizes.disconnect();
    this.#grid.dispose();
    this.#details.clear();
    this.#thumbnails.clear();
    this.#host.replaceChildren();
  }

  #newGrid(describedBy: string): Grid {
    return new Grid(words.table(), describedBy, {
      onSort: (column) => {
        this.#sortBy(column);
      },
      onSelect: (row) => {
        this.#choose(row);
      },
      onOpen: (row) => {
        this.#port.onOpen(row);
      },
      onScroll: () => {
        this.#scroll = this.#grid.scroll;
      },
      onLeave: (line) => {
        for (const image of line.querySelectorAll('img')) this.#thumbnails.release(image);
      },
    });
  }

  /** Another dataset, or rows that moved: neither place nor selection would mean the same. */
  #leave(): void {
    this.#scroll = 0;
    this.#selected = null;
  }

  #order(): number[] {
    if (!this.#shown) return [];
    const { model, columns, index } = this.#shown;
    return sorted(passing(model, index, this.#filters.filters), columns, this.#sort);
  }

  /** Fills the grid with what passes the filters, sorted. */
  #arrange(): void {
    if (!this.#shown) return;
    const { model } = this.#shown;
    const columns = this.#fitting(this.#shown);
    this.#columns = columns.length;
    const order = this.#order();
    const cell = (column: Column, row: number) => this.#cell(model, column, row);
    this.#grid.show({ columns, order, sort: this.#sort, selected: this.#selected, cell });
    this.#filters.count(order.length, model.rows.length);
    this.#empty.hidden = order.length > 0;
    this.#empty.textContent = order.length > 0 ? '' : words.noneLeft();
  }

  /** The details below the table have what a narrow one leaves out. */
  #fitting({ columns }: Shown): readonly Column[] {
    const { element } = this.#grid;
    const room = element.clientWidth / parseFloat(getComputedStyle(element).fontSize);
    return room === 0 ? columns : fitting(columns, room);
  }

  #cell(model: Model, column: Column, row: number): Child {
    if (column.id !== 'picture') return cellContent(model, column, row);
    const image = element('img', { alt: shownName(model.rows[row]?.filename.value ?? '') });
    this.#thumbnails.show(image, row);
    return image;
  }

  #sortBy(column: ColumnId): void {
    this.#sort = nextSort(this.#sort, column);
    this.#arrange();
  }

  /** The user's choice; the same row again closes its details. */
  #choose(row: number): void {
    if (this.#selected === row) {
      this.#close();
      return;
    }
    this.#selected = row;
    this.#grid.mark(row);
    this.#showDetails();
    this.#port.onSelect(row);
  }

  #showDetails(): void {
    const model = this.#shown?.model;
    if (!model || this.#selected === null || !model.rows[this.#selected]) {
      this.#details.clear();
      return;
    }
    this.#details.show(model, this.#selected);
    this.#said.textContent = words.detailsShown(numberOf(model, this.#selected));
  }

  #close(): void {
    this.#selected = null;
    this.#grid.mark(null);
    this.#details.clear();
    this.#said.textContent = '';
    this.#grid.focus();
  }
}

function shownOf(result: PanelResult): Shown {
  const model = modelOf(result);
  return { model, columns: columnsOf(model), index: new TextIndex(model) };
}
