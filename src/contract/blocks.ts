import type { Mode } from '../core/similarity/values.ts';

/** What one tile of a matrix that is not here asks for. */
export interface BlockRequest {
  /** Rows (images) from top to bottom, and columns (captions) from left to right. */
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  /** Each texel is the mean of up to pool x pool cells, a power of two. */
  readonly pool: number;
  /** `rows` equals `columns`: each texel on the diagonal is the mean of its own pairs alone. */
  readonly onDiagonal: boolean;
  readonly mode: Mode;
}
