import { foldName, folderOf, lastPart, tidyPath } from '../dataset/paths.ts';
import type { Field, Row } from '../dataset/types.ts';
import { encodeField } from '../dataset/write.ts';
import { placeRange, type CaptionsDocument } from './document.ts';
import { checkedEdits, valuesOf, type Edits, type RowValues, type TextEdit } from './edits.ts';

/**
 * Exchanges the captions of two rows, by position, with their quotation marks. Null when the file does not allow it: a
 * row without that column, or damage that would spread.
 */
export function swapCaptions(document: CaptionsDocument, a: number, b: number): Edits | null {
  const [first, second] = [a, b].sort((x, y) => x - y).map((position) => document.captions.rows[position]);
  if (!first || !second) return null;
  const edits = [
    fieldEdit(document, first.caption, sourceOf(document, second.caption)),
    fieldEdit(document, second.caption, sourceOf(document, first.caption)),
  ];
  const expected = valuesOf(document.captions).map((values, position): RowValues => {
    if (position !== a && position !== b) return values;
    const other = position === a ? b : a;
    return [values[0], values[1], document.captions.rows[other]?.caption.value ?? ''];
  });
  return checkedEdits(document, edits.filter(changes(document)), expected);
}

/** Writes a category. Null as for `swapCaptions`. */
export function setCategory(document: CaptionsDocument, position: number, category: string): Edits | null {
  const row = document.captions.rows[position];
  return row ? setFields(document, position, row.filename.value, category) : null;
}

/**
 * Makes the row name the image at `path` in the dataset, in the way the row names its image now: by category and
 * name where its category is the folder, else by the whole path. Null as for `swapCaptions`.
 */
export function nameImage(document: CaptionsDocument, position: number, path: string): Edits | null {
  const row = document.captions.rows[position];
  if (!row) return null;
  const folder = folderOf(path);
  const isFolder = !namesFolder(row) && isSameFolder(row.category, folder);
  return isFolder
    ? setFields(document, position, lastPart(path), folder)
    : setFields(document, position, path, row.category?.value ?? null);
}

/**
 * Moves the row to the category of the folder in which the image at `path` lies, as a new captions file would have it:
 * deeper images keep their whole path as file name. Null as for `swapCaptions`.
 */
export function moveToFolder(document: CaptionsDocument, position: number, path: string): Edits | null {
  const row = document.captions.rows[position];
  if (!row) return null;
  const folder = folderOf(path);
  const category = lastPart(folder);
  const plain = category === folder && !namesFolder(row);
  return setFields(document, position, plain ? lastPart(path) : path, category);
}

const namesFolder = ({ filename }: Row): boolean => tidyPath(filename.value).includes('/');

const isSameFolder = (category: Field | null, folder: string): boolean =>
  category !== null && foldName(tidyPath(category.value)) === foldName(folder);

/** A category of null stands for a file without that column. */
function setFields(
  document: CaptionsDocument,
  position: number,
  filename: string,
  category: string | null,
): Edits | null {
  const row = document.captions.rows[position];
  if (!row || (category !== null && row.category === null)) return null;
  const edits = [rewrite(document, row.filename, filename)];
  if (row.category && category !== null) edits.push(rewrite(document, row.category, category));
  edits.sort((a, b) => document.lines.offsetAt(a.range.start) - document.lines.offsetAt(b.range.start));
  const expected = valuesOf(document.captions);
  expected[position] = [filename, category, row.caption.value];
  return checkedEdits(document, edits.filter(changes(document)), expected);
}

const fieldEdit = (document: CaptionsDocument, { place }: Field, newText: string): TextEdit => ({
  range: placeRange(document, place),
  newText,
});

/** A new value in the old quotation marks, if there are any or it needs them; an unchanged one stays as it is written. */
function rewrite(document: CaptionsDocument, field: Field, value: string): TextEdit {
  const source = rawSource(document, field);
  if (value === field.value) return fieldEdit(document, field, source);
  const quoted = source.startsWith('"') ? `"${value.replaceAll('"', '""')}"` : encodeField(value);
  return fieldEdit(document, field, quoted);
}

const rawSource = ({ captions: { table } }: CaptionsDocument, { place }: Field): string =>
  table.text.slice(place.start, place.end);

/** The source of a field as it may stand elsewhere: mended where its quotation marks are damaged. */
function sourceOf(document: CaptionsDocument, field: Field): string {
  const damaged = document.captions.table.flaws.some(({ place }) => place.start === field.place.start);
  return damaged ? encodeField(field.value) : rawSource(document, field);
}

/** Whether an edit changes anything. */
function changes({ captions, lines }: CaptionsDocument): (edit: TextEdit) => boolean {
  const { text } = captions.table;
  return ({ range, newText }) => text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end)) !== newText;
}
