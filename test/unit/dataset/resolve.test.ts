import { describe, expect, test } from 'vitest';
import { resolveDataset } from '../../../src/core/dataset/resolve.ts';
import { readCaptions, readRows } from '../../../src/core/dataset/rows.ts';
import type { Dataset, ListedFile } from '../../../src/core/dataset/types.ts';

const listed = (...paths: string[]): ListedFile[] => paths.map((path) => ({ path, leavesFolder: false }));
const HEADER = 'filename,category,caption\n';

const resolve = (text: string, files: readonly ListedFile[]): Dataset =>
  resolveDataset(readRows({ text, problems: [] }), files);

/** What became of each row, and every problem but the lack of rows. */
function outcome({ rows, leftOut, problems }: Dataset) {
  return {
    used: rows.map(({ image, label }) => `${image} (${label})`),
    out: leftOut.map(({ row, reasons }) => `${row.record}: ${reasons.join()}`),
    problems: problems
      .filter(({ code }) => code !== 'too-few-rows')
      .map(({ code, severity, record, place, args }) => {
        const told = Object.entries(args).map(([name, value]) => ` ${name}=${value}`);
        return `${severity} ${code} ${record ?? '-'} ${place ? `${place.line}:${place.column}` : '-'}${told.join('')}`;
      }),
  };
}

const FILES = listed('beaches/beach1.jpg', 'beaches/beach2.jpg', 'food/food1.png', 'notes.txt');
const REST = 'beach2.jpg,beaches,two\nfood1.png,food,three\n';

describe('an image', () => {
  test.each([
    ['in the folder of its category', 'beach1.jpg,beaches,one', 'beaches/beach1.jpg (beaches)'],
    ['with its folder in the filename', 'beaches/beach1.jpg,,one', 'beaches/beach1.jpg (beaches)'],
    ['with a category that is no folder', 'beaches/beach1.jpg,sea,one', 'beaches/beach1.jpg (sea)'],
    ['with spaces around the names', ' beach1.jpg , beaches ,one', 'beaches/beach1.jpg (beaches)'],
    ['with the slashes of Windows', 'beaches\\beach1.jpg,,one', 'beaches/beach1.jpg (beaches)'],
    ['with dots and doubled slashes', './beaches//./beach1.jpg,,one', 'beaches/beach1.jpg (beaches)'],
  ])('%s is found', (_, row, expected) => {
    const { used, out, problems } = outcome(resolve(`${HEADER}${row}\n${REST}`, FILES));
    expect(used[0]).toBe(expected);
    expect([out, problems]).toEqual([[], []]);
  });

  test('in the dataset folder itself needs no category', () => {
    const dataset = resolve('file_name,text\na.jpg,one\ntrain/cats/b.jpg,two', listed('a.jpg', 'train/cats/b.jpg'));
    expect(outcome(dataset)).toEqual({ used: ['a.jpg ()', 'train/cats/b.jpg (cats)'], out: [], problems: [] });
  });

  test('in the folder of its category comes before one in the dataset folder', () => {
    const dataset = resolve('a.jpg,x,one\nb.jpg,x,two', listed('a.jpg', 'x/a.jpg', 'b.jpg'));
    expect(outcome(dataset).used).toEqual(['x/a.jpg (x)', 'b.jpg (x)']);
    expect(outcome(dataset).problems).toEqual(['warning image-without-row - - file=a.jpg']);
  });

  test.each([
    ['case', 'BEACH1.jpg', 'beach1.jpg'],
    ['the case of the extension', 'beach1.JPG', 'beach1.jpg'],
    ['composed accents', 'ñandú.jpg'.normalize('NFC'), 'ñandú.jpg'.normalize('NFD')],
    ['decomposed accents', 'ñandú.jpg'.normalize('NFD'), 'ÑANDÚ.jpg'.normalize('NFC')],
  ])('whose name differs only by %s is used, with a warning', (_, written, real) => {
    const dataset = resolve(`${HEADER}${written},x,one`, listed(`x/${real}`));
    expect(outcome(dataset)).toEqual({
      used: [`x/${real} (x)`],
      out: [],
      problems: [`warning filename-case 0 2:1 file=${written} found=x/${real}`],
    });
  });

  test('whose exact name exists beside one in other case is that one', () => {
    const dataset = resolve('A.jpg,x,one\na.jpg,x,two', listed('x/a.jpg', 'x/A.jpg'));
    expect(outcome(dataset)).toEqual({ used: ['x/A.jpg (x)', 'x/a.jpg (x)'], out: [], problems: [] });
  });

  test.each([
    'nope.jpg',
    'beach1',
    'beach3.jpg',
    'http://example.org/beach1.jpg',
    '__proto__',
    'beach1.jpg\n',
    'beach1.jpg/',
  ])('that is not there is a problem of its row alone: %j', (name) => {
    const dataset = resolve(`${HEADER}"${name}",beaches,one\n${REST}`, listed('beaches/beach2.jpg', 'food/food1.png'));
    expect(outcome(dataset)).toMatchObject({ out: ['0: missing-image'], used: { length: 2 } });
  });

  test.each([
    ['beach1.jpg', 'food', 'beaches/beach1.jpg'],
    ['baech1.jpg', 'beaches', 'beaches/beach1.jpg'],
    ['beach_1.jpeg', 'beaches', 'beaches/beach1.jpg'],
    ['Beach1', 'beaches', 'beaches/beach1.jpg'],
    ['beach3.jpg', 'beaches', undefined],
    ['mountain.jpg', 'beaches', undefined],
  ])('%s in %s was probably %s', (name, category, suggestion) => {
    const { problems } = resolve(`${HEADER}${name},${category},one\n${REST}`, FILES);
    expect(problems.find(({ code }) => code === 'missing-image')?.args['suggestion']).toBe(suggestion);
  });

  test('in an unknown category folder is reported at the category', () => {
    const { problems, out } = outcome(resolve(`${HEADER}beach1.jpg,beachs,one\na.jpg,zoo,b\n`, FILES));
    expect(out).toEqual(['0: unknown-category', '1: unknown-category']);
    expect(problems.slice(0, 2)).toEqual([
      'error unknown-category 0 2:12 category=beachs suggestion=beaches',
      'error unknown-category 1 3:7 category=zoo',
    ]);
  });

  test('that no row names is reported by its path, whatever its format', () => {
    const names = ['a.jpg', 'b.JPEG', 'c.png', 'd.webp', 'e.avif', 'f.gif', 'g.tif', 'h.tiff'];
    const files = listed(...names, 'i.txt', 'j.svg', 'k.jpg.bak', 'captions.csv');
    expect(outcome(resolve(HEADER, files)).problems).toEqual(
      names.map((n) => `warning image-without-row - - file=${n}`),
    );
  });
});

describe('a path that may leave the folder', () => {
  test.each([
    '../secret.jpg',
    'x/../../secret.jpg',
    'x/../a.jpg',
    '..\\secret.jpg',
    'x\\..\\..\\secret.jpg',
    '/etc/passwd',
    '\\\\server\\share\\a.jpg',
    'C:\\secret.jpg',
    'c:secret.jpg',
    ' /etc/passwd',
    'a.jpg\0.png',
    '..',
  ])('is not opened: %j', (name) => {
    const dataset = resolve(`${HEADER}"${name}",x,one\n`, listed('x/a.jpg', 'a.jpg', 'secret.jpg'));
    expect(outcome(dataset)).toMatchObject({ used: [], out: ['0: path-leaves-folder'] });
  });

  test.each(['..', '../x', '/x', '\\x', 'x\0'])('is not opened through the category either: %j', (category) => {
    const dataset = resolve(`${HEADER}a.jpg,"${category}",one\n`, listed('x/a.jpg', 'a.jpg'));
    expect(outcome(dataset).out).toEqual(['0: path-leaves-folder']);
  });

  test('is not opened through a link', () => {
    const files = [{ path: 'x/a.jpg', leavesFolder: true }, ...listed('x/b.jpg')];
    const dataset = resolve('a.jpg,x,one\nA.jpg,x,two\nb.jpg,x,three', files);
    expect(outcome(dataset)).toMatchObject({
      used: ['x/b.jpg (x)'],
      out: ['0: path-leaves-folder', '1: path-leaves-folder'],
    });
  });

  test('is not a name with two dots in it', () => {
    expect(outcome(resolve('a..b.jpg,x,one', listed('x/a..b.jpg'))).used).toEqual(['x/a..b.jpg (x)']);
  });
});

describe('rows', () => {
  test('with several captions of an image all count; the same caption again does not', () => {
    const text = 'a.jpg,x,one\na.jpg,x,two\na.jpg,x, one \nb.jpg,x,one\nx/a.jpg,,three\n';
    expect(outcome(resolve(text, listed('x/a.jpg', 'x/b.jpg')))).toEqual({
      used: ['x/a.jpg (x)', 'x/a.jpg (x)', 'x/b.jpg (x)', 'x/a.jpg (x)'],
      out: ['2: duplicate-row'],
      problems: ['info several-captions 1 2:1 file=x/a.jpg count=3', 'warning duplicate-row 2 3:9 line=1'],
    });
  });

  test('without filename or caption are left out', () => {
    expect(outcome(resolve(`${HEADER},x,one\na.jpg,x,\nb.jpg,x,"  \n"`, listed('x/a.jpg', 'x/b.jpg')))).toEqual({
      used: [],
      out: ['0: empty-filename', '1: empty-caption', '2: empty-caption'],
      problems: [
        'error empty-filename 0 2:1',
        'warning empty-caption 1 3:9 file=a.jpg',
        'warning empty-caption 2 4:9 file=b.jpg',
      ],
    });
  });

  test('tell every reason at once', () => {
    expect(outcome(resolve(`${HEADER}nope.jpg,x,\n`, listed('x/a.jpg'))).out).toEqual([
      '0: missing-image,empty-caption',
    ]);
  });

  test('that cannot be read are left out, yet name their image', () => {
    const dataset = resolve(`${HEADER}a.jpg,x,one, two\nb.jpg,x,"one\n`, listed('x/a.jpg', 'x/b.jpg'));
    expect(outcome(dataset)).toEqual({
      used: [],
      out: ['0: column-count', '1: unclosed-quote'],
      problems: ['error column-count 0 2:1 found=4 expected=3 delimiter=,', 'error unclosed-quote 1 3:9'],
    });
  });

  test('with a stray quote take part', () => {
    const dataset = resolve(`${HEADER}a.jpg,x,a 5" disk\n`, listed('x/a.jpg'));
    expect(outcome(dataset)).toEqual({ used: ['x/a.jpg (x)'], out: [], problems: ['warning stray-quote 0 2:9'] });
  });

  test('with bytes that are not UTF-8 are left out', () => {
    const bytes = Uint8Array.from(`${HEADER}a.jpg,x,\xe9t\xe9\nb.jpg,x,summer\n`, (c) => c.charCodeAt(0));
    const dataset = resolveDataset(readCaptions(bytes), listed('x/a.jpg', 'x/b.jpg'));
    expect(outcome(dataset)).toEqual({
      used: ['x/b.jpg (x)'],
      out: ['0: not-utf8'],
      problems: ['error not-utf8 0 2:9 line=2'],
    });
  });

  test('of a file without caption column are all left out for that reason', () => {
    expect(outcome(resolve('filename,category\na.jpg,x\n', listed('x/a.jpg')))).toEqual({
      used: [],
      out: ['0: missing-column'],
      problems: ['error missing-column - 1:1 column=caption'],
    });
  });

  test.each([
    ['', 0],
    ['a.jpg,x,one', 1],
    ['a.jpg,x,one\nnope.jpg,x,two', 1],
  ])('are too few below two: %j', (text, usable) => {
    expect(resolve(text, listed('x/a.jpg')).problems).toContainEqual({
      code: 'too-few-rows',
      severity: 'error',
      args: { usable },
      place: null,
      record: null,
    });
  });

  test('are all there: each one is used or left out', () => {
    const text = `${HEADER}a.jpg,x,one\nnope.jpg,x,two\n"b.jpg,x\n,,\n\na.jpg,x,one\n../c.jpg,x,d\na.jpg,x,"e"f\n`;
    const captions = readRows({ text, problems: [] });
    const { rows, leftOut } = resolveDataset(captions, listed('x/a.jpg'));
    const records = [...rows, ...leftOut.map(({ row }) => row)].map(({ record }) => record).sort((a, b) => a - b);
    expect(records).toEqual(captions.rows.map(({ record }) => record));
  });

  test('come in 100,000 with as many mistakes', () => {
    const count = 100_000;
    const text = Array.from({ length: count }, (_, index) => `img${index}.jpg,x,caption ${index}\n`).join('');
    const files = listed(...Array.from({ length: count }, (_, index) => `x/${index % 2 ? 'img' : 'pic'}${index}.jpg`));
    const { rows, leftOut } = resolve(text, files);
    expect([rows.length, leftOut.length]).toEqual([count / 2, count / 2]);
  });
});

test('a path through a folder that is a link leading out is refused, not called missing', () => {
  const { problems } = resolve(`${HEADER}x.jpg,out/deep,a\n`, [{ path: 'out', leavesFolder: true }]);
  expect(problems.map(({ code }) => code)).toContain('path-leaves-folder');
});
