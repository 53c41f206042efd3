import type { Column } from './columns.ts';
import { verdictOf, type Model } from './model.ts';
import type { Filters, Sort } from './types.ts';

export const NO_FILTERS: Filters = { mismatches: false, category: null, text: '' };

export function isFiltering({ mismatches, category, text }: Filters): boolean {
  return mismatches || category !== null || text.trim() !== '';
}

/** Letters alone: without case and accents, for comparing. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Finds rows by text; each row's text is folded once, with the first search. */
export class TextIndex {
  readonly #model: Model;
  #texts: readonly string[] | null = null;

  constructor(model: Model) {
    this.#model = model;
  }

  has(row: number, folded: string): boolean {
    return this.#all()[row]?.includes(folded) ?? false;
  }

  #all(): readonly string[] {
    this.#texts ??= this.#model.rows.map(({ filename, caption }) => folded(`${filename.value}\n${caption.value}`));
    return this.#texts;
  }
}

/** Rows that pass the filters, in file order. */
export function passing(model: Model, index: TextIndex, { mismatches, category, text }: Filters): number[] {
  const { rows, main } = model;
  const wanted = folded(text.trim());
  return [...rows.keys()].filter(
    (row) =>
      (category === null || rows[row]?.label === category) &&
      (!mismatches || (main !== null && verdictOf(main, row) === 'mismatch')) &&
      (wanted === '' || index.has(row, wanted)),
  );
}

/** The rows sorted by a column; equal ones keep their order, and what has no value stands last either way. */
export function sorted(rows: readonly number[], columns: readonly Column[], sort: Sort | null): number[] {
  const key = columns.find(({ id }) => id === sort?.column)?.key;
  if (!sort || !key) return [...rows];
  const keys = new Map(rows.map((row) => [row, key(row)]));
  const direction = sort.descending ? -1 : 1;
  const compare = comparison(new Intl.Collator(undefined, { numeric: true }));
  const hasValue = (row: number) => !Number.isNaN(keys.get(row));
  const byKey = rows.filter(hasValue).sort((a, b) => direction * compare(keys.get(a) ?? 0, keys.get(b) ?? 0));
  return [...byKey, ...rows.filter((row) => !hasValue(row))];
}

function comparison(collator: Intl.Collator): (a: number | string, b: number | string) => number {
  return (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
}

/** What a click on a heading makes of the sorting: up, down, and back to the order of the file. */
export function nextSort(sort: Sort | null, column: Sort['column']): Sort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}
