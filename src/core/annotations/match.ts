import type { LeftOutRow, Row } from '../dataset/types.ts';
import { matchBy } from '../report/match.ts';
import type { Comparison } from '../report/types.ts';
import type { CaptionsDocument } from './document.ts';

/** A row of the comparison: `index` in `Comparison.rows`, or left out of it. */
export interface ComparedRow {
  readonly row: Row;
  readonly index: number | null;
  readonly leftOut: LeftOutRow | null;
}

/** What the comparison knows of a row in the document. */
export interface Match {
  readonly compared: ComparedRow;
  /** File name, category and caption are what they were. */
  readonly intact: boolean;
}

/** In the order of the file. */
function comparedRows({ rows, leftOut }: Comparison): ComparedRow[] {
  const used = rows.map((row, index) => ({ row, index, leftOut: null }));
  const others = leftOut.map((entry) => ({ row: entry.row, index: null, leftOut: entry }));
  return [...used, ...others].sort((a, b) => a.row.record - b.row.record);
}

/** The editor writes all line ends alike, and bytes that are not UTF-8 as U+FFFD. */
const asEdited = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[\ufffd\udc80-\udcff]+/gu, '\ufffd');

const same = (a: string, b: string): boolean => a === b || asEdited(a) === asEdited(b);

const sameRow = (a: Row, b: Row): boolean =>
  same(a.filename.value, b.filename.value) &&
  same(a.caption.value, b.caption.value) &&
  same(a.category?.value ?? '', b.category?.value ?? '');

const keyOf = (...fields: (string | undefined)[]): string =>
  JSON.stringify(fields.map((field) => asEdited(field ?? '')));

const wholeKey = ({ filename, category, caption }: Row): string =>
  keyOf(filename.value, category?.value, caption.value);
const imageKey = ({ filename, category }: Row): string => keyOf(filename.value, category?.value);
const captionKey = ({ filename, caption }: Row): string =>
  caption.value.trim() === '' ? keyOf(filename.value) : keyOf('', caption.value);

/**
 * For each row of the document what the comparison knows of it; null for a new one. A row is found again in its order,
 * then wherever it moved, then by its image and last by its caption, so that an edited row keeps its verdict as stale.
 */
export function matchRows({ captions }: CaptionsDocument, comparison: Comparison): readonly (Match | null)[] {
  const compared = comparedRows(comparison);
  const inOrder = matchInOrder(captions.rows, compared);
  const taken = new Set(inOrder);
  const rest = compared.filter((candidate) => !taken.has(candidate));
  const moved = matchMoved(
    captions.rows.filter((_, position) => !inOrder[position]),
    rest,
  );
  return captions.rows.map((row, position) => {
    const candidate = inOrder[position] ?? moved.get(row);
    return candidate ? { compared: candidate, intact: sameRow(row, candidate.row) } : null;
  });
}

/** Rows that stand where they stood, counted from the first row or from the last: one inserted row moves half of them. */
function matchInOrder(rows: readonly Row[], compared: readonly ComparedRow[]): readonly (ComparedRow | null)[] {
  const taken = new Set<ComparedRow>();
  return rows.map((row, position) => {
    const candidates = [compared[position], compared[position + compared.length - rows.length]];
    const found = candidates.find((candidate) => candidate && !taken.has(candidate) && sameRow(row, candidate.row));
    if (found) taken.add(found);
    return found ?? null;
  });
}

function matchMoved(rows: readonly Row[], compared: readonly ComparedRow[]): ReadonlyMap<Row, ComparedRow> {
  const byRow = new Map(compared.map((candidate) => [candidate.row, candidate]));
  const pairs = [...matchBy(rows, [...byRow.keys()], [wholeKey, imageKey, captionKey])];
  return new Map(
    pairs.flatMap(([row, before]) => {
      const candidate = byRow.get(before);
      return candidate ? [[row, candidate] as const] : [];
    }),
  );
}
