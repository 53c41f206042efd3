import { readRows, type CaptionsFile } from '../dataset/rows.ts';
import type { CaptionsDocument } from './document.ts';
import { Lines, type Range } from './lines.ts';

/** One replacement in the captions file. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Replacements that belong together, one undo step; they do not overlap and stand in the order of the file. */
export type Edits = readonly TextEdit[];

/** File name, category and caption of a row, as values. */
export type RowValues = readonly [filename: string, category: string | null, caption: string];

export const valuesOf = ({ rows }: CaptionsFile): RowValues[] =>
  rows.map(({ filename, category, caption }) => [filename.value, category?.value ?? null, caption.value]);

/** The text with the edits applied. */
export function applyEdits(text: string, edits: Edits): string {
  const lines = new Lines(text);
  let from = 0;
  const pieces = edits.map(({ range, newText }) => {
    const kept = text.slice(from, lines.offsetAt(range.start));
    from = lines.offsetAt(range.end);
    return kept + newText;
  });
  return pieces.join('') + text.slice(from);
}

/**
 * The edits, if the file then holds the rows expected and is read as before; else null. In a damaged file a quotation
 * mark may reach over many rows, and the first row of a file without header may become one.
 */
export function checkedEdits(
  { captions }: CaptionsDocument,
  edits: Edits,
  expected: readonly RowValues[],
): Edits | null {
  const after = readRows({ text: applyEdits(captions.table.text, edits), problems: [] });
  const alike = after.table.delimiter === captions.table.delimiter && sameValues(valuesOf(after), expected);
  return alike && edits.length > 0 ? edits : null;
}

const sameValues = (found: readonly RowValues[], expected: readonly RowValues[]): boolean =>
  found.length === expected.length &&
  found.every((row, position) => row.every((value, column) => value === expected[position]?.[column]));
