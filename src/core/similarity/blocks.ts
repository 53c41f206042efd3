import type { Matrix, MultiplyTransposed } from '../pipelines/types.ts';

/** Called between blocks of work; throws to end it. */
export type Step = (done: number, total: number) => Promise<void> | void;

/** 16 MB of cosines: 200 images against 20,000 captions. */
const BLOCK_CELLS = 4_000_000;

export interface Block {
  /** Row of `a` at which it starts. */
  readonly first: number;
  readonly cosines: Matrix;
}

/** Whether the whole product makes no more than one block. */
export function isOneBlock(a: Matrix, b: Matrix): boolean {
  return a.rows * b.rows <= BLOCK_CELLS;
}

/** `a · bᵀ` in blocks of full rows; the same operands give the same blocks. */
export async function* productBlocks(a: Matrix, b: Matrix, multiply: MultiplyTransposed): AsyncGenerator<Block> {
  const height = Math.max(1, Math.floor(BLOCK_CELLS / Math.max(1, b.rows)));
  for (let first = 0; first < a.rows; first += height)
    yield { first, cosines: await multiply(sliceRows(a, first, first + height), b) };
}

/** Rows from..to as a view; `to` may lie beyond the end. */
export function sliceRows({ data, rows, columns }: Matrix, from: number, to: number): Matrix {
  const end = Math.min(to, rows);
  return { data: data.subarray(from * columns, end * columns), rows: end - from, columns };
}

/** The named rows, in that order, as a copy. */
export function gatherRows({ data, columns }: Matrix, rows: readonly number[]): Matrix {
  const gathered = new Float32Array(rows.length * columns);
  rows.forEach((row, i) => {
    gathered.set(data.subarray(row * columns, (row + 1) * columns), i * columns);
  });
  return { data: gathered, rows: rows.length, columns };
}

export function rowOf({ data, columns }: Matrix, row: number): Float32Array {
  return data.subarray(row * columns, (row + 1) * columns);
}
