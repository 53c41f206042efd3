import type { Progress } from '../../contract/engine.ts';
import type { Trouble } from '../../core/errors.ts';
import type { Comparison, Verdicts } from '../../core/report/types.ts';
import type { DatasetPlace } from './datasets.ts';

/** What a comparison found, and of which state of the dataset. */
export interface Result {
  /** `CompareResult.run`: names the comparison in questions to the engine. */
  readonly run: number;
  readonly comparison: Comparison;
  /** The cosines of all pairs are on their way. */
  readonly awaitsMatrices?: boolean;
  /** What the comparison before said of the same captions file. */
  readonly previous: Verdicts | null;
  readonly revision: number;
  /** A later revision, at which everything was again as it was compared. */
  readonly holdsAt?: number;
  /** The text that was compared where it was not saved; null when it was the file on disk. */
  readonly unsavedText: string | null;
}

export type Phase = 'waiting' | 'comparing' | 'spread';

export interface ActiveRun {
  readonly phase: Phase;
  /** State of the dataset that is compared; null while the run waits, since it will read the newest. */
  readonly revision: number | null;
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
  /** The text of the captions file that was saved since the run began. */
  readonly savedText?: string | null;
  /** What changed since the result beside the captions file, each with its revision. */
  readonly touched?: Touched;
}

interface Touched {
  /** Files of images, by path in the dataset; one map for all states, since thousands of files may change at once. */
  readonly images: Map<string, number>;
  /** Settings that decide the numbers. */
  readonly settings: number;
  /** Captions accepted as equivalent. */
  readonly equivalents: number;
}

/** What has changed beside the captions file. */
export type Change =
  | { readonly kind: 'images'; readonly images: readonly string[] }
  | { readonly kind: 'settings' }
  | { readonly kind: 'equivalents' };

export interface Subscription {
  dispose(): void;
}

export type Listener = (state: DatasetState) => void;

/** True when the newest state of the dataset is not the one that is or was compared, or that failed. */
export function isBehind(state: DatasetState): boolean {
  const { run, failure, revision } = state;
  // What runs takes the place of a result that has become current again meanwhile.
  return (isStale(state) || failure !== null || run?.phase === 'comparing') && run?.revision !== revision;
}

/** True when something has changed since the result was computed. */
export function isStale({ result, revision }: DatasetState): boolean {
  return result !== null && result.revision !== revision && result.holdsAt !== revision;
}

export interface ChangedSince {
  /** By path in the dataset. */
  readonly images: ReadonlySet<string>;
  readonly settings: boolean;
  readonly equivalents: boolean;
}

/** What changed since the result was computed, beside the captions file. */
export function changedSince({ result, touched = UNTOUCHED }: DatasetState): ChangedSince {
  const since = result?.revision ?? 0;
  const images = [...touched.images].filter(([, revision]) => revision > since);
  return {
    images: new Set(images.map(([image]) => image)),
    settings: touched.settings > since,
    equivalents: touched.equivalents > since,
  };
}

const UNTOUCHED: Touched = { images: new Map(), settings: 0, equivalents: 0 };

function withChange(touched: Touched = { ...UNTOUCHED, images: new Map() }, change: Change, revision: number): Touched {
  if (change.kind !== 'images') return { ...touched, [change.kind]: revision };
  for (const image of change.images) touched.images.set(image, revision);
  return touched;
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

  /** Called with each new state, that of a dataset that was never compared where it is forgotten, until disposed. */
  subscribe(listener: Listener): Subscription {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** The dataset has changed, its captions file where no other change is named: its result is stale from now on. */
  touch(dataset: DatasetPlace, change?: Change): void {
    const state = this.get(dataset);
    if (!state) return;
    const revision = state.revision + 1;
    this.#set({ ...state, revision, ...(change && { touched: withChange(state.touched, change, revision) }) });
  }

  /** The captions file reads as it was compared: unless something else has changed, the result is current again. */
  settle(dataset: DatasetPlace): void {
    const state = this.get(dataset);
    if (!state?.result || !isStale(state)) return;
    const { images, settings, equivalents } = changedSince(state);
    if (images.size > 0 || settings || equivalents) return;
    this.#set({ ...state, result: { ...state.result, holdsAt: state.revision } });
  }

  running(dataset: DatasetPlace, phase: Phase, progress: Progress | null = null): void {
    const state = this.#stateOf(dataset);
    const revision = phase === 'waiting' ? null : (state.run?.revision ?? state.revision);
    this.#set({ ...state, run: { phase, revision, progress } });
  }

  /** A run is over without news: it was cancelled, or its results are told. */
  idle(dataset: DatasetPlace): void {
    const state = this.get(dataset);
    if (state) this.#set({ ...state, run: null, savedText: null });
  }

  /** The dataset is gone. A run of it is to be cancelled before. */
  forget(dataset: DatasetPlace): void {
    if (this.#states.delete(dataset.captionsFile)) this.#tell(this.#stateOf(dataset));
  }

  /** A comparison has come; `failure` where it holds problems alone. */
  found(dataset: DatasetPlace, result: Result, failure: Trouble | null = null): void {
    const state = this.#stateOf(dataset);
    const isSaved = result.unsavedText === state.savedText;
    this.#set({ ...state, result: isSaved ? { ...result, unsavedText: null } : result, failure });
  }

  /** The captions file was saved: what was compared before that, or is being compared, may be this very text. */
  saved(dataset: DatasetPlace, text: string): void {
    const state = this.get(dataset);
    if (!state) return;
    const { result, run } = state;
    const known = result?.unsavedText === text ? { ...result, unsavedText: null } : result;
    if (run || known !== result) this.#set({ ...state, result: known, savedText: run ? text : null });
  }

  /** More of the same comparison; its matrices are there, or will not come. */
  refined(dataset: DatasetPlace, comparison: Comparison): void {
    const state = this.#stateOf(dataset);
    if (state.result) this.#set({ ...state, result: { ...state.result, comparison, awaitsMatrices: false } });
  }

  failed(dataset: DatasetPlace, failure: Trouble): void {
    this.#set({ ...this.#stateOf(dataset), failure });
  }

  #stateOf(dataset: DatasetPlace): DatasetState {
    return this.get(dataset) ?? { dataset, revision: 0, result: null, run: null, failure: null };
  }

  #set(state: DatasetState): void {
    this.#states.set(state.dataset.captionsFile, state);
    this.#tell(state);
  }

  #tell(state: DatasetState): void {
    for (const listener of [...this.#listeners]) listener(state);
  }
}
