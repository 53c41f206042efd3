import type { UsableRow } from '../../core/dataset/types.ts';
import { Trouble } from '../../core/errors.ts';
import type { Preprocessing } from '../../core/pipelines/types.ts';
import { cropImage, toTensor } from '../../core/pixels/crop.ts';
import type { RecentValues } from '../cache/recent.ts';
import { decodeImage } from '../decode/decode.ts';
import { ImageFile } from '../embed/imageFile.ts';
import { loadTokenizer } from '../encoders/captionEncoder.ts';
import type { TextModel } from '../models/textModel.ts';
import { breathe, type Task } from '../task.ts';

/** Hashes of the distinct images of some rows, by path, in the order of the rows; those that are gone are left out. */
export async function contentsOf(
  rows: readonly UsableRow[],
  folder: string,
  values: RecentValues,
): Promise<ReadonlyMap<string, string>> {
  const contents = new Map<string, string>();
  // One after the other, and read again when their turn comes: their bytes may be more than fits in memory.
  for (const path of new Set(rows.map(({ image }) => image))) {
    const content = await ImageFile.find(folder, path)?.content(values);
    if (content) contents.set(path, content);
  }
  return contents;
}

/** What encoders get of some images. */
export interface Tensors {
  /** Of those that can be opened. */
  readonly images: number;
  /** For each preprocessing, one image after the other. */
  readonly pixels: readonly Float32Array[];
  /** Hashes of what the files held when they were read. */
  readonly contents: readonly string[];
}

/** Throws `too-few-rows` where less than two images can be opened. */
export async function tensorsOf(
  folder: string,
  paths: readonly string[],
  preprocessings: readonly Preprocessing[],
  upright: boolean,
  task: Task,
): Promise<Tensors> {
  const sizes = preprocessings.map(({ cropWidth, cropHeight }) => 3 * cropWidth * cropHeight);
  const pixels = sizes.map((size) => new Float32Array(paths.length * size));
  const contents: string[] = [];
  let images = 0;
  for (const path of paths) {
    await breathe(task);
    const read = await ImageFile.find(folder, path)?.read();
    if (!read) continue;
    contents.push(read.content);
    const decoded = await decodeImage(read.bytes, { upright });
    if (!decoded.ok) continue;
    for (const [index, preprocessing] of preprocessings.entries()) {
      const crop = cropImage(decoded.image, preprocessing);
      toTensor(crop, preprocessing, pixels[index] as Float32Array, images * (sizes[index] ?? 0));
    }
    images += 1;
  }
  if (images < 2) throw new Trouble('too-few-rows', { usable: images });
  return { images, contents, pixels: pixels.map((all, index) => all.subarray(0, images * (sizes[index] ?? 0))) };
}

/** The distinct sequences of token ids of the captions, in the order of the rows. */
export async function sequencesOf(rows: readonly UsableRow[], model: TextModel): Promise<(readonly number[])[]> {
  const tokenizer = await loadTokenizer(model);
  const sequences = rows.map(({ caption }) => tokenizer.tokenize(caption.value).ids);
  return [...new Map(sequences.map((ids) => [ids.join(' '), ids])).values()];
}
