import type { Matrix, MultiplyTransposed } from '../pipelines/types.ts';
import { gatherRows, type Step } from './blocks.ts';
import type { Vectors } from './compare.ts';
import { Pooling, type PoolingShape } from './pooling.ts';
import { valuesOf, type Mode } from './values.ts';

/** What one tile of a matrix asks for. */
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

/** What the cells come from; `own` are the cosines of each row's image with its own caption. */
export interface CellSource extends Vectors {
  readonly own: Float32Array;
}

/** 16 MB: four windows full of tiles. */
const MOST_TEXELS = 1 << 22;

/** Cells computed between two steps: a few ten milliseconds even for ranks. */
const STEP_CELLS = 1 << 18;

/**
 * The texels of a block, ceil(rows / pool) x ceil(columns / pool), without the matrix that it is part of. Throws a
 * RangeError for a request that fits no such matrix, and what `step` throws.
 */
export async function blockTexels(
  source: CellSource,
  request: BlockRequest,
  multiply: MultiplyTransposed,
  step: Step = () => undefined,
): Promise<Float32Array> {
  requireBlock(request, source.answers.imageOf.length);
  return request.mode.kind === 'cosine'
    ? meanCosines(source, request, multiply)
    : pooledValues(source, request, multiply, step);
}

/** The mean of all cosines between two sets of vectors is the cosine of their means: no cell is looked at. */
async function meanCosines(
  { images, captions, answers, own }: CellSource,
  { rows, columns, pool, onDiagonal }: BlockRequest,
  multiply: MultiplyTransposed,
): Promise<Float32Array> {
  const texels = await multiply(
    meanRows(images, at(answers.imageOf, rows), pool),
    meanRows(captions, at(answers.captionOf, columns), pool),
  );
  if (onDiagonal)
    for (let i = 0; i < texels.rows; i++) texels.data[i * texels.columns + i] = meanOf(own, rows, i * pool, pool);
  return texels.data;
}

/** Values whose mean is not that of the vectors: cell by cell, in steps of a few rows. */
async function pooledValues(
  source: CellSource,
  request: BlockRequest,
  multiply: MultiplyTransposed,
  step: Step,
): Promise<Float32Array> {
  const { rows, mode } = request;
  const { imageOf } = source.answers;
  const lines = linesOf(source, request);
  const pooling = new Pooling(shapeOf(request));
  const height = Math.max(1, Math.floor(STEP_CELLS / Math.max(1, lines.width)));
  for (let first = 0; first < rows.length; first += height) {
    const part = at(imageOf, rows.subarray(first, first + height));
    const distinct = [...new Set(part)];
    const cosines = lines.widen(await multiply(gatherRows(source.images, distinct), lines.captions));
    const values = valuesOf(mode, { cosines, columns: lines.width, wanted: lines.places });
    const line = new Map(distinct.map((image, index) => [image, index * lines.width]));
    for (const image of part) pooling.add(values, line.get(image) ?? 0, lines.places);
    await step(Math.min(first + height, rows.length), rows.length);
  }
  return pooling.texels;
}

/** Lines of cosines that hold what the mode needs of a row. */
interface Lines {
  readonly captions: Matrix;
  readonly width: number;
  /** Where in a line the columns of the block are. */
  readonly places: Int32Array;
  readonly widen: (cosines: Matrix) => Float32Array;
}

/** Rank and softmax say something of a cell among all of its row; a sigmoid needs the cell alone. */
function linesOf({ captions, answers }: CellSource, { columns, mode }: BlockRequest): Lines {
  const { captionOf } = answers;
  if (mode.kind === 'sigmoid') {
    const asked = gatherRows(captions, [...at(captionOf, columns)]);
    return { captions: asked, width: columns.length, places: columns.map((_, i) => i), widen: ({ data }) => data };
  }
  return { captions, width: captionOf.length, places: columns, widen: (cosines) => byRow(cosines, captionOf) };
}

/** Cosines by distinct caption as cosines by row of the captions file: identical captions count as often as they stand there. */
function byRow({ data, rows, columns }: Matrix, captionOf: Int32Array): Float32Array {
  if (columns === captionOf.length) return data;
  const wide = new Float32Array(rows * captionOf.length);
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < captionOf.length; i++)
      wide[row * captionOf.length + i] = data[row * columns + (captionOf[i] ?? 0)] ?? NaN;
  return wide;
}

/** Means of `pool` rows each, in the order given; the last one may be of fewer. */
function meanRows({ data, columns }: Matrix, rows: Int32Array, pool: number): Matrix {
  const count = Math.ceil(rows.length / pool);
  const means = new Float32Array(count * columns);
  const sum = new Float64Array(columns);
  for (let mean = 0; mean < count; mean++) {
    const part = rows.subarray(mean * pool, (mean + 1) * pool);
    sum.fill(0);
    for (const row of part) for (let i = 0; i < columns; i++) sum[i] = (sum[i] ?? 0) + (data[row * columns + i] ?? NaN);
    for (let i = 0; i < columns; i++) means[mean * columns + i] = (sum[i] ?? NaN) / part.length;
  }
  return { data: means, rows: count, columns };
}

function meanOf(values: Float32Array, rows: Int32Array, first: number, count: number): number {
  const part = rows.subarray(first, first + count);
  return part.reduce((sum, row) => sum + (values[row] ?? NaN), 0) / part.length;
}

function at(of: Int32Array, rows: Int32Array): Int32Array {
  return rows.map((row) => of[row] ?? 0);
}

function shapeOf({ rows, columns, pool, onDiagonal }: BlockRequest): PoolingShape {
  return { rows: rows.length, columns: columns.length, pool, onDiagonal };
}

function requireBlock({ rows, columns, pool, onDiagonal }: BlockRequest, size: number): void {
  for (const row of [rows, columns].flatMap((indices) => [...indices]))
    if (row < 0 || row >= size) throw new RangeError(`No row ${row} among ${size}`);
  if (!Number.isInteger(Math.log2(pool)) || pool < 1) throw new RangeError(`A pool of ${pool} is no power of two`);
  if (onDiagonal && rows.length !== columns.length)
    throw new RangeError(`${rows.length} rows and ${columns.length} columns are on no diagonal`);
  const texels = Math.ceil(rows.length / pool) * Math.ceil(columns.length / pool);
  if (texels > MOST_TEXELS) throw new RangeError(`${texels} texels at once, at most ${MOST_TEXELS}`);
}
