/** Attributes wall-clock time to the stage that is running; a stage inside another one stops the outer clock. */
export class Stopwatch {
  readonly #spent: Map<string, number>;
  #stage: string | null = null;
  #since = performance.now();

  /** `stages` in the order of the report. */
  constructor(stages: readonly string[]) {
    this.#spent = new Map(stages.map((stage) => [stage, 0]));
  }

  /** Milliseconds by stage, without those that never ran. */
  get timings(): Record<string, number> {
    return Object.fromEntries([...this.#spent].filter(([, spent]) => spent > 0));
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
    this.#stage = stage;
    this.#since = now;
    return before;
  }
}
