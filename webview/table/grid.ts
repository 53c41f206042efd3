import { drawn, element, setAttribute, type Child } from '../dom.ts';
import { leastWidth, tracksOf, type Column, type ColumnId } from './columns.ts';
import type { Sort } from './types.ts';
import { moved, ROW_HEIGHT, scrollTo, windowOf, type GridCell, type Room } from './window.ts';

/** What the grid shows; positions count from the top, rows are indices of the dataset. */
export interface GridContent {
  readonly columns: readonly Column[];
  /** Position -> row. */
  readonly order: readonly number[];
  readonly sort: Sort | null;
  readonly selected: number | null;
  cell(column: Column, row: number): Child;
}

export interface GridEvents {
  readonly onSort: (column: ColumnId) => void;
  readonly onSelect: (row: number) => void;
  readonly onOpen: (row: number) => void;
  readonly onScroll: () => void;
  /** A row leaves the page. */
  readonly onLeave: (line: HTMLElement) => void;
}

const EMPTY: GridContent = { columns: [], order: [], sort: null, selected: null, cell: () => null };

/** A grid of rows of which only those in sight stand in the page, and the one that has the focus. */
export class Grid {
  readonly element: HTMLElement;
  readonly #events: GridEvents;
  readonly #head = element('div', { role: 'row', class: 'line head', 'aria-rowindex': 1 });
  readonly #body = element('div', { role: 'rowgroup', class: 'lines' });
  readonly #lines = new Map<number, HTMLElement>();
  readonly #sizes: ResizeObserver;
  #content = EMPTY;
  #active: GridCell = { position: 0, column: 0 };
  #request = 0;

  constructor(label: string, describedBy: string, events: GridEvents) {
    this.#events = events;
    const head = element('div', { role: 'rowgroup', class: 'heads' }, this.#head);
    const attributes = { role: 'grid', class: 'grid', 'aria-label': label, 'aria-describedby': describedBy };
    this.element = element('div', attributes, head, this.#body);
    this.element.style.setProperty('--row-height', `${ROW_HEIGHT}px`);
    this.#sizes = new ResizeObserver(() => {
      this.#render();
    });
    this.#sizes.observe(this.element);
    this.#listen();
  }

  /** Shows rows; the focus stays with its row, or near it. */
  show(content: GridContent): void {
    const focused = this.#hasFocus();
    const row = this.#content.order[this.#active.position];
    this.#content = content;
    this.#active = this.#kept(row);
    this.#writeSizes();
    this.#writeHead();
    this.#clear();
    this.#render();
    if (focused) this.#focus();
  }

  get scroll(): number {
    return this.element.scrollTop;
  }

  set scroll(top: number) {
    this.element.scrollTop = top;
    this.#render();
  }

  /** Marks a row and brings it into sight, with the focus if wanted. */
  reveal(row: number, focus: boolean): void {
    const position = this.#content.order.indexOf(row);
    if (position < 0) return;
    this.mark(row);
    this.#moveTo({ position, column: this.#active.column }, focus);
  }

  /** Marks the selected row. */
  mark(row: number | null): void {
    this.#content = { ...this.#content, selected: row };
    for (const [position, line] of this.#lines) this.#writeSelected(line, position);
  }

  /** Puts the focus on the cell that had it last. */
  focus(): void {
    this.#focus();
  }

  dispose(): void {
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#request);
    this.#clear();
  }

  #listen(): void {
    this.element.addEventListener('keydown', (event) => {
      if (this.#press(event)) event.preventDefault();
    });
    this.element.addEventListener('click', (event) => {
      const cell = this.#cellOf(event.target);
      if (cell) this.#click(cell);
    });
    this.element.addEventListener('dblclick', (event) => {
      const row = this.#rowAt(this.#cellOf(event.target));
      if (row !== undefined) this.#events.onOpen(row);
    });
    this.element.addEventListener('scroll', () => {
      this.#renderSoon();
      this.#events.onScroll();
    });
  }

  #press(event: KeyboardEvent): boolean {
    if (event.altKey || event.metaKey) return false;
    const { columns, order } = this.#content;
    const page = Math.max(1, Math.floor(this.#room().height / ROW_HEIGHT) - 1);
    const to = moved(this.#active, event, { rows: order.length, columns: columns.length, page });
    if (to) this.#moveTo(to, true);
    else if (event.key !== 'Enter' && event.key !== ' ') return false;
    else if (this.#active.position < 0) this.#sort();
    else this.#use(event.key === 'Enter' ? this.#events.onOpen : this.#events.onSelect);
    return true;
  }

  #sort(): void {
    const column = this.#content.columns[this.#active.column];
    if (column?.key) this.#events.onSort(column.id);
  }

  #use(action: (row: number) => void): void {
    const row = this.#rowAt(this.#active);
    if (row !== undefined) action(row);
  }

  #click(cell: GridCell): void {
    this.#moveTo(cell, true);
    if (cell.position < 0) this.#sort();
    else this.#use(this.#events.onSelect);
  }

  #rowAt(cell: GridCell | null): number | undefined {
    return cell ? this.#content.order[cell.position] : undefined;
  }

  #cellOf(target: EventTarget | null): GridCell | null {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[aria-colindex]') : null;
    const line = cell?.closest('[aria-rowindex]');
    if (!cell || !line) return null;
    const index = (element: Element, name: string) => Number(element.getAttribute(name));
    return { position: index(line, 'aria-rowindex') - 2, column: index(cell, 'aria-colindex') - 1 };
  }

  #moveTo(cell: GridCell, focus: boolean): void {
    this.#elementOf(this.#active)?.setAttribute('tabindex', '-1');
    this.#active = cell;
    if (cell.position >= 0) this.element.scrollTop = scrollTo(cell.position, this.#room());
    this.#render();
    this.#elementOf(cell)?.setAttribute('tabindex', '0');
    if (focus) this.#focus();
  }

  #focus(): void {
    const cell = this.#elementOf(this.#active);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #hasFocus(): boolean {
    return this.element.contains(document.activeElement);
  }

  #kept(row: number | undefined): GridCell {
    const { columns, order } = this.#content;
    const { position, column } = this.#active;
    const found = row === undefined ? -1 : order.indexOf(row);
    return {
      position: position < 0 ? -1 : found >= 0 ? found : Math.min(position, order.length - 1),
      column: Math.max(0, Math.min(column, columns.length - 1)),
    };
  }

  #elementOf({ position, column }: GridCell): HTMLElement | null {
    const line = position < 0 ? this.#head : this.#lines.get(position);
    return (line?.children[column] as HTMLElement | undefined) ?? null;
  }

  /** What is seen of the rows, below the headings. */
  #room(): Room {
    const { scrollTop, clientHeight } = this.element;
    return { top: scrollTop, height: clientHeight - this.#head.offsetHeight, count: this.#content.order.length };
  }

  #writeSizes(): void {
    const { columns, order } = this.#content;
    this.element.setAttribute('aria-rowcount', String(order.length + 1));
    this.element.setAttribute('aria-colcount', String(columns.length));
    this.element.style.setProperty('--tracks', tracksOf(columns));
    this.element.style.setProperty('--least-width', `${leastWidth(columns)}em`);
    this.#body.style.setProperty('height', `${order.length * ROW_HEIGHT}px`);
  }

  #writeHead(): void {
    const { columns, sort } = this.#content;
    this.#head.replaceChildren(...columns.map((column, index) => this.#heading(column, index, sort)));
  }

  #heading({ id, title, isFigure, key }: Column, index: number, sort: Sort | null): HTMLElement {
    const direction = sort?.column !== id ? 'none' : sort.descending ? 'descending' : 'ascending';
    const arrow = drawn('svg', { viewBox: '0 0 8 8', 'aria-hidden': 'true' }, drawn('path', { d: 'M0 6h8L4 1z' }));
    return element(
      'div',
      {
        ...this.#cellAttributes('columnheader', { position: -1, column: index }, isFigure),
        'aria-sort': key && direction,
      },
      element('span', {}, title),
      key && arrow,
    );
  }

  #cellAttributes(role: string, { position, column }: GridCell, isFigure: boolean) {
    const isActive = this.#active.position === position && this.#active.column === column;
    return {
      role,
      'aria-colindex': column + 1,
      tabindex: isActive ? 0 : -1,
      class: isFigure ? 'cell figure' : 'cell',
    };
  }

  #renderSoon(): void {
    if (this.#request !== 0) return;
    this.#request = requestAnimationFrame(() => {
      this.#request = 0;
      this.#render();
    });
  }

  /** Puts the rows in sight into the page, in their order, and takes out the others. */
  #render(): void {
    const { start, end } = windowOf(this.#room());
    const active = this.#active.position;
    const isWanted = (position: number) => (position >= start && position < end) || position === active;
    for (const [position, line] of this.#lines) if (!isWanted(position)) this.#drop(position, line);
    for (let position = start; position < end; position++) this.#add(position);
    if (active >= 0) this.#add(active);
  }

  #add(position: number): void {
    const row = this.#content.order[position];
    if (row === undefined || this.#lines.has(position)) return;
    const line = this.#line(position, row);
    this.#lines.set(position, line);
    // A screen reader follows the order in the page.
    const after = Math.min(...[...this.#lines.keys()].filter((other) => other > position));
    this.#body.insertBefore(line, this.#lines.get(after) ?? null);
  }

  #line(position: number, row: number): HTMLElement {
    const { columns } = this.#content;
    const header = columns.find(({ id }) => id === 'file') ?? columns.find(({ id }) => id === 'caption');
    const cells = columns.map((column, index) => {
      const role = column === header ? 'rowheader' : 'gridcell';
      const attributes = this.#cellAttributes(role, { position, column: index }, column.isFigure);
      return element('div', { ...attributes, 'data-column': column.id }, this.#content.cell(column, row));
    });
    const line = element('div', { role: 'row', class: 'line', 'aria-rowindex': position + 2 }, ...cells);
    line.style.setProperty('transform', `translateY(${position * ROW_HEIGHT}px)`);
    this.#writeSelected(line, position);
    return line;
  }

  #writeSelected(line: HTMLElement, position: number): void {
    const { order, selected } = this.#content;
    setAttribute(line, 'aria-selected', String(selected !== null && order[position] === selected));
  }

  #drop(position: number, line: HTMLElement): void {
    this.#events.onLeave(line);
    line.remove();
    this.#lines.delete(position);
  }

  #clear(): void {
    for (const [position, line] of this.#lines) this.#drop(position, line);
  }
}
