import type { Matrix } from '../pipelines/types.ts';
import type { Drift } from './types.ts';

/** Cosines of distinct images (rows) with distinct captions, in fp32 and in another precision; of one shape. */
export function driftOf(fp32: Matrix, other: Matrix): Drift {
  let [largest, sum, changed] = [0, 0, 0];
  for (let image = 0; image < fp32.rows; image++) {
    const [before, after] = [rowOf(fp32, image), rowOf(other, image)];
    if (best(before) !== best(after)) changed += 1;
    before.forEach((cosine, caption) => {
      const difference = Math.abs(cosine - (after[caption] ?? NaN));
      largest = Math.max(largest, difference);
      sum += difference;
    });
  }
  return { images: fp32.rows, changed, largest, mean: sum / fp32.data.length };
}

function rowOf({ data, columns }: Matrix, row: number): Float32Array {
  return data.subarray(row * columns, (row + 1) * columns);
}

/** The first maximum, as the experiment has it. */
function best(cosines: Float32Array): number {
  return cosines.reduce((first, cosine, index) => (cosine > (cosines[first] ?? NaN) ? index : first), 0);
}
