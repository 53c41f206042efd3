import type { CsvRecord } from '../dataset/csv.ts';
import { readRows, type CaptionsFile } from '../dataset/rows.ts';
import type { Place, Row } from '../dataset/types.ts';
import { lastAtMost, Lines, type Range } from './lines.ts';

/** The captions file as it stands in the editor. Its rows are named by their position in `captions.rows`. */
export interface CaptionsDocument {
  readonly captions: CaptionsFile;
  readonly lines: Lines;
}

/** Text of a document (without BOM, as editors give it) -> its rows and lines. Never throws; linear. */
export function openDocument(text: string): CaptionsDocument {
  return { captions: readRows({ text, problems: [] }), lines: new Lines(text) };
}

/** The record that a row was read from. */
export function recordOf({ captions: { table, layout } }: CaptionsDocument, row: Row): CsvRecord {
  const record = table.records[row.record + layout.header + 1];
  if (!record) throw new RangeError(`no record ${row.record} in a file of ${table.records.length}`);
  return record;
}

export const placeRange = ({ lines }: CaptionsDocument, place: Place): Range => lines.rangeOf(place);

/** The whole row without its line end. */
export const rowRange = (document: CaptionsDocument, row: Row): Range =>
  document.lines.rangeOf(recordOf(document, row));

/** The header, or the first record of a file without one. */
export function headRange({ captions: { table, layout }, lines }: CaptionsDocument): Range {
  return lines.rangeOf(table.records[Math.max(layout.header, 0)] ?? { start: 0, end: 0 });
}

/** Positions [first, last] of the rows that touch the lines given, from 0 and both included; last < first for none. O(log n). */
export function rowsOnLines(document: CaptionsDocument, firstLine: number, lastLine: number): [number, number] {
  const { rows } = document.captions;
  const startsBy = (line: number): number => lastAtMost(rows.length, (index) => (rows[index]?.line ?? 0) - 1, line);
  const before = startsBy(firstLine);
  const row = rows[before];
  const reaches = row !== undefined && rowRange(document, row).end.line >= firstLine;
  return [reaches ? before : before + 1, startsBy(lastLine)];
}
