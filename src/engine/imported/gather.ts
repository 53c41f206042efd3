import type { Matrix } from '../../core/pipelines/types.ts';
import { toUnitRows } from '../encoders/unit.ts';
import { readRows, UnusableFile, type NpyFile } from './npy.ts';

/** Two embeddings of one thing: half precision and another order of sums stay below this, another picture does not. */
const SAME = 1e-3;

/** What is as long as float32 can make it stays to the bit. */
const UNIT = 1e-6;

export interface Gathered {
  /** Unit vectors; the row of what was not found, or found to be zero, is zero. */
  readonly vectors: Matrix;
  readonly found: readonly boolean[];
  /** Rows of `vectors` that different embeddings were found for; the first one is there. */
  readonly ambiguous: readonly number[];
}

/**
 * Vectors by target row: `targets[file][row]` says where a row of a file goes, -1 for nowhere. Throws `UnusableFile`
 * for numbers that are not finite.
 */
export async function gather(
  files: readonly NpyFile[],
  targets: readonly Int32Array[],
  count: number,
): Promise<Gathered> {
  const columns = files[0]?.columns ?? 0;
  const data = new Float32Array(count * columns);
  const found = Array<boolean>(count).fill(false);
  const ambiguous = new Set<number>();
  for (const [at, file] of files.entries()) {
    const target = targets[at] ?? new Int32Array();
    await readRows(
      file,
      (row) => (target[row] ?? -1) >= 0,
      (row, values) => {
        const to = target[row] ?? -1;
        const length = lengthOf(values);
        if (!Number.isFinite(length))
          throw new UnusableFile(`row ${row} of part ${at} holds numbers that are not finite`);
        if (length === 0) return;
        if (Math.abs(length - 1) > UNIT) toUnitRows(values, columns);
        const place = data.subarray(to * columns, (to + 1) * columns);
        if (!found[to]) place.set(values);
        else if (cosine(place, values) < 1 - SAME) ambiguous.add(to);
        found[to] = true;
      },
    );
  }
  return { vectors: { data, rows: count, columns }, found, ambiguous: [...ambiguous].sort((a, b) => a - b) };
}

function lengthOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
