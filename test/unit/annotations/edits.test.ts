import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDocument, type CaptionsDocument } from '../../../src/core/annotations/document.ts';
import { applyEdits, valuesOf, type Edits } from '../../../src/core/annotations/edits.ts';
import { moveToFolder, nameImage, setCategory, swapCaptions } from '../../../src/core/annotations/fieldEdits.ts';
import { addRows, removeRow } from '../../../src/core/annotations/rowEdits.ts';
import { decodeField } from '../../../src/core/dataset/csv.ts';
import { resolveDataset } from '../../../src/core/dataset/resolve.ts';
import { readRows } from '../../../src/core/dataset/rows.ts';
import { listed } from './album.ts';
import { soups, sources, textOf, type Source } from './files.ts';

const parameters = { seed: 20261123, numRuns: 400 };

type Edit = (document: CaptionsDocument) => Edits | null;

const edited = (text: string, edit: Edit): string | null => {
  const edits = edit(openDocument(text));
  return edits && applyEdits(text, edits);
};
const rowsIn = (text: string) => valuesOf(readRows({ text, problems: [] }));

const columnAt = ({ columns }: Source, ...names: string[]): number => columns.findIndex((name) => names.includes(name));
const CAPTION = ['caption', 'text'];

/** The file as generated is read as it was written: its rows are not blank, and no other delimiter fits better. */
function isPlain(source: Source): boolean {
  const { table, rows } = readRows({ text: textOf(source), problems: [] });
  const isSame = rows.every(({ caption }, i) => caption.value === decoded(source, i, columnAt(source, ...CAPTION)));
  return table.delimiter === source.delimiter && rows.length === source.cells.length && isSame;
}
const decoded = ({ cells }: Source, row: number, column: number): string => decodeField(cells[row]?.[column] ?? '');
const plain = sources.filter(isPlain);

describe('swapping two captions', () => {
  test.each([
    ['keeps quotation marks', 'a.jpg,x,one\nb.jpg,x,"two, ""2"""\n', 'a.jpg,x,"two, ""2"""\nb.jpg,x,one\n'],
    ['keeps space and line ends', 'a.jpg;x; one\r\nb.jpg;x;"two\r\n2"', 'a.jpg;x;"two\r\n2"\r\nb.jpg;x; one'],
    [
      'works beside other columns',
      'caption,image,n\n1,a.jpg,"7"\n,b.jpg,8\n',
      'caption,image,n\n,a.jpg,"7"\n1,b.jpg,8\n',
    ],
    ['mends a stray quotation mark', 'a.jpg,x,5" disk\nb.jpg,x,two\n', 'a.jpg,x,two\nb.jpg,x,"5"" disk"\n'],
  ])('%s', (_, before, after) => {
    expect(edited(before, (document) => swapCaptions(document, 0, 1))).toBe(after);
    expect(edited(before, (document) => swapCaptions(document, 1, 0))).toBe(after);
  });

  test.each([
    ['they are the same', 'a.jpg,x,one\nb.jpg,x,one\n'],
    ['a row has no caption column', 'a.jpg,x\nb.jpg,x,two\nc.jpg,x,three\n'],
    ['the first row would become a header', 'image,label,a.jpg\nb.jpg,x,caption\n'],
    ['there is one row', 'a.jpg,x,one\n'],
  ])('is not offered where %s', (_, text) => {
    expect(edited(text, (document) => swapCaptions(document, 0, 1))).toBeNull();
  });

  test('exchanges their sources and keeps every other byte, in files of every form', () => {
    fc.assert(
      fc.property(plain, fc.nat(), fc.nat(), (source, m, n) => {
        const [a, b] = [m % source.cells.length, n % source.cells.length];
        const column = columnAt(source, ...CAPTION);
        const cells = source.cells.map((row) => [...row]);
        const [from, to] = [cells[a]?.[column] ?? '', cells[b]?.[column] ?? ''];
        cells[a]?.splice(column, 1, to);
        cells[b]?.splice(column, 1, from);
        const after = edited(textOf(source), (document) => swapCaptions(document, a, b));
        expect(after).toBe(from === to ? null : textOf(source, cells));
      }),
      parameters,
    );
  });
});

describe('naming an image', () => {
  const name = (text: string, path: string): string | null => edited(text, (document) => nameImage(document, 0, path));
  const rest = 'o.jpg,x,other\n';

  test.each([
    ['the case of the name', 'A.JPG,x,one\n', 'x/a.jpg', 'a.jpg,x,one\n'],
    ['the case of the category', 'a.jpg,X,one\n', 'x/a.jpg', 'a.jpg,x,one\n'],
    ['both', '"A.jpg",X,one\n', 'x/a.jpg', '"a.jpg",x,one\n'],
    ['a whole path', 'X/A.jpg,X,one\n', 'x/a.jpg', 'x/a.jpg,X,one\n'],
    ['a name beside a category that somebody spaced', 'X/A.jpg, y ,one\n', 'x/a.jpg', 'x/a.jpg, y ,one\n'],
    ['an image of the folder itself', 'A.jpg,x,one\n', 'a.jpg', 'a.jpg,x,one\n'],
    ['a deep folder', 'A.jpg,train/X,one\n', 'train/x/a.jpg', 'a.jpg,train/x,one\n'],
    ['another folder', 'b.jpg,x,one\n', 'y/a.jpg', 'y/a.jpg,x,one\n'],
    ['a name that needs quotation marks', 'A,x,one\n', 'x/a;b.jpg', '"a;b.jpg",x,one\n'],
  ])('corrects %s and nothing else', (_, row, path, after) => {
    expect(name(row + rest, path)).toBe(after + rest);
  });

  test('works without a category column', () => {
    expect(name('image,text\nX/A.jpg,one\n', 'x/a.jpg')).toBe('image,text\nx/a.jpg,one\n');
  });

  test('changes nothing where the name is right', () => {
    expect(name(`a.jpg,x,one\n${rest}`, 'x/a.jpg')).toBeNull();
  });

  const folder = fc.constantFrom('', 'x/', 'Ñ, y/', 'train/dogs/', '"q"/');
  const image = fc.constantFrom('a.jpg', ' a;b.png', 'ñ "1".gif', 'tab\t.jpg', '\u202egpj.webp');

  test.each([
    ['nameImage', nameImage],
    ['moveToFolder', moveToFolder],
  ])('%s makes the row find that image, and keeps all other cells', (_, edit) => {
    fc.assert(
      fc.property(plain, fc.nat(), folder, image, (source, n, way, last) => {
        const row = n % source.cells.length;
        const after = edited(textOf(source), (document) => edit(document, row, way + last));
        const changed = rowsIn(after ?? textOf(source));
        const untouched = rowsIn(textOf(source)).map((values, i) => (i === row ? changed[i] : values));
        expect(changed).toEqual(untouched);
        expect(changed[row]?.[2]).toBe(decoded(source, row, columnAt(source, ...CAPTION)));
        if (after !== null) {
          const { rows } = readRows({ text: after, problems: [] });
          const captions = readRows({ text: after, problems: [] });
          const found = resolveDataset({ ...captions, rows: rows.slice(row, row + 1) }, listed(way + last));
          expect(found.problems.map(({ code }) => code)).not.toContain('missing-image');
          expect(found.problems.map(({ code }) => code)).not.toContain('image-without-row');
        }
      }),
      parameters,
    );
  });
});

describe('the category', () => {
  test('is written with the quotation marks it needs', () => {
    const text = 'a.jpg,food,one\nb.jpg,x,two\n';
    expect(edited(text, (document) => setCategory(document, 0, 'fish, meat'))).toBe(
      'a.jpg,"fish, meat",one\nb.jpg,x,two\n',
    );
    expect(edited('image,text\na.jpg,one\n', (document) => setCategory(document, 0, 'x'))).toBeNull();
  });

  test('of the folder moves the row there', () => {
    const move = (path: string) =>
      edited('a.jpg,food,one\nb.jpg,x,two\n', (document) => moveToFolder(document, 0, path));
    expect(move('beaches/a.jpg')).toBe('a.jpg,beaches,one\nb.jpg,x,two\n');
    expect(move('train/dogs/a.jpg')).toBe('train/dogs/a.jpg,dogs,one\nb.jpg,x,two\n');
  });
});

describe('removing a row', () => {
  test.each([
    ['the first', 0, 'b.jpg,x,two\r\nc.jpg,x,three'],
    ['one between', 1, 'a.jpg,x,one\r\nc.jpg,x,three'],
    ['the last, which has no line end', 2, 'a.jpg,x,one\r\nb.jpg,x,two\r\n'],
  ])('takes its line end with it: %s', (_, position, after) => {
    const text = 'a.jpg,x,one\r\nb.jpg,x,two\r\nc.jpg,x,three';
    expect(edited(text, (document) => removeRow(document, position))).toBe(after);
  });

  test('is not done where a quotation mark would then swallow other rows', () => {
    const text = 'a.jpg,x,"one\nb.jpg,x,"two"\nc.jpg,x,three"\nd.jpg,x,four\n';
    expect(rowsIn(text)).toHaveLength(4);
    expect(edited(text, (document) => removeRow(document, 1))).toBeNull();
  });

  test('is not done where the next row would become the header', () => {
    const text = 'a.jpg,x,one\nimage,label,b.jpg\nc.jpg,x,two\n';
    expect(edited(text, (document) => removeRow(document, 0))).toBeNull();
  });

  test('leaves every other byte, in files of every form', () => {
    fc.assert(
      fc.property(plain, fc.nat(), (source, n) => {
        const row = n % source.cells.length;
        const text = textOf(source);
        const records = openDocument(text).captions.table.records;
        const gone = records[row + 1];
        const after = edited(text, (document) => removeRow(document, row));
        fc.pre(after !== null);
        expect(after).toBe(text.slice(0, gone?.start) + text.slice(gone?.next));
        expect(rowsIn(after)).toEqual(rowsIn(text).toSpliced(row, 1));
      }),
      parameters,
    );
  });
});

describe('adding rows', () => {
  const add = (text: string, ...paths: string[]) => edited(text, (document) => addRows(document, listed(...paths)));

  test('makes a whole captions file of an empty document', () => {
    for (const text of ['', '\n'])
      expect(add(text, 'x/10.jpg', 'x/9.jpg', 'notes.txt', 'top.png')).toBe(
        'filename,category,caption\ntop.png,,\n9.jpg,x,\n10.jpg,x,\n',
      );
  });

  test('is one insertion at the end, in the form of the file', () => {
    const text = 'text;image;id\r\none;x/a.jpg;1';
    const edits = addRows(openDocument(text), listed('x/a.jpg', 'x/b;c.jpg'));
    expect(edits).toEqual([
      {
        range: { start: { line: 1, character: 13 }, end: { line: 1, character: 13 } },
        newText: '\r\n;"x/b;c.jpg";\r\n',
      },
    ]);
  });

  test('is not done where every image has a row, or a column is missing', () => {
    expect(add('a.jpg,x,one\n', 'x/a.jpg')).toBeNull();
    expect(add('image,label\na.jpg,x\n', 'x/b.jpg')).toBeNull();
  });

  test('keeps all that is there, and every image is named then', () => {
    const paths = fc.uniqueArray(fc.constantFrom('x/new.jpg', 'y/n, 1.png', '"q"/;.gif', 'deep/er/1.jpg', 'top.jpg'));
    fc.assert(
      fc.property(plain, paths, (source, images) => {
        const text = textOf(source);
        const after = add(text, ...images);
        fc.pre(after !== null);
        expect(after.startsWith(text)).toBe(true);
        const dataset = resolveDataset(readRows({ text: after, problems: [] }), listed(...images));
        expect(dataset.problems.filter(({ code }) => code === 'image-without-row')).toEqual([]);
        expect(rowsIn(after).slice(0, source.cells.length)).toEqual(rowsIn(text));
      }),
      parameters,
    );
  });
});

describe('in a damaged file', () => {
  const edits: readonly (readonly [string, Edit])[] = [
    ['swapCaptions', (document) => swapCaptions(document, 0, 2)],
    ['nameImage', (document) => nameImage(document, 1, 'x/"q", 1.jpg')],
    ['removeRow', (document) => removeRow(document, 1)],
    ['addRows', (document) => addRows(document, listed('x/new.jpg'))],
  ];
  test.each(edits)('%s does what it says to its rows alone, or nothing', (name, edit) => {
    fc.assert(
      fc.property(soups, (text) => {
        const after = edited(text, edit);
        fc.pre(after !== null);
        const before = rowsIn(text);
        const touched = { swapCaptions: [0, 2], nameImage: [1], removeRow: [], addRows: [] }[name] ?? [];
        const now = name === 'removeRow' ? rowsIn(after).toSpliced(1, 0, before[1] ?? ['', '', '']) : rowsIn(after);
        for (const [i, row] of before.entries()) if (!touched.includes(i)) expect(now[i]).toEqual(row);
        if (name === 'swapCaptions') expect([now[0]?.[2], now[2]?.[2]]).toEqual([before[2]?.[2], before[0]?.[2]]);
      }),
      { ...parameters, numRuns: 300 },
    );
  });
});
