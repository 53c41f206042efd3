import type { Matrix } from '../pipelines/types.ts';
import { rowsBy, type RightAnswers } from './answers.ts';
import { rowOf } from './blocks.ts';

/**
 * Mean cosine over all cells (image of row r, caption of row s) whose caption is not one of the image's own; NaN when
 * there is none. No matrix is needed: the cosines of all pairs add up to the cosine of the sums of the vectors. `own`
 * are the cosines of each row's image with its own caption.
 */
export function restMean(images: Matrix, captions: Matrix, answers: RightAnswers, own: Float32Array): number {
  const { imageOf, captionOf } = answers;
  const rowsOf = rowsBy(imageOf, images.rows);
  let sum = dot(sumRows(images, imageOf), sumRows(captions, captionOf));
  let cells = captionOf.length ** 2;
  imageOf.forEach((image, row) => {
    const rows = rowsOf[image]?.length ?? 0;
    sum -= rows * (own[row] ?? NaN);
    cells -= rows;
  });
  return cells === 0 ? NaN : sum / cells;
}

/** Sum of the vectors that the rows name. */
function sumRows(vectors: Matrix, vectorOf: Int32Array): Float64Array {
  const sum = new Float64Array(vectors.columns);
  for (const index of vectorOf) {
    const vector = rowOf(vectors, index);
    for (let i = 0; i < vector.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  }
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
