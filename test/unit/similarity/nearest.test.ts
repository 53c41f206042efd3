import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearest } from '../../../src/core/similarity/nearest.ts';
import { toVectors, toyDataset } from './dataset.ts';
import { multiply } from './multiply.ts';
import { naive } from './naive.ts';

describe('nearest', () => {
  test('gives distinct captions and images, the highest cosine first and the first row at a tie', async () => {
    await fc.assert(
      fc.asyncProperty(toyDataset, fc.nat(), fc.integer({ min: 1, max: 9 }), async (toy, any, count) => {
        const row = any % toy.rows.length;
        const size = toy.rows.length;
        const { similarity } = naive(toy);
        const first = (key: 'image' | 'caption') =>
          toy.rows.flatMap((one, index) =>
            toy.rows.findIndex((other) => other[key] === one[key]) === index ? [index] : [],
          );
        const ranked = (rows: readonly number[], cosine: (row: number) => number) =>
          rows
            .map((index) => ({ row: index, cosine: cosine(index) }))
            .sort((a, b) => b.cosine - a.cosine)
            .slice(0, count);
        expect(await nearest(toVectors(toy), row, count, multiply)).toEqual({
          captions: ranked(first('caption'), (column) => similarity[row * size + column] ?? NaN),
          images: ranked(first('image'), (image) => similarity[image * size + row] ?? NaN),
        });
      }),
      { seed: 20_13 },
    );
  });

  test('of a row that is not there is refused', async () => {
    const toy = { rows: [{ image: 0, caption: 0 }], imageVectors: [[1]], captionVectors: [[1]], pairs: [] };
    await expect(nearest(toVectors(toy), 1, 3, multiply)).rejects.toThrow(RangeError);
  });
});
