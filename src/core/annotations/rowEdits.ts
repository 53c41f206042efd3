import { initCaptions } from '../dataset/init.ts';
import { readRows } from '../dataset/rows.ts';
import type { ListedFile } from '../dataset/types.ts';
import { recordOf, type CaptionsDocument } from './document.ts';
import { applyEdits, checkedEdits, valuesOf, type Edits } from './edits.ts';

/**
 * A row for each listed image that no row names, in natural order at the end of the file, with its delimiter, line end
 * and columns: category from the folder, empty caption. An empty document becomes a whole captions file. Null when there
 * is none to add, or the file does not allow it.
 */
export function addRows(document: CaptionsDocument, files: readonly ListedFile[]): Edits | null {
  const { text } = document.captions.table;
  const { text: after, added } = initCaptions(text, files);
  if (added.length === 0) return null;
  const [from, newText] = after.startsWith(text) ? [text.length, after.slice(text.length)] : [0, after];
  const edits = [{ range: document.lines.rangeOf({ start: from, end: text.length }), newText }];
  const before = valuesOf(document.captions);
  const fresh = valuesOf(readRows({ text: applyEdits(text, edits), problems: [] })).slice(before.length);
  return fresh.length === added.length ? checkedEdits(document, edits, [...before, ...fresh]) : null;
}

/** Deletes a row with its line end. Null when the file does not allow it: damage that would spread. */
export function removeRow(document: CaptionsDocument, position: number): Edits | null {
  const row = document.captions.rows[position];
  if (!row) return null;
  const { start, next } = recordOf(document, row);
  const edits = [{ range: document.lines.rangeOf({ start, end: next }), newText: '' }];
  return checkedEdits(document, edits, valuesOf(document.captions).toSpliced(position, 1));
}
