import { openDocument, placeRange, rowsOnLines } from '../../core/annotations/document.ts';
import type { Range } from '../../core/annotations/lines.ts';
import { matchRows } from '../../core/annotations/match.ts';
import type { Comparison } from '../../core/report/types.ts';

/** Where the caption of a compared row stands in the text by now; null when the row is gone. */
export function captionRange(text: string, comparison: Comparison, index: number): Range | null {
  const document = openDocument(text);
  const position = matchRows(document, comparison).findIndex((match) => match?.compared.index === index);
  const row = document.captions.rows[position];
  return row ? placeRange(document, row.caption.place) : null;
}

/** Index in `Comparison.rows` of the row on a line (from 0) of the text; null for a row that was not compared. */
export function rowOnLine(text: string, comparison: Comparison, line: number): number | null {
  const document = openDocument(text);
  const [first, last] = rowsOnLines(document, line, line);
  return first > last ? null : (matchRows(document, comparison)[first]?.compared.index ?? null);
}
