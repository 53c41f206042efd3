/** How a block of cells becomes texels. */
export interface PoolingShape {
  /** Cells of the block. */
  readonly rows: number;
  readonly columns: number;
  /** A texel is the mean of up to pool x pool cells, a power of two. */
  readonly pool: number;
  /** The block's cells (i, i) are own pairs. */
  readonly onDiagonal: boolean;
}

/**
 * Means of the cells of a block that comes row by row. A texel on the diagonal is the mean of its own pairs alone: in a
 * mean with their neighbours a real diagonal would fade, and a maximum would draw one where there is none.
 */
export class Pooling {
  /** ceil(rows / pool) x ceil(columns / pool), row by row. */
  readonly texels: Float32Array;
  readonly #shape: PoolingShape;
  readonly #shift: number;
  readonly #sums: Float64Array;
  #own = 0;
  #seen = 0;

  constructor(shape: PoolingShape) {
    const { rows, columns, pool } = shape;
    this.#shape = shape;
    this.#shift = Math.log2(pool);
    const width = Math.ceil(columns / pool);
    this.texels = new Float32Array(width * Math.ceil(rows / pool));
    this.#sums = new Float64Array(width);
  }

  /** The next row: cell i is `values[start + places[i]]`. */
  add(values: Float32Array, start: number, places: Int32Array): void {
    const { rows, pool, onDiagonal } = this.#shape;
    addCells(values, start, places, this.#shift, this.#sums);
    if (onDiagonal) this.#own += values[start + (places[this.#seen] ?? -1)] ?? NaN;
    this.#seen++;
    if (this.#seen % pool === 0 || this.#seen === rows) this.#writeTexels();
  }

  #writeTexels(): void {
    const { columns, pool, onDiagonal } = this.#shape;
    const sums = this.#sums;
    const line = Math.ceil(this.#seen / pool) - 1;
    const height = this.#seen - line * pool;
    for (let x = 0; x < sums.length; x++) {
      const width = Math.min(pool, columns - x * pool);
      this.texels[line * sums.length + x] = (sums[x] ?? NaN) / (width * height);
    }
    if (onDiagonal) this.texels[line * sums.length + line] = this.#own / height;
    sums.fill(0);
    this.#own = 0;
  }
}

function addCells(values: Float32Array, start: number, places: Int32Array, shift: number, sums: Float64Array): void {
  for (let i = 0; i < places.length; i++) {
    const texel = i >> shift;
    sums[texel] = (sums[texel] ?? 0) + (values[start + (places[i] ?? 0)] ?? NaN);
  }
}
