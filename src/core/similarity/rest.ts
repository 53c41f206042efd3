import type { Matrix } from '../pipelines/types.ts';
import { rowsBy, type RightAnswers } from './answers.ts';
import { rowOf } from './blocks.ts';

/**
 * Mean cosine over all cells (image of row r, caption of row s) whose caption is not one of the image's own; NaN when
 * there is none. No matrix is needed: the cosines of all pairs add up to the cosine of the sums of the vectors.
 */
export function restMean(images: Matrix, captions: Matrix, { imageOf, captionOf }: RightAnswers): number {
  const rowsOf = rowsBy(imageOf, images.rows).map((rows) => rows.length);
  const total = dot(sumRows(images, imageOf), sumRows(captions, captionOf));
  let own = 0;
  let ownCells = 0;
  imageOf.forEach((image, row) => {
    const rows = rowsOf[image] ?? 0;
    own += rows * dot(rowOf(images, image), rowOf(captions, captionOf[row] ?? 0));
    ownCells += rows;
  });
  const cells = captionOf.length ** 2 - ownCells;
  return cells === 0 ? NaN : (total - own) / cells;
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

function dot(a: Float64Array | Float32Array, b: Float64Array | Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
