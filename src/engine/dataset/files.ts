import { readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isInside } from './listing.ts';

/** Where a file of a dataset really lies, links followed; null when that is outside `folder` (a real path) or nowhere. */
export async function placeInside(folder: string, path: string): Promise<string | null> {
  const place = await realpath(join(folder, path)).catch(() => null);
  return place !== null && isInside(folder, place) ? place : null;
}

/** The bytes of a file that lies inside the folder; null when it does not or cannot be read. */
export async function readInside(folder: string, path: string): Promise<Buffer | null> {
  const place = await placeInside(folder, path);
  return place === null ? null : readPlainFile(place).catch(() => null);
}

/** Of bytes. 100 megapixels of 16 bit with transparency, uncompressed, are 0.75 GiB. */
export const LARGEST_FILE = 2 ** 30;

/** Refuses a pipe or a device, since reading it might never end, and what is larger than `LARGEST_FILE`. */
export async function readPlainFile(file: string): Promise<Buffer> {
  const found = await stat(file);
  if (!found.isFile()) throw new Error('it is no plain file');
  if (found.size > LARGEST_FILE) throw new Error(`it is larger than ${LARGEST_FILE >> 30} GiB`);
  return readFile(file);
}
