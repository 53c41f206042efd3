import { join } from 'node:path';
import { sha256, stampOf } from '../cache/content.ts';
import type { RecentValues } from '../cache/recent.ts';
import { readInside } from '../dataset/files.ts';

/** An image file that is read at most once, and not opened at all while its hash is remembered. */
export class ImageFile {
  readonly content: string;
  readonly #read: () => Promise<Buffer | null>;

  private constructor(content: string, read: () => Promise<Buffer | null>) {
    this.content = content;
    this.#read = read;
  }

  /** Null when the file is gone, cannot be read, or has become a link that leads out of `folder`. */
  static async open(folder: string, path: string, values: RecentValues): Promise<ImageFile | null> {
    const stamp = stampIfThere(join(folder, path));
    if (stamp === null) return null;
    const remembered = values.fact(stamp);
    if (remembered !== null) return new ImageFile(remembered, () => readInside(folder, path));
    const bytes = await readInside(folder, path);
    if (bytes === null) return null;
    const content = sha256(bytes);
    values.setFact(stamp, content);
    return new ImageFile(content, () => Promise.resolve(bytes));
  }

  /** Null as with `open`. */
  read(): Promise<Buffer | null> {
    return this.#read();
  }
}

function stampIfThere(path: string): string | null {
  try {
    return stampOf(path);
  } catch {
    return null;
  }
}
