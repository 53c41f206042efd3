import type { ToPanel } from '../../contract/panel.ts';
import type { EquivalentPair } from '../../core/dataset/equivalents.ts';
import type { DatasetPlace } from './datasets.ts';
import { panelResult, panelStatus, withOwnBuffers } from './panelState.ts';
import type { DatasetState, Result, Results, Subscription } from './results.ts';

export interface FeedOptions {
  readonly dataset: DatasetPlace;
  /** What the dataset is called now. */
  readonly nameOf: () => string;
  readonly results: Results;
  readonly equivalentsOf: () => Promise<readonly EquivalentPair[]>;
  readonly send: (message: ToPanel) => void;
}

/** Milliseconds between two messages about progress. */
const STATUS_INTERVAL = 100;

/** Keeps a page told: each result once, its spread when that comes, and now and then how the dataset stands. */
export class PanelFeed {
  readonly #options: FeedOptions;
  readonly #subscription: Subscription;
  #listening = false;
  /** Counts what makes a result on its way worthless: a newer one, and another page. */
  #turn = 0;
  #held: Result | null = null;
  /** The result held has been sent. */
  #told = false;
  #row: number | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#subscription = options.results.subscribe((state) => {
      if (this.#listening && state.dataset.captionsFile === options.dataset.captionsFile) this.#update(state);
    });
  }

  /** What the page shows, or is about to. */
  get held(): Result | null {
    return this.#held;
  }

  /** A page listens: it is told everything. */
  begin(): void {
    this.end();
    this.#listening = true;
    this.#sendStatus();
    const result = this.#state()?.result ?? null;
    if (!result) this.#options.send({ kind: 'result', result });
    else if (!result.awaitsMatrices) void this.#sendResult(result);
  }

  /** The page is gone. */
  end(): void {
    this.#listening = false;
    this.#turn += 1;
    this.#held = null;
    this.#told = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Lights a row, as soon as the page has it. */
  reveal(row: number): void {
    this.#row = row;
    if (this.#told) this.#sendReveal();
  }

  /** The dataset is called something else. */
  renamed(): void {
    if (this.#listening) this.#sendStatus();
  }

  dispose(): void {
    this.end();
    this.#subscription.dispose();
  }

  #state(): DatasetState | null {
    return this.#options.results.get(this.#options.dataset);
  }

  #update({ result }: DatasetState): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#sendStatus();
    }, STATUS_INTERVAL);
    if (!result) {
      if (this.#held) this.begin();
      return;
    }
    if (result === this.#held || result.awaitsMatrices) return;
    if (result.run === this.#held?.run) this.#refine(result);
    else void this.#sendResult(result);
  }

  #refine(result: Result): void {
    const known = this.#held?.comparison;
    this.#held = result;
    const spread = result.comparison.pipelines.preclip?.spread;
    if (spread && this.#told && result.comparison !== known) this.#send({ kind: 'spread', run: result.run, spread });
  }

  async #sendResult(result: Result): Promise<void> {
    const turn = ++this.#turn;
    this.#held = result;
    this.#told = false;
    const equivalents = await this.#options.equivalentsOf();
    if (turn !== this.#turn) return;
    this.#send({ kind: 'result', result: panelResult(this.#held, equivalents) });
    this.#told = true;
    this.#sendReveal();
  }

  #sendReveal(): void {
    if (this.#row !== null) this.#send({ kind: 'reveal', row: this.#row });
    this.#row = null;
  }

  #sendStatus(): void {
    this.#send({ kind: 'status', status: panelStatus(this.#options.nameOf(), this.#state()) });
  }

  #send(message: ToPanel): void {
    this.#options.send(withOwnBuffers(message));
  }
}
