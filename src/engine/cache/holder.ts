import { EmbeddingCache } from './cache.ts';

/** The cache of the folder asked for last, open between runs. */
export class CacheHolder implements Disposable {
  #folder: string | null = null;
  #cache: EmbeddingCache | null = null;

  /** Null turns the cache off. One that is not usable (locked, for example) is tried again. */
  open(folder: string | null): EmbeddingCache | null {
    if (folder !== this.#folder || this.#cache?.usable !== true) {
      this[Symbol.dispose]();
      this.#folder = folder;
      this.#cache = folder === null ? null : new EmbeddingCache(folder);
    }
    return this.#cache;
  }

  [Symbol.dispose](): void {
    this.#cache?.[Symbol.dispose]();
    this.#cache = null;
  }
}
