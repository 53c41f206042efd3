import { isBlank, scanCsv, type CsvRecord, type CsvTable } from './csv.ts';
import { decodeCaptions, type DecodedText } from './decode.ts';
import { problem } from './problems.ts';
import type { Field, Problem, Row } from './types.ts';

export type Column = 'filename' | 'category' | 'caption';

/** Where the columns are; null for one that the file does not have. */
export interface Layout extends Readonly<Record<Column, number | null>> {
  /** Index of the header in `CsvTable.records`, -1 without one. `Row.record` counts from the record after it. */
  readonly header: number;
  /** Columns of the header, 3 without one. */
  readonly width: number;
}

/** The captions file as rows; rows with problems are among them. */
export interface CaptionsFile {
  readonly table: CsvTable;
  readonly layout: Layout;
  readonly rows: readonly Row[];
  readonly problems: readonly Problem[];
}

/** Accepted names of each column, compared without case and surrounding space; the first one present counts. */
export const COLUMN_NAMES: Readonly<Record<Column, readonly string[]>> = {
  filename: ['filename', 'file_name', 'file name', 'image', 'file', 'path', 'image_path'],
  category: ['category', 'label', 'class'],
  caption: ['caption', 'text', 'description'],
};

const COLUMNS = Object.keys(COLUMN_NAMES) as Column[];
/** Extensions of the image formats that the engine reads. */
export const IMAGE_EXTENSIONS = ['jpg', 'jpeg', 'png', 'webp', 'avif', 'gif', 'tif', 'tiff'] as const;
const IMAGE = new RegExp(String.raw`\.(${IMAGE_EXTENSIONS.join('|')})$`, 'i');

/** Whether a path has the extension of an image format that the engine reads. */
export const isImagePath = (path: string): boolean => IMAGE.test(path);

const nameOf = (field: Field): string => field.value.replace('\ufeff', '').trim().toLowerCase();

function columnIn(names: readonly string[], column: Column): number | null {
  const index = COLUMN_NAMES[column].map((name) => names.indexOf(name)).find((found) => found !== -1);
  return index ?? null;
}

/** Two known names make a header; one does unless an image stands beside it (a category may be called "text"). */
function isHeader(record: CsvRecord): boolean {
  const names = record.fields.map(nameOf);
  const known = COLUMNS.filter((column) => columnIn(names, column) !== null).length;
  return known > 1 || (known === 1 && !names.some(isImagePath));
}

/** Finds the header, or takes the three columns of the experiment's own file: filename, category, caption. */
export function layoutOf(table: CsvTable): Layout {
  const first = table.records.findIndex((record) => !isBlank(record));
  const record = table.records[first];
  if (!record || !isHeader(record)) return { header: -1, width: 3, filename: 0, category: 1, caption: 2 };
  const names = record.fields.map(nameOf);
  const [filename, category, caption] = [
    columnIn(names, 'filename'),
    columnIn(names, 'category'),
    columnIn(names, 'caption'),
  ];
  return { header: first, width: names.length, filename, category, caption };
}

/** Empty columns beyond the header's are no mistake up to this many. */
export const SPARE_COLUMNS = 16;

/** Whether the record has every column that counts, and nothing but empty ones too many. */
export function fitsLayout(record: CsvRecord, { width, filename, category, caption }: Layout): boolean {
  const { length } = record.fields;
  if (length > width)
    return length <= width + SPARE_COLUMNS && record.fields.slice(width).every((f) => f.value.trim() === '');
  return [filename, category, caption].every((column) => column === null || column < length);
}

function fieldAt(record: CsvRecord, column: number | null): Field {
  const field = column === null ? undefined : record.fields[column];
  if (field) return field;
  const last = record.fields.at(-1)?.place ?? { start: 0, end: 0, line: 1, column: 1 };
  return { value: '', place: { ...last, start: record.end, end: record.end } };
}

function rowAt(record: CsvRecord, index: number, layout: Layout): Row {
  return {
    record: index - layout.header - 1,
    line: record.fields[0]?.place.line ?? 1,
    filename: fieldAt(record, layout.filename),
    category: layout.category === null ? null : fieldAt(record, layout.category),
    caption: fieldAt(record, layout.caption),
  };
}

function columnProblem(record: CsvRecord, row: Row, { delimiter }: CsvTable, { width }: Layout): Problem {
  const first = record.fields[0]?.place ?? row.filename.place;
  const shown = delimiter === '\t' ? 'TAB' : delimiter;
  const args = { found: record.fields.length, expected: width, delimiter: shown };
  return problem('column-count', args, { ...first, start: record.start, end: record.end }, row.record);
}

function missingColumns(table: CsvTable, layout: Layout): Problem[] {
  const header = table.records[layout.header];
  if (!header) return [];
  const place = { ...fieldAt(header, 0).place, end: header.end };
  return (['filename', 'caption'] as const)
    .filter((column) => layout[column] === null)
    .map((column) => problem('missing-column', { column }, place));
}

/** `Row.record` of the record with this index; null for the header and what precedes it. */
const recordOf = (index: number, { header }: Layout): number | null => (index > header ? index - header - 1 : null);

function flawProblems({ flaws }: CsvTable, layout: Layout): Problem[] {
  return flaws.map(({ code, place, index }) => problem(code, {}, place, recordOf(index, layout)));
}

/** Index of the record in which the offset lies. */
function recordAround(offset: number, records: readonly CsvRecord[]): number {
  let [low, high] = [0, records.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((records[middle]?.start ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Names the row of each damaged line; trouble with the whole file concerns none. */
function withRecord(damage: Problem, { records }: CsvTable, layout: Layout): Problem {
  if (damage.severity !== 'error' || !damage.place) return damage;
  return { ...damage, record: recordOf(recordAround(damage.place.start, records), layout) };
}

/** Text of a captions file (and the problems of its decoding) -> rows. Never throws. */
export function readRows({ text, problems }: Pick<DecodedText, 'text' | 'problems'>): CaptionsFile {
  const table = scanCsv(text);
  const layout = layoutOf(table);
  const rows: Row[] = [];
  const columnProblems: Problem[] = [];
  for (const [index, record] of table.records.entries()) {
    if (index <= layout.header || isBlank(record)) continue;
    const row = rowAt(record, index, layout);
    rows.push(row);
    if (!fitsLayout(record, layout)) columnProblems.push(columnProblem(record, row, table, layout));
  }
  const decoding = problems.map((damage) => withRecord(damage, table, layout));
  const all = [...decoding, ...missingColumns(table, layout), ...flawProblems(table, layout), ...columnProblems];
  return { table, layout, rows, problems: all };
}

/** Bytes of a captions file -> rows. Never throws. */
export const readCaptions = (bytes: Uint8Array): CaptionsFile => readRows(decodeCaptions(bytes));
