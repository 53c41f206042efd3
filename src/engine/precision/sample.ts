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

/** Files of the distinct images of some rows; those that are gone are left out. */
export async function imageFiles(
  rows: readonly UsableRow[],
  folder: string,
  values: RecentValues,
): Promise<readonly ImageFile[]> {
  const paths = [...new Set(rows.map(({ image }) => image))];
  const files = await Promise.all(paths.map((path) => ImageFile.open(folder, path, values)));
  return files.filter((file) => file !== null);
}

/**
 * What encoders get of the images that can be opened, one after the other: an array for each preprocessing. Throws
 * `too-few-rows` where those are less than two.
 */
export async function tensorsOf(
  files: readonly ImageFile[],
  preprocessings: readonly Preprocessing[],
  upright: boolean,
  task: Task,
): Promise<{ readonly images: number; readonly pixels: readonly Float32Array[] }> {
  const sizes = preprocessings.map(({ cropWidth, cropHeight }) => 3 * cropWidth * cropHeight);
  const pixels = sizes.map((size) => new Float32Array(files.length * size));
  let images = 0;
  for (const file of files) {
    await breathe(task);
    const bytes = await file.read();
    const decoded = bytes ? await decodeImage(bytes, { upright }) : null;
    if (!decoded?.ok) continue;
    for (const [index, preprocessing] of preprocessings.entries()) {
      const crop = cropImage(decoded.image, preprocessing);
      toTensor(crop, preprocessing, pixels[index] as Float32Array, images * (sizes[index] ?? 0));
    }
    images += 1;
  }
  if (images < 2) throw new Trouble('too-few-rows', { usable: images });
  return { images, pixels: pixels.map((all, index) => all.subarray(0, images * (sizes[index] ?? 0))) };
}

/** The distinct sequences of token ids of the captions, in the order of the rows. */
export async function sequencesOf(rows: readonly UsableRow[], model: TextModel): Promise<(readonly number[])[]> {
  const tokenizer = await loadTokenizer(model);
  const sequences = rows.map(({ caption }) => tokenizer.tokenize(caption.value).ids);
  return [...new Map(sequences.map((ids) => [ids.join(' '), ids])).values()];
}
