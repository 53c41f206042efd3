import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const TINY = fileURLToPath(new URL('../../fixtures/tiny/dataset/', import.meta.url));
const PIXELS = fileURLToPath(new URL('../../fixtures/pixels/images/', import.meta.url));

/** Good pictures, all different. */
export const PNG = readFileSync(`${TINY}food/salad.png`);
export const JPEG = readFileSync(`${TINY}beaches/shore.jpg`);
export const GREY = readFileSync(`${TINY}food/grey.jpg`);
export const GIF = readFileSync(`${TINY}rooms/sofa.gif`);
export const WEBP = readFileSync(`${TINY}food/piñata.webp`);
export const TIFF = readFileSync(`${TINY}rooms/lamp.tiff`);
/** EXIF orientation 6. */
export const SIDEWAYS = readFileSync(`${TINY}beaches/sideways.jpg`);
export const AVIF = readFileSync(`${PIXELS}444.avif`);

/** The first part of a file, as an interrupted download leaves it. */
export const cut = (bytes: Buffer, share: number): Buffer => bytes.subarray(0, Math.round(bytes.length * share));

/** The file with these bytes in place of its own. */
export function patched(bytes: Buffer, at: number, patch: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(patch, at);
  return copy;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A black-and-white PNG: few bytes, many pixels. `extra` chunks stand before the pixels. */
export function blankPng(width: number, height: number, extra: readonly Buffer[] = [], rows = height): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const pixels = deflateSync(Buffer.alloc(rows * (1 + Math.ceil(width / 8))));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const end = chunk('IEND', Buffer.alloc(0));
  return Buffer.concat([signature, chunk('IHDR', header), ...extra, chunk('IDAT', pixels), end]);
}

/** A text chunk that unpacks to `megabytes` of zeros. */
export function textBomb(megabytes: number): Buffer {
  return chunk(
    'zTXt',
    Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), deflateSync(Buffer.alloc(megabytes << 20))]),
  );
}

/** A GIF whose logical screen and only frame claim this size. */
export function claimingGif(width: number, height: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16LE(width, 0);
  size.writeUInt16LE(height, 2);
  const palette = [0, 0, 0, 255, 255, 255];
  const frame = [0, 2, 2, 0x44, 1, 0, 0x3b];
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    size,
    Buffer.from([0x80, 0, 0, ...palette, 0x2c, 0, 0, 0, 0]),
    size,
    Buffer.from(frame),
  ]);
}
