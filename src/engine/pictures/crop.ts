import type { Picture } from '../../contract/engine.ts';
import type { Preprocessing } from '../../core/pipelines/types.ts';
import { cropImage } from '../../core/pixels/crop.ts';
import { readInside } from '../dataset/files.ts';
import { decodeImage } from '../decode/decode.ts';
import { encodePng } from '../decode/png.ts';
import { notShown, picture } from './picture.ts';

export interface CropSource {
  /** Real path of the dataset folder. */
  readonly folder: string;
  readonly upright: boolean;
}

/** What an image encoder gets of an image, before normalisation. Throws `image-not-shown`. */
export async function cropPicture(
  { folder, upright }: CropSource,
  image: string,
  preprocessing: Preprocessing,
): Promise<Picture> {
  const bytes = await readInside(folder, image);
  if (bytes === null) throw notShown(image, null);
  const decoded = await decodeImage(bytes, { upright });
  if (!decoded.ok) throw notShown(image, decoded);
  const crop = cropImage(decoded.image, preprocessing);
  return picture(await encodePng(crop), 'image/png', crop.width, crop.height);
}
