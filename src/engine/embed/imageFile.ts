import { join } from 'node:path';
import { sha256, stateOf, type FileState } from '../cache/content.ts';
import type { RecentValues } from '../cache/recent.ts';
import { readInside } from '../dataset/files.ts';

/** What a file held when it was read, and the hash of just that: it may have been written anew since. */
export interface ImageBytes {
  readonly bytes: Buffer;
  readonly content: string;
}

/** An image file that is read at most once, and not opened at all while its hash is remembered. */
export class ImageFile {
  readonly #folder: string;
  readonly #path: string;
  readonly #state: FileState;
  #read: ImageBytes | null = null;

  private constructor(folder: string, path: string, state: FileState) {
    this.#folder = folder;
    this.#path = path;
    this.#state = state;
  }

  /** Null when the file is gone. */
  static find(folder: string, path: string): ImageFile | null {
    try {
      return new ImageFile(folder, path, stateOf(join(folder, path)));
    } catch {
      return null;
    }
  }

  /** In bytes, when it was found. */
  get size(): number {
    return this.#state.size;
  }

  /** The hash of what it held when it was found. Null when it cannot be read, or has become a link that leads out of `folder`. */
  async content(values: RecentValues): Promise<string | null> {
    const remembered = values.fact(this.#state.stamp);
    if (remembered !== null) return remembered;
    const read = await this.read();
    if (read !== null) values.setFact(this.#state.stamp, read.content);
    return read?.content ?? null;
  }

  /** Null as with `content`. */
  async read(): Promise<ImageBytes | null> {
    if (this.#read !== null) return this.#read;
    const bytes = await readInside(this.#folder, this.#path);
    if (bytes !== null) this.#read = { bytes, content: sha256(bytes) };
    return this.#read;
  }
}
