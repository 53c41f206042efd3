import type { DatasetPlace } from './datasets.ts';
import type { Results, Subscription } from './results.ts';

/** Milliseconds after which a round shows itself that nobody asked for. */
const QUIET_LIMIT = 2000;

export interface AnnouncementOptions {
  readonly dataset: DatasetPlace;
  readonly results: Results;
  /** Nobody waits for the run, so far. */
  readonly quiet: boolean;
  /** Shows how a round goes, until its figures are there or it ends. */
  readonly show: () => Promise<unknown>;
}

/** When a run shows itself: each round at once where somebody waits for it, else only if it takes long; never once its figures are there. */
export class Announcement {
  readonly #options: AnnouncementOptions;
  readonly #subscription: Subscription;
  #quiet: boolean;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isShown = false;
  #isOver = false;

  constructor(options: AnnouncementOptions) {
    this.#options = options;
    this.#quiet = options.quiet;
    this.#subscription = options.results.subscribe(({ dataset: { captionsFile } }) => {
      if (captionsFile === options.dataset.captionsFile) this.#follow();
    });
    this.#follow();
  }

  /** True while nobody waits for the run. */
  get quiet(): boolean {
    return this.#quiet;
  }

  /** Somebody waits from now on. */
  expect(): void {
    this.#quiet = false;
    this.#stop();
    this.#follow();
  }

  dispose(): void {
    this.#isOver = true;
    this.#subscription.dispose();
    this.#stop();
  }

  #follow(): void {
    const { results, dataset } = this.#options;
    const phase = results.get(dataset)?.run?.phase;
    if (this.#isOver || phase === undefined || phase === 'spread') this.#stop();
    else if (!this.#isShown) this.#timer ??= setTimeout(() => void this.#show(), this.#quiet ? QUIET_LIMIT : 0);
  }

  #stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #show(): Promise<void> {
    this.#timer = null;
    this.#isShown = true;
    await this.#options.show();
    this.#isShown = false;
    // The next round may have begun before this one was off the screen.
    this.#follow();
  }
}
