import fc from 'fast-check';
import type { Delimiter } from '../../../src/core/dataset/csv.ts';

/** A well-formed captions file by the source of its cells, so that what an edit should make of it can be spelt out. */
export interface Source {
  readonly delimiter: Delimiter;
  readonly columns: readonly string[];
  /** Sources of the cells, the header not among them. */
  readonly cells: readonly (readonly string[])[];
  readonly lineEnds: readonly string[];
  /** The last line has a line end. */
  readonly closed: boolean;
}

/** The text of the file; `cells` in place of its own. */
export function textOf({ columns, delimiter, lineEnds, closed, ...source }: Source, cells = source.cells): string {
  const lines = [columns, ...cells].map((record) => record.join(delimiter));
  const ends = lines.map((_, i) => (i === lines.length - 1 && !closed ? '' : (lineEnds[i % lineEnds.length] ?? '\n')));
  return lines.map((line, i) => line + (ends[i] ?? '')).join('');
}

const piece = fc.constantFrom('a', 'b c', 'ñ', '🦐', '"', ',', ';', '\t', '\n', '\r\n', ' ', '\u202e', '=1', '<b>', '');
const value = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const cell = fc
  .tuple(value, fc.boolean())
  .map(([text, quoted]) => (quoted || /[",;\t\r\n]/.test(text) ? quote(text) : text));

const lineEnds = fc.constantFrom(['\n'], ['\r\n'], ['\r'], ['\n', '\r\n', '\r']);

const columns = fc.constantFrom(
  ['filename', 'category', 'caption'],
  ['caption', 'filename', 'category'],
  ['id', 'text', 'image', 'label', 'by'],
  ['filename', 'caption'],
);

const name = fc.constantFrom('a.jpg', '"b, 1.jpg"', 'ñandú.png', '"c.gif"', ' d.tiff ');
const NAMES = ['filename', 'image'];

/** Categories and captions of any kind, two rows at least, in files of every form. */
export const sources: fc.Arbitrary<Source> = fc
  .record({
    delimiter: fc.constantFrom<Delimiter>(',', ';', '\t'),
    columns,
    lineEnds,
    closed: fc.boolean(),
    rows: fc.array(fc.tuple(name, fc.array(cell, { minLength: 5, maxLength: 5 })), { minLength: 2, maxLength: 6 }),
  })
  .map(({ rows, ...source }) => ({
    ...source,
    cells: rows.map(([image, cells]) =>
      source.columns.map((column, i) => (NAMES.includes(column) ? image : (cells[i] ?? ''))),
    ),
  }));

/** Rows with every kind of damage, a header now and then. */
export const soups = fc
  .tuple(
    fc.constantFrom('', 'filename,category,caption\n', '"filename",caption\r\n'),
    fc.array(
      fc.tuple(
        fc.constantFrom(
          'a.jpg,x,"one',
          'b.jpg,x,two"',
          'c.jpg,x,"th""ree"',
          'd.jpg,x,fo"ur',
          'e.jpg,x',
          '"f.jpg,x,six',
        ),
        fc.constantFrom('', '', '"', ',more', ';7', '\n', ' "'),
        fc.constantFrom('\n', '\n', '\r\n', '\r'),
      ),
      { minLength: 3, maxLength: 9 },
    ),
  )
  .map(([head, rows]) => head + rows.flat().join(''));
