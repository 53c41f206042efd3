import { cp, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gather } from '../../src/engine/imported/gather.ts';
import { readIndex } from '../../src/engine/imported/index.ts';
import { matchImages } from '../../src/engine/imported/match.ts';
import { openNpy, readHeader, readRows, UnusableFile, type NpyFile } from '../../src/engine/imported/npy.ts';
import { openParts } from '../../src/engine/imported/parts.ts';
import { npyOf, writeEmbeddings, type Rows } from './support/embeddings.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/embeddings/', import.meta.url));
const CLIP_RETRIEVAL = join(FIXTURES, 'clip-retrieval');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caption-lens-imported-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function rowsOf(file: NpyFile, wanted: (row: number) => boolean = () => true): Promise<number[][]> {
  const rows: number[][] = [];
  await readRows(file, wanted, (_, values) => rows.push([...values]));
  return rows;
}

async function write(bytes: Uint8Array, name = 'a.npy'): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

describe('a matrix that NumPy wrote', () => {
  const at = (name: string) => join(FIXTURES, 'npy', `${name}.npy`);

  test.each([
    ['float16', 'float16'],
    ['float32', 'float32'],
    ['float64', 'float32'],
    ['version2', 'float32'],
    ['version3', 'float32'],
  ])('%s: to the bit', async (name, like) => {
    const expected = JSON.parse(await readFile(join(FIXTURES, 'npy', 'expected.json'), 'utf8')) as Record<string, Rows>;
    const file = await openNpy(at(name), name);
    expect(await rowsOf(file)).toEqual(expected[like]);
    expect(await rowsOf(file, (row) => row % 2 === 1)).toEqual(expected[like]?.filter((_, row) => row % 2 === 1));
  });

  test.each([
    ['fortran', 'column by column'],
    ['big-endian', 'big-endian (>f4)'],
    ['vector', 'has the shape (3,)'],
    ['empty', 'has the shape (0, '],
    ['integers', 'numbers of type <i8'],
  ])('%s is refused: %s', async (name, reason) => {
    await expect(openNpy(at(name), name)).rejects.toThrow(reason);
  });
});

describe('the reader of .npy files', () => {
  test('gives back whatever was written', async () => {
    const matrix = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60 }))
      .chain(([columns, count]) => {
        const row = fc.array(fc.float({ noNaN: true }), { minLength: columns, maxLength: columns });
        return fc.tuple(fc.constant(columns), fc.array(row, { minLength: count, maxLength: count }));
      });
    await fc.assert(
      fc.asyncProperty(matrix, async ([columns, rows]) => {
        const file = await openNpy(await write(npyOf(rows, 'f4', columns)), 'a');
        expect(file).toMatchObject({ rows: rows.length, columns });
        expect(await rowsOf(file)).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  test('notices every length but the right one', async () => {
    const bytes = npyOf([
      [1, 2],
      [3, 4],
    ]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length + 8 }), async (length) => {
        fc.pre(length !== bytes.length);
        const changed = Buffer.concat([bytes, Buffer.alloc(8)]).subarray(0, length);
        await expect(openNpy(await write(changed), 'a')).rejects.toThrow(UnusableFile);
      }),
      { numRuns: 100 },
    );
  });

  test('refuses headers of any other kind, and evaluates none', () => {
    const piece = fc.constantFrom(
      ...[
        "'descr'",
        ':',
        "'<f4'",
        'False',
        'True',
        '(3, 2)',
        '(-1, 2)',
        ',',
        '{',
        '}',
        "'shape'",
        ' ',
        '__import__("os")',
        "'fortran_order'",
      ],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (header) => {
          try {
            expect(readHeader(header, 'a')).toMatchObject({ columns: 2, rows: 3 });
          } catch (error) {
            if (!(error instanceof UnusableFile)) throw error;
          }
        },
      ),
    );
  });

  test.each([
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999, 99999999999), }", 'has the shape'],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (3, 0), }", 'has the shape'],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (0, 1000000000000), }", 'has the shape'],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (1, 65537), }", 'has the shape'],
    ["{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (3, 2), }", 'without descr'],
    ["{'descr': '|O', 'fortran_order': False, 'shape': (3, 2), }", 'of type |O'],
  ])('%s: %s', (header, reason) => {
    expect(() => readHeader(header, 'a')).toThrow(reason);
  });
});

describe('an index', () => {
  const MATRIX = { name: 'img_emb.npy', rows: 2 };
  const expected = {
    rows: 2,
    images: ['/data/photos/rooms/lamp.tiff', '/data/photos/elsewhere/gone.png'],
    captions: ['a lamp\nbeside a bed', ''],
  };

  test("of Arrow's making, among other columns", async () => {
    expect(await readIndex(join(CLIP_RETRIEVAL, 'metadata', 'metadata_1.parquet'), 'a', MATRIX)).toEqual(expected);
  });

  test('as CSV, with the names of a captions file', async () => {
    const text =
      'filename;category;caption\n"/data/photos/rooms/lamp.tiff";x;"a lamp\nbeside a bed"\n\n/data/photos/elsewhere/gone.png;;\n';
    expect(await readIndex(await write(Buffer.from(text), 'a.csv'), 'a', MATRIX)).toEqual(expected);
  });

  test.each([
    ['that is cut short', async (path: string) => truncate(path, 900)],
    ['that is something else', async (path: string) => writeFile(path, 'PAR1 and nothing more PAR1')],
    ['that is empty', async (path: string) => truncate(path, 0)],
  ])('%s is refused', async (_, spoil) => {
    const path = join(folder, 'spoilt.parquet');
    await cp(join(CLIP_RETRIEVAL, 'metadata', 'metadata_1.parquet'), path);
    await spoil(path);
    await expect(readIndex(path, 'spoilt', MATRIX)).rejects.toThrow(/^spoilt cannot be read/);
  });

  test('without the columns is refused', async () => {
    const path = await write(Buffer.from('url,similarity\nx,1\n'), 'b.csv');
    await expect(readIndex(path, 'b.csv', { name: 'm', rows: 1 })).rejects.toThrow(
      'b.csv has no column image_path and none caption',
    );
  });
});

describe('names stand for images', () => {
  const paths = ['beaches/1.jpg', 'food/1.jpg', 'food/soup.png', 'tree.webp', 'año/día.jpg'];
  const matched = (...names: string[]) => [...matchImages(names, paths)].map((index) => paths[index] ?? null);

  test('by the path in the dataset at their end', () => {
    expect(matched('/data/x/food/1.jpg', 'beaches/1.jpg', './tree.webp', 'C:\\data\\food\\soup.png')).toEqual([
      ...['food/1.jpg', 'beaches/1.jpg', 'tree.webp', 'food/soup.png'],
    ]);
    expect(matched('a\u006e\u0303o/di\u0301a.jpg')).toEqual(['año/día.jpg']);
  });

  test('several for one', () => {
    expect(matched('a/tree.webp', 'b/tree.webp')).toEqual(['tree.webp', 'tree.webp']);
  });

  test('else by a file name that both sides have once', () => {
    expect(matched('images/soup.png', '00001/1.jpg', 'cake.png')).toEqual(['food/soup.png', null, null]);
    expect(matched('x/soup.png', 'y/soup.png')).toEqual([null, null]);
  });

  test("else without extension, as WebDataset's keys", () => {
    expect(matched('soup', 'shards/día', '1')).toEqual(['food/soup.png', 'año/día.jpg', null]);
  });

  test('no end of another name', () => {
    expect(matched('beaches/11.jpg', 'old-beaches/1.jpg', 'mytree.webp', '')).toEqual([null, null, null, null]);
  });
});

describe('vectors', () => {
  const gathered = async (rows: Rows, targets: number[], type: 'f4' | 'f2' = 'f4') =>
    gather([await openNpy(await write(npyOf(rows, type), 'v.npy'), 'v')], [Int32Array.from(targets)], 2);

  test('go to their places at length 1; what is as long already stays to the bit', async () => {
    const unit = [...Float32Array.of(0.26726124, 0.5345225, 0.8017837)];
    const { vectors, found } = await gathered([[3, 0, 4], [9, 9, 9], unit], [1, -1, 0]);
    expect([...vectors.data]).toEqual([...unit, ...Float32Array.of(0.6, 0, 0.8)]);
    expect(found).toEqual([true, true]);
  });

  test('of zeros are none', async () => {
    expect(
      (
        await gathered(
          [
            [0, 0],
            [1, 0],
          ],
          [0, 1],
        )
      ).found,
    ).toEqual([false, true]);
  });

  test('that are not finite are refused where they are wanted', async () => {
    await expect(
      gathered(
        [
          [1, 0],
          [NaN, 0],
        ],
        [0, 1],
      ),
    ).rejects.toThrow('row 1 of part 0 holds numbers that are not finite');
    await expect(
      gathered(
        [
          [1, 0],
          [1e6, 0],
        ],
        [0, 1],
        'f2',
      ),
    ).rejects.toThrow('not finite');
    expect(
      (
        await gathered(
          [
            [1, 0],
            [NaN, 0],
          ],
          [0, -1],
        )
      ).found,
    ).toEqual([true, false]);
  });

  test('twice: the first is taken, and another one is told', async () => {
    const same = await gathered(
      [
        [1, 0],
        [1, 0.001],
        [0, 1],
      ],
      [0, 0, 1],
    );
    expect(same.ambiguous).toEqual([]);
    const other = await gathered(
      [
        [1, 0],
        [0, 1],
        [0, 1],
      ],
      [0, 0, 1],
    );
    expect([[...other.vectors.data], other.ambiguous]).toEqual([[1, 0, 0, 1], [0]]);
  });
});

describe('a folder', () => {
  test('as clip-retrieval writes it, in the order of its parts', async () => {
    const { parts, files } = await openParts(CLIP_RETRIEVAL);
    expect(parts.map(({ images, captions }) => [images.rows, images.columns, captions?.type])).toEqual([
      [3, 8, 'f2'],
      [2, 8, 'f2'],
    ]);
    expect(files.captions).toContain('text_emb/text_emb_1.npy');
  });

  test('with all files beside each other', async () => {
    const flat = join(folder, 'flat');
    for (const name of ['img_emb/img_emb_0.npy', 'text_emb/text_emb_0.npy', 'metadata/metadata_0.parquet'])
      await cp(join(CLIP_RETRIEVAL, name), join(flat, name.split('/')[1] ?? ''));
    expect((await openParts(flat)).parts).toHaveLength(1);
  });

  test('orders more than ten parts by number', async () => {
    const many = join(folder, 'many');
    const parts = Array.from({ length: 12 }, (_, number) => ({ images: [[number + 1]], paths: [`${number}.jpg`] }));
    await writeEmbeddings(many, parts);
    expect((await openParts(many)).parts.map(({ index }) => index.images?.[0])).toEqual(
      parts.map(({ paths }) => paths[0]),
    );
  });

  test.each<[string, (at: (name: string) => string) => Promise<unknown>, object]>([
    ['nothing in it', (at) => rm(at('img_emb'), { recursive: true }), { code: 'embeddings-missing' }],
    [
      'no index',
      (at) => rm(at('metadata/metadata_1.parquet')),
      { args: { reason: 'there is no metadata for img_emb/img_emb_1.npy' } },
    ],
    [
      'no captions of one part',
      (at) => rm(at('text_emb/text_emb_1.npy')),
      { args: { reason: 'there is no text_emb for img_emb/img_emb_1.npy' } },
    ],
    [
      'other rows',
      (at) =>
        rename(at('metadata/metadata_0.parquet'), at('metadata/metadata_1.parquet')).then(() =>
          cp(at('metadata/metadata_1.parquet'), at('metadata/metadata_0.parquet')),
        ),
      { args: { reason: 'img_emb/img_emb_1.npy has 2 rows, metadata/metadata_1.parquet has 3' } },
    ],
    [
      'other dimensions',
      (at) =>
        writeFile(
          at('img_emb/img_emb_1.npy'),
          npyOf([
            [1, 2],
            [3, 4],
          ]),
        ),
      { args: { reason: 'img_emb has 8 dimensions in one part and 2 in another' } },
    ],
    [
      'no paths',
      (at) =>
        writeFile(at('metadata/metadata_1.csv'), 'caption\na\nb\n').then(() => rm(at('metadata/metadata_1.parquet'))),
      { args: { reason: 'metadata/metadata_1.csv has no column image_path' } },
    ],
  ])('is refused: %s', async (_, spoil, expected) => {
    const copy = await mkdtemp(join(folder, 'spoilt-'));
    await cp(CLIP_RETRIEVAL, copy, { recursive: true });
    await spoil((name) => join(copy, name));
    await expect(openParts(copy)).rejects.toMatchObject(expected);
  });
});
