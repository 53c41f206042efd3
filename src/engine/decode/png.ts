import type { RgbImage } from '../../core/pipelines/types.ts';
import { loadSharp } from './sharp.ts';

/** Writes the pixels as they are. */
export async function writePng(path: string, { data, width, height }: RgbImage): Promise<void> {
  const sharp = await loadSharp();
  await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(path);
}
