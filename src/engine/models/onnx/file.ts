import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ReadAt } from './wire.ts';

const WINDOW = 1 << 14;

/** Opens a file for reading by position and closes it after `work`. */
export function withFile<T>(path: string, work: (read: ReadAt, size: number) => T): T {
  const file = openSync(path, 'r');
  try {
    return work(windowed(file), fstatSync(file).size);
  } finally {
    closeSync(file);
  }
}

/** Reads a little more than it is asked for: the next question is about what comes then. */
function windowed(file: number): ReadAt {
  let window = Buffer.alloc(0);
  let first = 0;
  return (position, length) => {
    if (position < first || position + length > first + window.length) {
      const fresh = Buffer.allocUnsafe(Math.max(length, WINDOW));
      window = fresh.subarray(0, readSync(file, fresh, 0, fresh.length, position));
      first = position;
    }
    return window.subarray(position - first, position - first + length);
  };
}
