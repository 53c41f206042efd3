import type { Matrix, MultiplyTransposed } from '../../../src/core/pipelines/types.ts';

/** a · bᵀ + bias in plain loops; a cell depends on its two vectors alone. */
export const multiply: MultiplyTransposed = async (a, b, bias) => {
  await Promise.resolve();
  const product = new Float32Array(a.rows * b.rows);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < b.rows; j++) product[i * b.rows + j] = dot(a, i, b, j) + (bias?.[j] ?? 0);
  return { data: product, rows: a.rows, columns: b.rows };
};

function dot(a: Matrix, i: number, b: Matrix, j: number): number {
  let sum = 0;
  for (let k = 0; k < a.columns; k++) sum += (a.data[i * a.columns + k] ?? NaN) * (b.data[j * b.columns + k] ?? NaN);
  return sum;
}

export function matrix(rows: readonly (readonly number[])[]): Matrix {
  return { data: Float32Array.from(rows.flat()), rows: rows.length, columns: rows[0]?.length ?? 0 };
}
