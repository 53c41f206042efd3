import { folderOf, indexFiles, lastPart, locate } from './paths.ts';
import { imagesWithoutRow } from './resolve.ts';
import { readRows, type Layout } from './rows.ts';
import type { ListedFile, Problem } from './types.ts';
import { commonLineEnd, encodeRecord } from './write.ts';

export interface InitResult {
  readonly text: string;
  /** Paths of the images that got a row, in the order of the rows. */
  readonly added: readonly string[];
  /** A column that is missing keeps rows from being added. */
  readonly problems: readonly Problem[];
}

const HEADER = 'filename,category,caption\n';

const collator = new Intl.Collator('en', { numeric: true });

/** beach2 before beach10; equal ones by code unit, so that the order never depends on the listing. */
const byNaturalOrder = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : 1);

/**
 * Text of the captions file, a row added for each image that none names: category from its folder, empty caption.
 * What is there stays as it is; the new rows take its delimiter, line end and columns.
 */
export function initCaptions(existing: string | null, files: readonly ListedFile[]): InitResult {
  const start = existing === null || existing.trim() === '' ? HEADER : existing;
  const { table, layout, rows, problems } = readRows({ text: start, problems: [] });
  const missing = problems.filter(({ code }) => code === 'missing-column');
  if (missing.length > 0) return { text: start, added: [], problems: missing };
  const index = indexFiles(files);
  const found = rows.map((row) => locate(row, index));
  const added = imagesWithoutRow(found, files).sort(byNaturalOrder);
  const lineEnd = commonLineEnd(table);
  const joint = added.length === 0 || /[\r\n]$/.test(start) ? '' : lineEnd;
  const lines = added.map((image) => encodeRecord(valuesOf(image, layout), table.delimiter) + lineEnd);
  return { text: start + joint + lines.join(''), added, problems: [] };
}

/** Deeper images keep their whole path as file name: `train/dogs/1.jpg` is of category `dogs`. */
function valuesOf(image: string, layout: Layout): string[] {
  const folder = folderOf(image);
  const category = lastPart(folder);
  const filename = layout.category !== null && category === folder ? lastPart(image) : image;
  return Array.from({ length: layout.width }, (_, column) => {
    if (column === layout.filename) return filename;
    return column === layout.category ? category : '';
  });
}
