import { alignUp, Kernels } from '../kernels/kernels.ts';

/** Reads one row of cosines after the other against the same columns, with SIMD. */
export class RowScan {
  readonly #kernels = new Kernels();
  readonly #columns: number;
  readonly #cosines: number;
  readonly #weights: number;

  /** A weight for each column. */
  constructor(weights: Int32Array) {
    this.#columns = weights.length;
    [this.#cosines, this.#weights] = this.#kernels.layout(weights.byteLength, weights.byteLength);
    padCosines(this.#kernels, this.#cosines, this.#columns);
    this.#kernels.ints(this.#weights, this.#columns).set(weights);
  }

  load(cosines: Float32Array): void {
    this.#kernels.floats(this.#cosines, this.#columns).set(cosines);
  }

  /** Sum of the weights of the cosines strictly above the threshold. */
  weightAbove(threshold: number): number {
    return this.#kernels.call.weightAbove(this.#cosines, this.#weights, this.#columns, threshold);
  }

  /** Column of the first highest cosine; -1 when there is none. */
  firstBest(): number {
    return this.#kernels.call.firstBest(this.#cosines, this.#columns);
  }

  /** Takes columns out of the loaded row. */
  hide(columns: readonly number[]): void {
    const cosines = this.#kernels.floats(this.#cosines, this.#columns);
    for (const column of columns) cosines[column] = -Infinity;
  }
}

/** Keeps, column by column, what the rows seen so far add up to. */
export class ColumnScan {
  readonly #kernels = new Kernels();
  readonly #columns: number;
  readonly #watched: number;
  readonly #at: readonly [cosines: number, highest: number, holders: number, of: number, lines: number, counts: number];

  /** Watches columns, `columnOf[w]` from a threshold of its own each; a column may be watched more than once. */
  constructor(columns: number, columnOf: Int32Array, thresholds: Float32Array) {
    this.#columns = columns;
    this.#watched = columnOf.length;
    const [wide, long] = [columns * 4, columnOf.length * 4];
    this.#at = this.#kernels.layout(wide, wide, wide, long, long, long);
    const [cosines, highest, holders, of, lines, counts] = this.#at;
    padCosines(this.#kernels, cosines, columns);
    this.#kernels.floats(highest, columns).fill(-Infinity);
    this.#kernels.ints(holders, columns).fill(-1);
    this.#kernels.ints(of, alignUp(long) / 4).fill(0);
    this.#kernels.ints(of, this.#watched).set(columnOf);
    this.#kernels.floats(lines, this.#watched).set(thresholds);
    this.#kernels.ints(counts, this.#watched).fill(0);
  }

  see(row: number, cosines: Float32Array): void {
    const [at, highest, holders, of, lines, counts] = this.#at;
    const { call } = this.#kernels;
    this.#kernels.floats(at, this.#columns).set(cosines);
    call.raiseHighest(at, this.#columns, row, highest, holders);
    call.countAbove(at, of, lines, counts, this.#watched);
  }

  /** By column: the first row with the highest cosine; -1 before any. */
  get firstBest(): Int32Array {
    return this.#kernels.ints(this.#at[2], this.#columns).slice();
  }

  /** By watch: rows whose cosine is strictly above its threshold. */
  get above(): Int32Array {
    return this.#kernels.ints(this.#at[5], this.#watched).slice();
  }
}

/** The kernels read whole groups of four. */
function padCosines(kernels: Kernels, at: number, columns: number): void {
  kernels.floats(at, alignUp(columns * 4) / 4).fill(-Infinity);
}
