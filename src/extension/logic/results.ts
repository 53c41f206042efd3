import type { Progress } from '../../contract/engine.ts';
import type { Trouble } from '../../core/errors.ts';
import type { Comparison, Verdicts } from '../../core/report/types.ts';
import type { DatasetPlace } from './datasets.ts';

/** What a comparison found, and of which state of the dataset. */
export interface Result {
  /** `CompareResult.run`: names the comparison in questions to the engine. */
  readonly run: number;
  readonly comparison: Comparison;
  /** What the comparison before said of the same captions file. */
  readonly previous: Verdicts | null;
  readonly revision: number;
  /** The text that was compared where it was not saved; null when it was the file on disk. */
  readonly unsavedText: string | null;
}

export type Phase = 'waiting' | 'comparing' | 'spread';

export interface ActiveRun {
  readonly phase: Phase;
  readonly progress: Progress | null;
}

/** Everything that is known of one dataset; a new object with every change. */
export interface DatasetState {
  readonly dataset: DatasetPlace;
  /** Counts the changes of the dataset and of the settings that were noticed. */
  readonly revision: number;
  readonly result: Result | null;
  readonly run: ActiveRun | null;
  /** Why the last run gave no result; a result beside it is an older one. */
  readonly failure: Trouble | null;
  /** What changed since the result beside the captions file, each with its revision. */
  readonly touched?: Touched;
}

interface Touched {
  /** Files of images, by path in the dataset; one map for all states, since thousands of files may change at once. */
  readonly images: Map<string, number>;
  /** Settings that decide the numbers. */
  readonly settings: number;
}

/** What of a dataset has changed, where that is known. */
export type Change = { readonly kind: 'image'; readonly image: string } | { readonly kind: 'settings' };

export interface Subscription {
  dispose(): void;
}

export type Listener = (state: DatasetState) => void;

/** True when something has changed since the result was computed. */
export function isStale({ result, revision }: DatasetState): boolean {
  return result !== null && result.revision !== revision;
}

/** What changed since the result was computed, beside the captions file. */
export function changedSince({ result, touched }: DatasetState): { images: ReadonlySet<string>; settings: boolean } {
  const since = result?.revision ?? 0;
  const images = [...(touched?.images ?? [])].filter(([, revision]) => revision > since);
  return { images: new Set(images.map(([image]) => image)), settings: (touched?.settings ?? 0) > since };
}

function withChange(touched: Touched | undefined, change: Change, revision: number): Touched {
  const { images, settings } = touched ?? { images: new Map<string, number>(), settings: 0 };
  if (change.kind === 'settings') return { images, settings: revision };
  return { images: images.set(change.image, revision), settings };
}

/** The state of each dataset that was compared. Whoever shows results subscribes here and asks nobody else. */
export class Results {
  readonly #states = new Map<string, DatasetState>();
  readonly #listeners = new Set<Listener>();

  all(): DatasetState[] {
    return [...this.#states.values()];
  }

  /** Null for a dataset that was never compared. */
  get({ captionsFile }: Pick<DatasetPlace, 'captionsFile'>): DatasetState | null {
    return this.#states.get(captionsFile) ?? null;
  }

  /** Called with each new state, until disposed. */
  subscribe(listener: Listener): Subscription {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** The dataset has changed: its result is stale from now on. */
  touch(dataset: DatasetPlace, change?: Change): void {
    const state = this.get(dataset);
    if (!state) return;
    const revision = state.revision + 1;
    this.#set({ ...state, revision, ...(change && { touched: withChange(state.touched, change, revision) }) });
  }

  running(dataset: DatasetPlace, phase: Phase, progress: Progress | null = null): void {
    this.#set({ ...this.#stateOf(dataset), run: { phase, progress } });
  }

  /** A run is over without news: it was cancelled, or its results are told. */
  idle(dataset: DatasetPlace): void {
    this.#set({ ...this.#stateOf(dataset), run: null });
  }

  /** A comparison has come; `failure` where it holds problems alone. */
  found(dataset: DatasetPlace, result: Result, failure: Trouble | null = null): void {
    this.#set({ ...this.#stateOf(dataset), result, failure });
  }

  /** More of the same comparison. */
  refined(dataset: DatasetPlace, comparison: Comparison): void {
    const state = this.#stateOf(dataset);
    if (state.result) this.#set({ ...state, result: { ...state.result, comparison } });
  }

  failed(dataset: DatasetPlace, failure: Trouble): void {
    this.#set({ ...this.#stateOf(dataset), failure });
  }

  #stateOf(dataset: DatasetPlace): DatasetState {
    return this.get(dataset) ?? { dataset, revision: 0, result: null, run: null, failure: null };
  }

  #set(state: DatasetState): void {
    this.#states.set(state.dataset.captionsFile, state);
    for (const listener of [...this.#listeners]) listener(state);
  }
}
