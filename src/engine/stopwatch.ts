/** Attributes wall-clock time to the stage that is running; a stage inside another one stops the outer clock. */
export class Stopwatch {
  readonly #spent = new Map<string, number>();
  #stage: string | null = null;
  #since = performance.now();

  /** Milliseconds by stage, in the order in which they first ran. */
  get timings(): Record<string, number> {
    return Object.fromEntries(this.#spent);
  }

  async time<T>(stage: string, work: () => Promise<T>): Promise<T> {
    const outer = this.#switch(stage);
    try {
      return await work();
    } finally {
      this.#switch(outer);
    }
  }

  #switch(stage: string | null): string | null {
    const now = performance.now();
    const before = this.#stage;
    if (before !== null) this.#spent.set(before, (this.#spent.get(before) ?? 0) + now - this.#since);
    if (stage !== null && !this.#spent.has(stage)) this.#spent.set(stage, 0);
    this.#stage = stage;
    this.#since = now;
    return before;
  }
}
