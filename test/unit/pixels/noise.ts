import { createHash } from 'node:crypto';
import type { RgbImage } from '../../../src/core/pipelines/types.ts';

/** The deterministic full-range noise of tools/reference/pixels.py. */
export function noise(width: number, height: number): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        const v = Math.imul(x, 73856093) ^ Math.imul(y, 19349663) ^ Math.imul(c, 83492791);
        data[at++] = Math.imul(v ^ (v >>> 15), 2654435761) >>> 24;
      }
    }
  }
  return { data, width, height };
}

export function sha256(data: Uint8Array | Float32Array): string {
  return createHash('sha256')
    .update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    .digest('hex');
}
