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

const comparedRows = ({ rows, leftOut }: Comparison): ComparedRow[] => [
  ...rows.map((row, index) => ({ row, index, leftOut: null })),
  ...leftOut.map((entry) => ({ row: entry.row, index: null, leftOut: entry })),
];

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
 * For each row of the document what the comparison knows of it; null for a new one. A row is found again where it was,
 * then wherever it moved, then by its image and last by its caption, so that an edited row keeps its verdict as stale.
 */
export function matchRows({ captions }: CaptionsDocument, comparison: Comparison): readonly (Match | null)[] {
  const compared = comparedRows(comparison);
  const byRecord = new Map(compared.map((candidate) => [candidate.row.record, candidate]));
  const matches = captions.rows.map((row): Match | null => {
    const candidate = byRecord.get(row.record);
    return candidate && sameRow(row, candidate.row) ? { compared: candidate, intact: true } : null;
  });
  if (matches.every((match) => match !== null)) return matches;
  return withMoved(captions.rows, matches, compared);
}

function withMoved(
  rows: readonly Row[],
  inPlace: readonly (Match | null)[],
  compared: readonly ComparedRow[],
): (Match | null)[] {
  const taken = new Set(inPlace.map((match) => match?.compared));
  const before = new Map(compared.filter((row) => !taken.has(row)).map((candidate) => [candidate.row, candidate]));
  const waiting = rows.filter((_, position) => !inPlace[position]);
  const moved = matchBy(waiting, [...before.keys()], [wholeKey, imageKey, captionKey]);
  return rows.map((row, position) => {
    const old = moved.get(row);
    const candidate = old && before.get(old);
    if (!candidate) return inPlace[position] ?? null;
    return { compared: candidate, intact: sameRow(row, candidate.row) };
  });
}
