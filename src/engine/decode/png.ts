import type { RgbImage } from '../../core/pipelines/types.ts';
import { loadSharp } from './sharp.ts';

/** Colour type 0: what decoders show as alpha is one grey level that counts as transparent. */
export function isPlainGrey(png: Buffer): boolean {
  return png[25] === 0;
}

/** The pixels as they are, as a file. */
export async function encodePng({ data, width, height }: RgbImage): Promise<Buffer> {
  const sharp = await loadSharp();
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
