import { encode } from 'fast-png';
import { interpolateViridis } from 'd3-scale-chromatic';

export type Rgb = readonly [number, number, number];

/** Colour of `value` on the shared scale, as #rrggbb: viridis is even to the eye and safe for the colour-blind. */
export function colourOf(value: number, [low, high]: readonly [number, number]): string {
  const t = high > low ? (value - low) / (high - low) : 0.5;
  return interpolateViridis(Math.min(1, Math.max(0, t)));
}

function palette(range: readonly [number, number]): Rgb[] {
  const [low, high] = range;
  return Array.from({ length: 256 }, (_, i) => {
    const colour = colourOf(low + ((high - low) * i) / 255, range);
    return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];
  });
}

/** A n x n matrix as a PNG of at most `side` pixels square, in a data URI. */
export function heatmapPng(matrix: Float32Array, n: number, range: readonly [number, number], side: number): string {
  const size = Math.min(n, side);
  const pooled = pool(matrix, n, size);
  const colours = palette(range);
  const [low, high] = range;
  const data = new Uint8Array(size * size * 3);
  pooled.forEach((value, i) => {
    const level = high > low ? Math.round((255 * (value - low)) / (high - low)) : 128;
    data.set(colours[Math.min(255, Math.max(0, level))] ?? [0, 0, 0], 3 * i);
  });
  return `data:image/png;base64,${base64(encode({ width: size, height: size, data, channels: 3, depth: 8 }))}`;
}

/**
 * n x n values as size x size means. A pixel on the diagonal is the mean of its own pairs alone: in a mean with their
 * neighbours a real diagonal would fade, and a maximum would draw one where there is none.
 */
export function pool(matrix: Float32Array, n: number, size: number): Float32Array {
  const edge = (pixel: number) => Math.floor((pixel * n) / size);
  return Float32Array.from({ length: size * size }, (_, at) => {
    const y = Math.floor(at / size);
    const x = at % size;
    return x === y
      ? meanOfOwn(matrix, n, edge(x), edge(x + 1))
      : meanOfBlock(matrix, n, edge(y), edge(y + 1), edge(x), edge(x + 1));
  });
}

function meanOfOwn(matrix: Float32Array, n: number, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += matrix[i * n + i] ?? 0;
  return sum / (end - start);
}

function meanOfBlock(
  matrix: Float32Array,
  n: number,
  top: number,
  bottom: number,
  left: number,
  right: number,
): number {
  let sum = 0;
  for (let i = top; i < bottom; i++) {
    for (let j = left; j < right; j++) sum += matrix[i * n + j] ?? 0;
  }
  return sum / ((bottom - top) * (right - left));
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: Uint8Array): string {
  const groups: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const bits = (a << 16) | (b << 8) | c;
    groups.push([18, 12, 6, 0].map((shift) => ALPHABET.charAt((bits >> shift) & 63)).join(''));
  }
  const text = groups.join('');
  const missing = (3 - (bytes.length % 3)) % 3;
  return text.slice(0, text.length - missing) + '='.repeat(missing);
}
