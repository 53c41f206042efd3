import sharp from 'sharp';
import type { Entries } from '../corpus/folder.ts';

const WORDS = ['a', 'plate', 'lamp', 'of', 'the', 'living-room', 'shore', 'with', 'white', 'sand', 'and', 'tomato'];

/** Numbers in 0..1 from a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A dataset of `count` noisy pictures with captions of random words: enough work to be disturbed in. */
export async function album(count: number): Promise<Entries> {
  const next = randomNumbers(7);
  const entries: Record<string, string | Uint8Array> = {};
  let csv = 'filename,category,caption\n';
  for (let row = 0; row < count; row++) {
    const caption = Array.from({ length: 3 + (row % 9) }, () => WORDS[Math.floor(next() * WORDS.length)]).join(' ');
    csv += `${row}.png,${row % 2 ? 'odd' : 'even'},${caption} ${row}\n`;
    entries[`${row % 2 ? 'odd' : 'even'}/${row}.png`] = await noise(next);
  }
  return { ...entries, 'captions.csv': csv };
}

function noise(next: () => number): Promise<Buffer> {
  const [width, height] = [160, 120];
  const data = Buffer.from(Array.from({ length: 3 * width * height }, () => Math.floor(next() * 256)));
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
