import { setTimeout as delay } from 'node:timers/promises';
import type { CallOptions, EngineClient } from '../../client/client.ts';
import type { CompareParams, Matrices } from '../../contract/engine.ts';
import { Trouble, troubleOf } from '../../core/errors.ts';
import { Lane } from '../../core/lane.ts';
import { withMatrices, withSpread } from '../../core/report/findings.ts';
import type { DatasetPlace } from './datasets.ts';
import type { Phase, Results } from './results.ts';

export type RunnerEngine = Pick<EngineClient, 'compare' | 'matrices' | 'spread'>;

/** How a run ended; trouble stands in the results. */
export type Outcome = 'done' | 'cancelled' | Trouble;

export interface RunnerOptions {
  readonly engine: RunnerEngine;
  readonly results: Results;
  /** What to ask the engine for, as settings and editor are when the run begins. May take time, and reject with `Trouble`. */
  readonly paramsOf: (dataset: DatasetPlace, call: CallOptions) => Promise<CompareParams>;
  /** Settles when the verdicts stand where people look for them; what comes after them waits for that. */
  readonly shown?: (dataset: DatasetPlace) => Promise<unknown>;
  /** Milliseconds that the editor has to draw before projections take every core. */
  readonly drawing?: number;
}

/** Draws of pre-CLIP's projection that its accuracy is held against. */
const SEEDS = 200;

interface Active {
  readonly dataset: DatasetPlace;
  readonly cancellation: AbortController;
  readonly finished: Promise<Outcome>;
  phase: Phase;
  /** Asked for again since this round began. */
  again: boolean;
  /** Ends the spread alone: a newer comparison makes it worthless. */
  superseded: AbortController;
  /** Asked for after this one was cancelled. */
  next: Promise<Outcome> | null;
}

/** Runs comparisons: one at a time for a dataset, and one after the other on the engine. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #active = new Map<string, Active>();
  /** A comparison may make room for the next one, so its matrices and spread come before anybody else's comparison. */
  readonly #lane = new Lane();
  #hasEnded = false;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** Compares; while a run of the dataset is on, once more after it. Settles when nothing is left to do, never rejects. */
  run(dataset: DatasetPlace): Promise<Outcome> {
    if (this.#hasEnded) return Promise.resolve('cancelled');
    const active = this.#active.get(dataset.captionsFile);
    if (!active) return this.#begin(dataset);
    if (active.cancellation.signal.aborted) return (active.next ??= active.finished.then(() => this.run(dataset)));
    // One that still waits will see the newest state anyway.
    if (active.phase !== 'waiting') {
      active.again = true;
      active.superseded.abort();
    }
    return active.finished;
  }

  /** The end of the run that is on; null where none is. */
  finished(dataset: DatasetPlace): Promise<Outcome> | null {
    return this.#active.get(dataset.captionsFile)?.finished ?? null;
  }

  /** Cancels the runs of this dataset, or all; what was found before stays. */
  cancel(dataset?: DatasetPlace): void {
    for (const active of this.#active.values()) {
      if (!dataset || active.dataset.captionsFile === dataset.captionsFile) active.cancellation.abort();
    }
  }

  /** Cancels everything for good: whoever asks for a run afterwards is told that it was cancelled. */
  end(): void {
    this.#hasEnded = true;
    this.cancel();
  }

  #begin(dataset: DatasetPlace): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const active: Active = {
      dataset,
      cancellation: new AbortController(),
      finished: promise,
      phase: 'waiting',
      again: false,
      superseded: new AbortController(),
      next: null,
    };
    this.#active.set(dataset.captionsFile, active);
    void this.#rounds(active).then(resolve);
    return promise;
  }

  async #rounds(active: Active): Promise<Outcome> {
    let outcome: Outcome;
    do {
      active.again = false;
      active.superseded = new AbortController();
      this.#enter(active, 'waiting');
      outcome = await Promise.race([this.#lane.run(() => this.#round(active)), cancelledInWaiting(active)]);
    } while (isAskedAgain(active));
    this.#active.delete(active.dataset.captionsFile);
    this.#options.results.idle(active.dataset);
    return outcome;
  }

  async #round(active: Active): Promise<Outcome> {
    const { results } = this.#options;
    try {
      throwIfCancelled(active);
      const run = await this.#compare(active);
      await this.#options.shown?.(active.dataset);
      await this.#matrices(active, run);
      await this.#spread(active, run);
      return 'done';
    } catch (error) {
      if (active.cancellation.signal.aborted) return 'cancelled';
      const trouble = troubleOf(error);
      if (trouble.code === 'cancelled') return 'cancelled';
      if (trouble.code !== 'too-few-rows') results.failed(active.dataset, trouble);
      return trouble;
    }
  }

  /** Publishes the verdicts. The number of the run. */
  async #compare(active: Active): Promise<number> {
    const { engine, results, paramsOf } = this.#options;
    const { dataset, cancellation } = active;
    this.#enter(active, 'comparing');
    const revision = results.get(dataset)?.run?.revision ?? 0;
    const call: CallOptions = {
      signal: cancellation.signal,
      onProgress: (progress) => {
        if (!cancellation.signal.aborted) results.running(dataset, active.phase, progress);
      },
    };
    const params = await paramsOf(dataset, call);
    const { run, comparison, previous } = await engine.compare({ ...params, matricesLater: true }, call);
    throwIfCancelled(active);
    const usable = comparison.rows.length;
    const failure = usable < 2 ? new Trouble('too-few-rows', { usable }) : null;
    const unsavedText = params.captionsText ?? null;
    results.found(dataset, { run, comparison, awaitsMatrices: !failure, previous, revision, unsavedText }, failure);
    if (failure) throw failure;
    return run;
  }

  /** The cosines of all pairs come after what they decided: they are megabytes, and panels alone show them. */
  async #matrices({ dataset, cancellation }: Active, run: number): Promise<void> {
    const { engine, results } = this.#options;
    let matrices: Matrices = {};
    try {
      matrices = await engine.matrices({ run }, { signal: cancellation.signal });
    } catch (error) {
      throw asEngineTrouble(error);
    } finally {
      const comparison = results.get(dataset)?.result?.comparison;
      if (comparison) results.refined(dataset, withMatrices(comparison, matrices));
    }
  }

  /** Tells nothing new but how pre-CLIP's accuracy varies: that it was cut short is no failure. */
  async #spread(active: Active, run: number): Promise<void> {
    const { engine, results, drawing = 0 } = this.#options;
    const { dataset, cancellation, superseded } = active;
    const signal = AbortSignal.any([cancellation.signal, superseded.signal]);
    const isStopped = () => active.again || signal.aborted;
    if (isStopped() || !results.get(dataset)?.result?.comparison.pipelines.preclip) return;
    this.#enter(active, 'spread');
    try {
      if (drawing > 0) await delay(drawing, null, { signal });
      const spread = await engine.spread({ run, seeds: SEEDS }, { signal });
      const comparison = results.get(dataset)?.result?.comparison;
      if (comparison) results.refined(dataset, withSpread(comparison, spread));
    } catch (error) {
      if (!isStopped()) throw asEngineTrouble(error);
    }
  }

  #enter(active: Active, phase: Phase): void {
    active.phase = phase;
    this.#options.results.running(active.dataset, phase);
  }
}

/** Settles where a run is cancelled that another one keeps waiting; its turn then does nothing. */
function cancelledInWaiting(active: Active): Promise<Outcome> {
  return new Promise((resolve) => {
    active.cancellation.signal.addEventListener('abort', () => {
      if (active.phase === 'waiting') resolve('cancelled');
    });
  });
}

/** The engine's newest comparison is this lane's: an engine that does not know it has been started afresh. */
function asEngineTrouble(error: unknown): unknown {
  const isAnother = error instanceof Trouble && error.code === 'result-replaced';
  return isAnother ? new Trouble('engine-died', {}, error) : error;
}

function isAskedAgain({ again, cancellation }: Active): boolean {
  return again && !cancellation.signal.aborted;
}

function throwIfCancelled({ cancellation }: Active): void {
  if (cancellation.signal.aborted) throw new Trouble('cancelled');
}
