import type { Matrix } from '../pipelines/types.ts';
import { rowsBy, type RightAnswers } from './answers.ts';

/**
 * Mean cosine over all cells (image of row r, caption of row s) whose caption is not one of the image's own; NaN when
 * there is none. No matrix is needed: the cosines of all pairs add up to the cosine of the sums of the vectors.
 */
export function restMean(images: Matrix, captions: Matrix, answers: RightAnswers): number {
  const { imageOf, captionOf } = answers;
  const every = Array.from(imageOf.keys());
  const total = pairSum(images, captions, answers, every);
  const groups = rowsBy(imageOf, images.rows);
  const own = groups.reduce((sum, rows) => sum + pairSum(images, captions, answers, rows), 0);
  const cells = captionOf.length ** 2 - groups.reduce((sum, rows) => sum + rows.length ** 2, 0);
  return cells === 0 ? NaN : (total - own) / cells;
}

/** Sum of the cosines of every image with every caption of these rows. */
function pairSum(images: Matrix, captions: Matrix, answers: RightAnswers, rows: readonly number[]): number {
  return dot(sumRows(images, answers.imageOf, rows), sumRows(captions, answers.captionOf, rows));
}

function sumRows({ data, columns }: Matrix, vectorOf: Int32Array, rows: readonly number[]): Float64Array {
  const sum = new Float64Array(columns);
  for (const row of rows) {
    const start = (vectorOf[row] ?? 0) * columns;
    for (let i = 0; i < columns; i++) sum[i] = (sum[i] ?? 0) + (data[start + i] ?? 0);
  }
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
