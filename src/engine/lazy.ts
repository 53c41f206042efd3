/** A costly resource that is loaded at its first use, once, and again after a failure. */
export class Lazy<T> {
  readonly #load: () => Promise<T>;
  readonly #release: (resource: T) => Promise<void>;
  #loaded: Promise<T> | null = null;

  constructor(load: () => Promise<T>, release: (resource: T) => Promise<void> = () => Promise.resolve()) {
    this.#load = load;
    this.#release = release;
  }

  get(): Promise<T> {
    if (this.#loaded) return this.#loaded;
    const loading = this.#load();
    this.#loaded = loading;
    loading.catch(() => {
      if (this.#loaded === loading) this.#loaded = null;
    });
    return loading;
  }

  /** Releases what was loaded; it can be loaded again. */
  async dispose(): Promise<void> {
    const loaded = await this.#loaded?.catch(() => null);
    this.#loaded = null;
    if (loaded != null) await this.#release(loaded);
  }
}
