import type { Matrix, MultiplyTransposed } from '../pipelines/types.ts';
import { gatherRows } from './blocks.ts';
import type { Vectors } from './compare.ts';

/** A caption or an image beside others. */
export interface Near {
  /** For captions the first row that has it, for images the first row that names it. */
  readonly row: number;
  readonly cosine: number;
}

export interface Nearest {
  /** The image's captions, identical ones once, highest cosine first. */
  readonly captions: readonly Near[];
  /** The caption's distinct images, highest cosine first. */
  readonly images: readonly Near[];
}

/** At most `count` of each for a row's image and caption; at a tie the first row comes first. Throws a RangeError for no row. */
export async function nearest(
  { images, captions, answers }: Vectors,
  row: number,
  count: number,
  multiply: MultiplyTransposed,
): Promise<Nearest> {
  const { imageOf, captionOf, imageRows, captionRows } = answers;
  const [image, caption] = [imageOf[row], captionOf[row]];
  if (image === undefined || caption === undefined) throw new RangeError(`No row ${row} among ${imageOf.length}`);
  const toCaptions = await cosines(images, image, captions, multiply);
  const toImages = await cosines(captions, caption, images, multiply);
  return { captions: highest(toCaptions, captionRows, count), images: highest(toImages, imageRows, count) };
}

async function cosines(from: Matrix, row: number, to: Matrix, multiply: MultiplyTransposed): Promise<Float32Array> {
  return (await multiply(gatherRows(from, [row]), to)).data;
}

/** Distinct captions and images are numbered by their first rows, so that a stable sort leaves ties to the first one. */
function highest(values: Float32Array, rowOf: Int32Array, count: number): Near[] {
  return [...values.keys()]
    .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
    .slice(0, count)
    .map((index) => ({ row: rowOf[index] ?? -1, cosine: values[index] ?? NaN }));
}
