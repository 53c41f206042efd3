import type { RgbImage } from '../../core/pipelines/types.ts';
import { loadSharp } from './sharp.ts';

/** Colour type 0: what decoders show as alpha is one grey level that counts as transparent. */
export function isPlainGrey(png: Buffer): boolean {
  return png[25] === 0;
}

/** Writes the pixels as they are. */
export async function writePng(path: string, { data, width, height }: RgbImage): Promise<void> {
  const sharp = await loadSharp();
  await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(path);
}
