import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVectors } from '../../../src/core/similarity/compare.ts';
import { blockTexels, type BlockRequest } from '../../../src/core/similarity/texels.ts';
import { valuesOf, type Mode } from '../../../src/core/similarity/values.ts';
import { toVectors, toyDataset, type ToyDataset } from './dataset.ts';
import { multiply } from './multiply.ts';

const modes: readonly Mode[] = [
  { kind: 'cosine' },
  { kind: 'rank' },
  { kind: 'softmax', scale: 0.7 },
  { kind: 'sigmoid', scale: 0.7, bias: -1 },
];

/** Means over the whole matrix, cell by cell. */
async function expected(toy: ToyDataset, { rows, columns, pool, onDiagonal, mode }: BlockRequest): Promise<number[]> {
  const { similarity } = await compareVectors(toVectors(toy), multiply);
  const size = toy.rows.length;
  const values = valuesOf(mode, { cosines: similarity ?? new Float32Array(), columns: size });
  const parts = (of: Int32Array) =>
    Array.from({ length: Math.ceil(of.length / pool) }, (_, i) => [...of.subarray(i * pool, (i + 1) * pool)]);
  const mean = (cells: readonly number[]) => cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
  return parts(rows).flatMap((ofRows, y) =>
    parts(columns).map((ofColumns, x) => {
      const own = ofRows.map((row) => values[row * size + row] ?? NaN);
      const all = ofRows.flatMap((row) => ofColumns.map((column) => values[row * size + column] ?? NaN));
      return mean(onDiagonal && x === y ? own : all);
    }),
  );
}

async function source(toy: ToyDataset) {
  const vectors = toVectors(toy);
  const { own } = await compareVectors(vectors, multiply);
  return { ...vectors, own };
}

function expectClose(texels: Float32Array, numbers: readonly number[]): void {
  expect(texels).toHaveLength(numbers.length);
  numbers.forEach((number, i) => {
    expect(Math.abs((texels[i] ?? NaN) - number)).toBeLessThan(1e-5 * Math.max(1, Math.abs(number)));
  });
}

describe.each(modes)('a block that shows $kind', (mode) => {
  const block = toyDataset.chain((toy) => {
    const row = fc.nat(toy.rows.length - 1);
    return fc.record({
      toy: fc.constant(toy),
      rows: fc.array(row, { minLength: 1, maxLength: 9 }).map((rows) => Int32Array.from(rows)),
      columns: fc.array(row, { minLength: 1, maxLength: 9 }).map((columns) => Int32Array.from(columns)),
      pool: fc.constantFrom(1, 2, 4, 16),
    });
  });

  test('holds the means of the whole matrix, whichever rows and columns it asks for', async () => {
    await fc.assert(
      fc.asyncProperty(block, async ({ toy, ...asked }) => {
        const request = { ...asked, onDiagonal: false, mode };
        expectClose(await blockTexels(await source(toy), request, multiply), await expected(toy, request));
      }),
      { seed: 20_11, numRuns: 100 },
    );
  });

  test('shows own pairs alone on the diagonal', async () => {
    await fc.assert(
      fc.asyncProperty(block, async ({ toy, rows, pool }) => {
        const request = { rows, columns: rows, pool, onDiagonal: true, mode };
        expectClose(await blockTexels(await source(toy), request, multiply), await expected(toy, request));
      }),
      { seed: 20_12, numRuns: 100 },
    );
  });
});

describe('a block', () => {
  const toy: ToyDataset = {
    rows: Array.from({ length: 3 }, (_, i) => ({ image: i, caption: i })),
    imageVectors: [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
    captionVectors: [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
    pairs: [],
  };
  const request = { rows: Int32Array.of(0, 1), columns: Int32Array.of(0), pool: 1, onDiagonal: false, mode: modes[0] };

  test.each([
    ['a row that is not there', { rows: Int32Array.of(3) }],
    ['a column before the first', { columns: Int32Array.of(-1) }],
    ['a pool that is no power of two', { pool: 3 }],
    ['a diagonal of unequal sides', { onDiagonal: true }],
  ])('is refused with %s', async (_, wrong) => {
    const asked = { ...request, ...wrong } as BlockRequest;
    await expect(blockTexels(await source(toy), asked, multiply)).rejects.toThrow(RangeError);
  });

  test('ends with what a step throws', async () => {
    const asked = { ...request, mode: { kind: 'rank' } } as BlockRequest;
    const step = () => {
      throw new Error('enough');
    };
    await expect(blockTexels(await source(toy), asked, multiply, step)).rejects.toThrow('enough');
  });

  test('of one row is its share of all columns, not of those that are asked for', async () => {
    const asked = { ...request, mode: { kind: 'softmax', scale: 1 } } as BlockRequest;
    const [first = NaN] = await blockTexels(await source(toy), asked, multiply);
    expect(first).toBeCloseTo(Math.E / (Math.E + 1 + Math.E), 6);
  });
});
