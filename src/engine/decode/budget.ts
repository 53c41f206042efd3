interface Waiting {
  readonly need: number;
  readonly start: () => void;
}

/** Lets tasks run side by side while the sum of what they need stays within a total; in the order they came. */
export class Budget {
  readonly #total: number;
  #free: number;
  readonly #waiting: Waiting[] = [];

  constructor(total: number) {
    this.#total = total;
    this.#free = total;
  }

  /** What needs more than the total waits until it is alone. */
  async spend<T>(asked: number, task: () => Promise<T>): Promise<T> {
    const need = Math.min(asked, this.#total);
    await new Promise<void>((start) => {
      this.#waiting.push({ need, start });
      this.#admit();
    });
    try {
      return await task();
    } finally {
      this.#free += need;
      this.#admit();
    }
  }

  #admit(): void {
    for (let first = this.#waiting[0]; first && first.need <= this.#free; first = this.#waiting[0]) {
      this.#waiting.shift();
      this.#free -= first.need;
      first.start();
    }
  }
}
