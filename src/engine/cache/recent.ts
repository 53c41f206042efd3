import type { EmbeddingCache } from './cache.ts';

type Value = Float32Array | string;

/**
 * The values of the last run in memory, in front of the cache on disk: what makes a warm engine quick, and all there
 * is when the cache is off. It holds the vectors that a run holds anyway, so it costs no memory of its own.
 */
export class RecentValues {
  #last = new Map<string, Value>();
  #current = new Map<string, Value>();
  #cache: EmbeddingCache | null = null;
  #finished = false;
  #fresh = false;
  hits = 0;
  computed = 0;

  /** Begins a run over this cache; null when it is off. `fresh` knows no vector, so that every stage runs for every image. */
  begin(cache: EmbeddingCache | null, fresh: boolean): void {
    this.#cache = cache;
    this.#last = fresh ? new Map<string, Value>() : this.#kept();
    this.#current = new Map();
    this.#finished = false;
    this.#fresh = fresh;
    this.hits = 0;
    this.computed = 0;
  }

  /** What a cancelled run has computed is as good as any; what a finished run did not use is dropped. */
  #kept(): Map<string, Value> {
    return this.#finished ? this.#current : new Map([...this.#last, ...this.#current]);
  }

  finish(): void {
    this.#finished = true;
  }

  /** The vector under `key`, written into `into`, which the caller keeps unchanged or releases; false when it is not known. */
  vector(key: string, into: Float32Array): boolean {
    if (this.#fresh) return false;
    const known = this.#current.get(key) ?? this.#last.get(key);
    const vector = known instanceof Float32Array ? known : this.#cache?.vector(key, into.length);
    if (vector?.length !== into.length) return false;
    into.set(vector);
    this.#current.set(key, into);
    this.hits += 1;
    return true;
  }

  /** Remembers a computed vector; the caller keeps `vector` unchanged. */
  setVector(key: string, vector: Float32Array): void {
    this.#current.set(key, vector);
    this.#cache?.setVector(key, vector);
    this.computed += 1;
  }

  /** For who overwrites the array that `vector` gave: until the next run it is not known from memory. */
  release(key: string): void {
    this.#current.delete(key);
  }

  fact(key: string): string | null {
    const known = this.#current.get(key) ?? this.#last.get(key);
    const fact = typeof known === 'string' ? known : (this.#cache?.fact(key) ?? null);
    if (fact !== null) this.#current.set(key, fact);
    return fact;
  }

  setFact(key: string, fact: string): void {
    this.#current.set(key, fact);
    this.#cache?.setFact(key, fact);
  }

  /** Stores what `work` computes in one transaction. */
  together(work: () => void): void {
    if (this.#cache) this.#cache.together(work);
    else work();
  }
}
