import type { Matrix, MultiplyTransposed } from '../pipelines/types.ts';
import { rowsBy, type RightAnswers } from './answers.ts';
import { gatherRows, sliceRows } from './blocks.ts';
import type { Vectors } from './compare.ts';

/** Few enough to be cheap, enough for the library to add up in the order that it uses for large products. */
const IMAGES = 256;

/** Cosine of each row's image with its own caption, from those of all images with all captions. */
export function ownCells({ data, columns }: Matrix, { imageOf, captionOf }: RightAnswers): Float32Array {
  return Float32Array.from(imageOf, (image, row) => data[image * columns + (captionOf[row] ?? 0)] ?? NaN);
}

/**
 * Cosine of each row's image with its own caption, from small products. It may differ in the last bit from the same
 * cell of a larger product, which adds up in another order.
 */
export async function ownCosines(
  { images, captions, answers: { imageOf, captionOf } }: Vectors,
  multiply: MultiplyTransposed,
): Promise<Float32Array> {
  const own = new Float32Array(imageOf.length);
  const rowsOf = rowsBy(imageOf, images.rows);
  const height = Math.ceil(images.rows / Math.ceil(images.rows / IMAGES));
  for (let first = 0; first < images.rows; first += height) {
    const rows = rowsOf.slice(first, first + height).flat();
    const theirs = rows.map((row) => captionOf[row] ?? 0);
    const cosines = await multiply(sliceRows(images, first, first + height), gatherRows(captions, theirs));
    rows.forEach((row, column) => {
      own[row] = cosines.data[((imageOf[row] ?? 0) - first) * rows.length + column] ?? NaN;
    });
  }
  return own;
}
