import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Trouble } from '../../../src/core/errors.ts';
import type { MultiplyTransposed } from '../../../src/core/pipelines/types.ts';
import { rightAnswers } from '../../../src/core/similarity/answers.ts';
import { compareVectors, type RowVerdicts, type Vectors } from '../../../src/core/similarity/compare.ts';
import { unitRows } from '../../../src/core/similarity/vectors.ts';
import { toVectors, toyDataset } from './dataset.ts';
import { matrix, multiply } from './multiply.ts';
import { naive } from './naive.ts';

const plain = ({ restMean, ...rows }: RowVerdicts) => ({
  restMean: restMean + 0,
  ...Object.fromEntries(Object.entries(rows).map(([name, values]) => [name, Array.from(values ?? [], (x) => x + 0)])),
});

describe('compareVectors', () => {
  it('follows the definitions, whatever captions, ties and equivalents a dataset has', async () => {
    await fc.assert(
      fc.asyncProperty(toyDataset, async (dataset) => {
        const { restMean, ...rows } = naive(dataset);
        expect(plain(await compareVectors(toVectors(dataset), multiply))).toEqual({ ...rows, restMean: restMean + 0 });
      }),
      { seed: 20, numRuns: 400 },
    );
  });

  it('gives identical captions exactly the same cosine, so that they tie', async () => {
    const vectors = small(['a', 'b', 'c'], ['a leopard', 'a beach', 'a leopard']);
    const { own, best, correct, tieAware, rank } = await compareVectors(
      {
        ...vectors,
        images: matrix([
          [1, 0],
          [0, 1],
          [1, 0],
        ]),
        captions: matrix([
          [1, 0],
          [0, 1],
        ]),
      },
      multiply,
    );
    expect([...own]).toEqual([1, 1, 1]);
    expect([...best]).toEqual([0, 1, 0]);
    expect([...correct]).toEqual([1, 1, 0]);
    expect([...tieAware]).toEqual([1, 1, 1]);
    expect([...rank]).toEqual([1, 1, 1]);
  });

  it('has no rival when all rows hold one image', async () => {
    const { rival, rivalCosine, margin, restMean, correct } = await compareVectors(
      { ...small(['a', 'a'], ['x', 'y']), images: matrix([[1, 0]]) },
      multiply,
    );
    expect([...rival]).toEqual([-1, -1]);
    expect([...rivalCosine, ...margin, restMean]).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect([...correct]).toEqual([1, 1]);
  });

  it('takes zero vectors for ties, never for NaN', async () => {
    const images = unitRows(
      matrix([
        [0, 0],
        [NaN, 1],
      ]),
    );
    const { own, best, rank, margin, restMean } = await compareVectors(
      { ...small(['a', 'b'], ['x', 'y']), images },
      multiply,
    );
    expect([...own, ...margin, restMean]).toEqual([0, 0, 0, 0, 0]);
    expect([...best]).toEqual([0, 0]);
    expect([...rank]).toEqual([1, 1]);
  });

  it('refuses vectors that do not fit, and names what came', async () => {
    const vectors = small(['a', 'b'], ['x', 'y']);
    const wide = compareVectors(
      {
        ...vectors,
        captions: matrix([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      },
      multiply,
    );
    await expect(wide).rejects.toMatchObject({ code: 'dimension-mismatch', args: { images: 2, captions: 3 } });
    await expect(wide).rejects.toBeInstanceOf(Trouble);
    await expect(compareVectors({ ...vectors, images: matrix([[1, 0]]) }, multiply)).rejects.toThrow(
      'Expected 2 image vectors, got 1',
    );
    await expect(
      compareVectors(
        {
          ...vectors,
          captions: matrix([
            [1, 0],
            [NaN, 0],
          ]),
        },
        multiply,
      ),
    ).rejects.toThrow('Vector of caption 1 holds NaN');
  });
});

describe('compareVectors above 2,000 rows', () => {
  const count = 2_100;
  const captionsOf = (row: number): number => (row * 7) % 1_999;
  const vector = (seed: number): number[] => [1, 2, 3].map((k) => ((seed * k * 7919) % 101) - 50);
  const rows = Array.from({ length: count }, (_, row) => ({ image: row, caption: captionsOf(row) }));
  const dataset = {
    rows,
    imageVectors: rows.map(({ image }) => vector(image)),
    captionVectors: Array.from({ length: 1_999 }, (_, caption) => vector(3 * caption + 1)),
    pairs: [],
  };
  const vectors = toVectors(dataset);

  it('goes through several blocks without keeping the matrix, and says the same', async () => {
    const steps: number[][] = [];
    const verdicts = await compareVectors(vectors, multiply, (...at) => void steps.push(at));
    expect(verdicts.similarity).toBeNull();
    expect(steps).toEqual([
      [2_001, count],
      [count, count],
    ]);
    const sample = [0, 1, 999, 2_000, 2_001, 2_099];
    const cosine = (i: number, j: number): number =>
      vector(i).reduce((sum, x, k) => sum + x * (vector(3 * captionsOf(j) + 1)[k] ?? NaN), 0);
    for (const row of sample) {
      const own = cosine(row, row);
      expect(verdicts.own[row]).toBe(own);
      expect(verdicts.rank[row]).toBe(1 + rows.filter((_, j) => j !== row && cosine(row, j) > own).length);
      expect(verdicts.textRank[row]).toBe(1 + rows.filter((_, i) => i !== row && cosine(i, row) > own).length);
    }
  });

  it('ranks exactly even where a product of another shape rounds otherwise', async () => {
    const shaky: MultiplyTransposed = async (a, b) => {
      const product = await multiply(a, b);
      return b.rows < 1_000 ? { ...product, data: product.data.map((x) => x - 1) } : product;
    };
    expect(plain(await compareVectors(vectors, shaky))).toEqual(plain(await compareVectors(vectors, multiply)));
  });

  it('ends with what a step throws', async () => {
    let blocks = 0;
    const cancel = () => {
      if (++blocks === 1) throw new Trouble('cancelled');
    };
    await expect(compareVectors(vectors, multiply, cancel)).rejects.toMatchObject({ code: 'cancelled' });
    expect(blocks).toBe(1);
  });
});

function small(images: readonly string[], captions: readonly string[]): Vectors {
  const identity = matrix([
    [1, 0],
    [0, 1],
  ]);
  return { images: identity, captions: identity, answers: rightAnswers(images, captions) };
}
