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

/** Refuses a pipe or a device: reading it might never end. */
export async function readPlainFile(file: string): Promise<Buffer> {
  if (!(await stat(file)).isFile()) throw new Error('it is no plain file');
  return readFile(file);
}
