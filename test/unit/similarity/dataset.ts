import fc from 'fast-check';
import { rightAnswers, type RowPair } from '../../../src/core/similarity/answers.ts';
import type { Vectors } from '../../../src/core/similarity/compare.ts';
import { matrix } from './multiply.ts';

/** Rows as pairs of image and caption, and a vector of small integers for each image and each caption. */
export interface ToyDataset {
  readonly rows: readonly { readonly image: number; readonly caption: number }[];
  readonly imageVectors: readonly (readonly number[])[];
  readonly captionVectors: readonly (readonly number[])[];
  readonly pairs: readonly RowPair[];
}

const KINDS = 6;
const DIMENSION = 3;
const pool = fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: DIMENSION, maxLength: DIMENSION }), {
  minLength: KINDS,
  maxLength: KINDS,
});
const kind = fc.nat(KINDS - 1);

/** Several captions per image, several images per caption, ties by value and declared equivalents abound. */
export const toyDataset: fc.Arbitrary<ToyDataset> = fc
  .array(fc.record({ image: kind, caption: kind }), { minLength: 1, maxLength: 12 })
  .chain((rows) => {
    const row = fc.nat(rows.length - 1);
    return fc.record({
      rows: fc.constant(rows),
      imageVectors: pool,
      captionVectors: pool,
      pairs: fc.array(fc.tuple(row, row), { maxLength: 3 }),
    });
  });

export function toVectors({ rows, imageVectors, captionVectors, pairs }: ToyDataset): Vectors {
  const answers = rightAnswers(
    rows.map(({ image }) => `image ${image}`),
    rows.map(({ caption }) => `caption ${caption}`),
    pairs,
  );
  const images = Array.from(answers.imageRows, (row) => imageVectors[rows[row]?.image ?? 0] ?? []);
  const captions = Array.from(answers.captionRows, (row) => captionVectors[rows[row]?.caption ?? 0] ?? []);
  return { images: matrix(images), captions: matrix(captions), answers };
}
