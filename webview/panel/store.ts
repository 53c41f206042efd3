/** One plain object, replaced as a whole by each change; whoever shows it is told what it was. */
export class Store<State extends object> {
  #state: State;
  readonly #listeners = new Set<(now: State, before: State) => void>();

  constructor(initial: State) {
    this.#state = initial;
  }

  get state(): State {
    return this.#state;
  }

  /** Tells the listeners, unless everything is as it was. */
  set(patch: Partial<State>): void {
    const before = this.#state;
    const now = { ...before, ...patch };
    if ((Object.keys(patch) as (keyof State)[]).every((key) => Object.is(now[key], before[key]))) return;
    this.#state = now;
    for (const listener of this.#listeners) listener(now, before);
  }

  /** Returns what ends it. */
  subscribe(listener: (now: State, before: State) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
