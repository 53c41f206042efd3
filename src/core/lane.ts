/** Runs one after the other what it is given. */
export class Lane {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when nothing is under way; never rejects. */
  async idle(): Promise<void> {
    for (let seen: unknown = null; seen !== this.#last; await seen) seen = this.#last;
  }
}
