import type { Matrix } from '../pipelines/types.ts';

/**
 * Rows scaled to length 1, as `torch.nn.functional.normalize` does it (lengths below 1e-12 count as 1e-12). A row with
 * a component that is not finite becomes zero, so that no cosine is ever NaN.
 */
export function unitRows({ data, rows, columns }: Matrix): Matrix {
  const unit = new Float32Array(data.length);
  for (let start = 0; start < rows * columns; start += columns) {
    const scale = 1 / Math.max(norm(data, start, columns), 1e-12);
    if (Number.isFinite(scale) && scale > 0)
      for (let i = start; i < start + columns; i++) unit[i] = (data[i] ?? 0) * scale;
  }
  return { data: unit, rows, columns };
}

function norm(data: Float32Array, start: number, length: number): number {
  let sum = 0;
  for (let i = start; i < start + length; i++) sum += (data[i] ?? 0) ** 2;
  return Math.sqrt(sum);
}

/** Throws a RangeError unless there are so many vectors and all components are numbers. */
export function requireNumbers(name: string, { data, rows, columns }: Matrix, expected: number): void {
  if (rows !== expected) throw new RangeError(`Expected ${expected} ${name} vectors, got ${rows}`);
  const bad = firstNaN(data);
  if (bad >= 0) throw new RangeError(`Vector of ${name} ${Math.floor(bad / columns)} holds NaN`);
}

/** A loop, for `findIndex` takes ten times as long. */
function firstNaN(data: Float32Array): number {
  for (let i = 0; i < data.length; i++) if (Number.isNaN(data[i])) return i;
  return -1;
}
