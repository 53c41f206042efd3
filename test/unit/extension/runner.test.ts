import { beforeEach, describe, expect, it } from 'vitest';
import type { CallOptions } from '../../../src/client/client.ts';
import type {
  CompareParams,
  CompareResult,
  Matrices,
  MatricesParams,
  Progress,
  SpreadParams,
} from '../../../src/contract/engine.ts';
import { Trouble } from '../../../src/core/errors.ts';
import { editorTroubleSentence } from '../../../src/core/messages/editor.ts';
import type { Comparison, ProjectionSpread } from '../../../src/core/report/types.ts';
import type { DatasetPlace } from '../../../src/extension/logic/datasets.ts';
import { isBehind, isStale, Results, type DatasetState } from '../../../src/extension/logic/results.ts';
import { Runner, type RunnerOptions } from '../../../src/extension/logic/runner.ts';
import { withMatrices } from '../../../src/core/report/findings.ts';
import { comparison, spread } from '../report/builder.ts';

const one: DatasetPlace = { folder: '/one', captionsFile: '/one/captions.csv' };
const two: DatasetPlace = { folder: '/two', captionsFile: '/two/captions.csv' };

interface Call<T> {
  readonly what: string;
  readonly progress: (progress: Progress) => void;
  readonly answer: (value: T) => void;
  readonly fail: (error: unknown) => void;
}

/** An engine that answers when the test says so; a cancelled request rejects as the real one does. */
class HandEngine {
  readonly compares: Call<CompareResult>[] = [];
  readonly spreads: Call<ProjectionSpread>[] = [];
  readonly matrixCalls: Call<Matrices>[] = [];
  /** What it answers at once when it is asked for matrices; null where the test answers. */
  kept: Matrices | null = matricesOf(comparison());

  compare(params: CompareParams, options?: CallOptions): Promise<CompareResult> {
    return this.#ask(this.compares, params.folder + (params.matricesLater ? ' without matrices' : ''), options);
  }

  matrices({ run }: MatricesParams, options?: CallOptions): Promise<Matrices> {
    return this.kept ? Promise.resolve(this.kept) : this.#ask(this.matrixCalls, String(run), options);
  }

  spread(params: SpreadParams, options?: CallOptions): Promise<ProjectionSpread> {
    return this.#ask(this.spreads, String(params.run), options);
  }

  #ask<T>(calls: Call<T>[], what: string, options: CallOptions = {}): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    options.signal?.addEventListener('abort', () => {
      reject(new Trouble('cancelled'));
    });
    calls.push({ what, answer: resolve, fail: reject, progress: (progress) => options.onProgress?.(progress) });
    return promise;
  }
}

function matricesOf({ pipelines: { preclip, clip } }: Comparison): Matrices {
  return {
    ...(preclip?.similarity && { preclip: preclip.similarity }),
    ...(clip?.similarity && { clip: clip.similarity }),
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const answer = (made: Comparison, run = 1): CompareResult => ({ run, comparison: made, previous: null });
const clipOnly = comparison({ run: ['clip'] });

let engine: HandEngine;
let results: Results;
let runner: Runner;
let texts: string[];
let paramsOf: RunnerOptions['paramsOf'];

beforeEach(() => {
  engine = new HandEngine();
  results = new Results();
  texts = [];
  paramsOf = (dataset: DatasetPlace) => {
    const captionsText = texts.shift();
    const params: CompareParams = {
      ...dataset,
      ...(captionsText !== undefined && { captionsText }),
      ...{ pipelines: ['clip'], models: {}, precision: 'fp32', projectionSeed: 0, upright: false },
      ...{ cacheFolder: null, threads: 0 },
    };
    return Promise.resolve(params);
  };
  runner = new Runner({ engine, results, paramsOf });
});

/** The n-th request of the engine, once it has come. */
async function nth<T>(calls: readonly Call<T>[], index: number): Promise<Call<T>> {
  await settle();
  const call = calls[index];
  if (!call) throw new Error(`there are ${calls.length} requests, none has index ${index}`);
  return call;
}

describe('a run', () => {
  it('publishes progress, then the comparison, then the spread, then rest', async () => {
    const seen: string[] = [];
    results.subscribe(({ run, result }) => {
      const spreadKnown = result?.comparison.pipelines.preclip?.spread ? ' spread' : '';
      seen.push(
        `${run ? `${run.phase} ${run.progress?.stage ?? '-'}` : 'rest'}${result ? ' result' : ''}${spreadKnown}`,
      );
    });
    const finished = runner.run(one);
    const compare = await nth(engine.compares, 0);
    compare.progress({ stage: 'images', done: 1, total: 2 });
    compare.answer(answer(comparison(), 7));
    const drawn = await nth(engine.spreads, 0);
    expect(drawn.what).toBe('7');
    drawn.answer(spread(20));
    expect(await finished).toBe('done');
    expect(seen).toEqual([
      ...['waiting -', 'comparing -', 'comparing images', 'comparing images result'],
      ...['comparing images result', 'spread - result', 'spread - result spread', 'rest result spread'],
    ]);
  });

  it('publishes the verdicts before the matrices, and says that those are to come', async () => {
    engine.kept = null;
    const matrix = new Float32Array(400);
    void runner.run(one);
    const compare = await nth(engine.compares, 0);
    expect(compare.what).toBe('/one without matrices');
    compare.answer(answer(withMatrices(clipOnly, {}), 7));
    const asked = await nth(engine.matrixCalls, 0);
    expect(asked.what).toBe('7');
    expect(results.get(one)?.result).toMatchObject({ run: 7, awaitsMatrices: true });
    expect(results.get(one)?.result?.comparison.pipelines.clip?.similarity).toBeNull();
    asked.answer({ clip: matrix });
    await settle();
    expect(results.get(one)?.result?.awaitsMatrices).toBe(false);
    expect(results.get(one)?.result?.comparison.pipelines.clip?.similarity).toBe(matrix);
  });

  it('sends for nothing more before its verdicts are shown', async () => {
    const shown = Promise.withResolvers<null>();
    engine.kept = null;
    const slow = new Runner({ engine, results, paramsOf, shown: () => shown.promise });
    void slow.run(one);
    (await nth(engine.compares, 0)).answer(answer(clipOnly));
    await settle();
    expect(results.get(one)?.result?.awaitsMatrices).toBe(true);
    expect(engine.matrixCalls).toHaveLength(0);
    shown.resolve(null);
    await settle();
    expect(engine.matrixCalls).toHaveLength(1);
  });

  it('whose matrices do not come shows its verdicts, and waits for nothing', async () => {
    engine.kept = null;
    const finished = runner.run(one);
    (await nth(engine.compares, 0)).answer(answer(withMatrices(clipOnly, {})));
    (await nth(engine.matrixCalls, 0)).fail(new Trouble('engine-died', { detail: 'SIGKILL' }));
    expect(await finished).toMatchObject({ code: 'engine-died' });
    expect(results.get(one)).toMatchObject({ failure: { code: 'engine-died' }, result: { awaitsMatrices: false } });
  });

  it('asked for again meanwhile is one run more, whoever asks how often', async () => {
    const first = runner.run(one);
    const compare = await nth(engine.compares, 0);
    const [second, third] = [runner.run(one), runner.run(one)];
    compare.answer(answer(clipOnly));
    (await nth(engine.compares, 1)).answer(answer(clipOnly));
    expect(await Promise.all([first, second, third])).toEqual(['done', 'done', 'done']);
    expect(engine.compares).toHaveLength(2);
  });

  it('that still waits serves whoever asks meanwhile', async () => {
    void runner.run(one);
    const waiting = runner.run(two);
    expect(runner.run(two)).toBe(waiting);
    (await nth(engine.compares, 0)).answer(answer(clipOnly));
    (await nth(engine.compares, 1)).answer(answer(clipOnly));
    expect(await waiting).toBe('done');
    expect(engine.compares.map(({ what }) => what)).toEqual(['/one without matrices', '/two without matrices']);
  });

  it('of another dataset waits for the spread, which only the last comparison has', async () => {
    const first = runner.run(one);
    void runner.run(two);
    (await nth(engine.compares, 0)).answer(answer(comparison()));
    const drawn = await nth(engine.spreads, 0);
    expect(engine.compares).toHaveLength(1);
    drawn.answer(spread(20));
    expect(await first).toBe('done');
    expect((await nth(engine.compares, 1)).what).toBe('/two without matrices');
  });

  it('cuts the spread of the one before short: it has become worthless', async () => {
    const first = runner.run(one);
    (await nth(engine.compares, 0)).answer(answer(comparison()));
    await nth(engine.spreads, 0);
    void runner.run(one);
    (await nth(engine.compares, 1)).answer(answer(clipOnly));
    expect(await first).toBe('done');
    expect(results.get(one)).toMatchObject({ failure: null, run: null });
  });
});

describe('cancelling', () => {
  it('keeps the result of before and is no failure', async () => {
    const first = runner.run(one);
    (await nth(engine.compares, 0)).answer(answer(clipOnly));
    await first;
    const second = runner.run(one);
    await nth(engine.compares, 1);
    void runner.run(one);
    runner.cancel(one);
    expect(await second).toBe('cancelled');
    expect(engine.compares).toHaveLength(2);
    expect(results.get(one)).toMatchObject({ run: null, failure: null, result: { comparison: clipOnly } });
  });

  it('does not swallow a comparison that is asked for afterwards', async () => {
    const first = runner.run(one);
    await nth(engine.compares, 0);
    runner.cancel(one);
    const second = runner.run(one);
    expect(runner.run(one)).toBe(second);
    expect(await first).toBe('cancelled');
    (await nth(engine.compares, 1)).answer(answer(clipOnly));
    expect(await second).toBe('done');
    expect(engine.compares).toHaveLength(2);
  });

  it('a run that waits leaves the engine alone', async () => {
    const first = runner.run(one);
    const waiting = runner.run(two);
    await settle();
    runner.cancel(two);
    (await nth(engine.compares, 0)).answer(answer(clipOnly));
    expect([await first, await waiting]).toEqual(['done', 'cancelled']);
    expect(engine.compares).toHaveLength(1);
  });

  it('for good ends what runs and what waits, and nothing begins afterwards', async () => {
    const runs = [runner.run(one), runner.run(two)];
    await nth(engine.compares, 0);
    runner.cancel(one);
    runs.push(runner.run(one));
    runner.end();
    expect(await Promise.all([...runs, runner.run(two)])).toEqual(Array<string>(4).fill('cancelled'));
    await settle();
    expect(engine.compares).toHaveLength(1);
    expect([results.get(one)?.run, results.get(two)?.run]).toEqual([null, null]);
  });

  it('a run that waits ends at once, and can be asked for again', async () => {
    const first = runner.run(one);
    const waiting = runner.run(two);
    await settle();
    runner.cancel(two);
    expect(await waiting).toBe('cancelled');
    expect(results.get(two)?.run).toBeNull();
    const again = runner.run(two);
    (await nth(engine.compares, 0)).answer(answer(clipOnly));
    (await nth(engine.compares, 1)).answer(answer(clipOnly));
    expect([await first, await again]).toEqual(['done', 'done']);
  });

  it('counts as such where the engine had to be killed for it', async () => {
    const run = runner.run(one);
    const compare = await nth(engine.compares, 0);
    runner.cancel();
    compare.fail(new Trouble('engine-died', { detail: 'SIGKILL' }));
    expect(await run).toBe('cancelled');
  });
});

describe('trouble', () => {
  it('is kept beside the older result, and gone with the next comparison', async () => {
    const first = runner.run(one);
    (await nth(engine.compares, 0)).answer(answer(clipOnly));
    await first;
    const second = runner.run(one);
    (await nth(engine.compares, 1)).fail(new Trouble('engine-died', { detail: 'SIGSEGV' }));
    expect(await second).toMatchObject({ code: 'engine-died' });
    expect(results.get(one)).toMatchObject({ failure: { code: 'engine-died' }, result: { comparison: clipOnly } });
    const third = runner.run(one);
    (await nth(engine.compares, 2)).answer(answer(clipOnly));
    expect(await third).toBe('done');
    expect(results.get(one)?.failure).toBeNull();
  });

  it('of an engine that was started afresh after the verdicts is that of its death', async () => {
    engine.kept = null;
    const run = runner.run(one);
    (await nth(engine.compares, 0)).answer(answer(clipOnly));
    (await nth(engine.matrixCalls, 0)).fail(new Trouble('result-replaced'));
    expect(await run).toMatchObject({ code: 'engine-died', args: {} });
    expect(editorTroubleSentence((await run) as Trouble)).toBe('The engine stopped unexpectedly.');
  });

  it('too few rows still bring their problems', async () => {
    const few = { ...clipOnly, rows: clipOnly.rows.slice(0, 1), pipelines: {} };
    const run = runner.run(one);
    (await nth(engine.compares, 0)).answer(answer(few));
    expect(await run).toMatchObject({ code: 'too-few-rows', args: { usable: 1 } });
    expect(results.get(one)).toMatchObject({ result: { comparison: few }, failure: { code: 'too-few-rows' } });
  });

  it('of one dataset does not stop another', async () => {
    const [first, second] = [runner.run(one), runner.run(two)];
    (await nth(engine.compares, 0)).fail(new Error('a bug'));
    (await nth(engine.compares, 1)).answer(answer(clipOnly));
    expect(await first).toMatchObject({ code: 'engine-failed', args: { detail: 'a bug' } });
    expect(await second).toBe('done');
  });
});

describe('a result', () => {
  const state = () => {
    const found = results.get(one);
    if (!found) throw new Error('nothing is known of the dataset');
    return found;
  };

  it('is stale from a change until the next comparison', async () => {
    const first = runner.run(one);
    (await nth(engine.compares, 0)).answer(answer(clipOnly));
    await first;
    expect(isStale(state())).toBe(false);
    results.touch(one);
    expect(isStale(state())).toBe(true);
    const second = runner.run(one);
    (await nth(engine.compares, 1)).answer(answer(clipOnly));
    await second;
    expect(isStale(state())).toBe(false);
  });

  it('is stale at once when the dataset changed while it was computed', async () => {
    const run = runner.run(one);
    const compare = await nth(engine.compares, 0);
    results.touch(one);
    compare.answer(answer(clipOnly));
    await run;
    expect(isStale(state())).toBe(true);
  });

  it('knows the text it was computed from where that was not saved', async () => {
    texts.push('filename,caption\n');
    const run = runner.run(one);
    (await nth(engine.compares, 0)).answer(answer(clipOnly));
    await run;
    expect(state().result?.unsavedText).toBe('filename,caption\n');
  });

  it('is one of the file when its text was saved, while it was computed or afterwards, and no other text', async () => {
    for (const [during, after] of [
      ['a\n', null],
      ['b\n', 'a\n'],
    ] as const) {
      texts.push('a\n');
      const run = runner.run(one);
      const compare = await nth(engine.compares, engine.compares.length);
      results.saved(one, during);
      compare.answer(answer(clipOnly));
      await run;
      if (after !== null) {
        expect(state().result?.unsavedText).toBe('a\n');
        results.saved(one, after);
      }
      expect(state().result?.unsavedText).toBeNull();
    }
  });

  it('is one of the file when its text is saved while the projections are drawn', async () => {
    texts.push('a\n');
    const run = runner.run(one);
    (await nth(engine.compares, 0)).answer(answer(comparison()));
    const drawn = await nth(engine.spreads, 0);
    results.saved(one, 'a\n');
    expect(state().result?.unsavedText).toBeNull();
    drawn.answer(spread(20));
    await run;
    expect(state().result?.unsavedText).toBeNull();
  });

  it('is behind where its own state is back while the run is of another one', async () => {
    const first = runner.run(one);
    (await nth(engine.compares, 0)).answer(answer(clipOnly));
    await first;
    results.touch(one);
    const second = runner.run(one);
    const compare = await nth(engine.compares, 1);
    results.touch(one);
    results.settle(one);
    expect(isStale(state())).toBe(false);
    expect(isBehind(state())).toBe(true);
    compare.answer(answer(clipOnly));
    await second;
  });

  it('is not behind while a run reads the newest state, and is when that has changed since', async () => {
    const first = runner.run(one);
    (await nth(engine.compares, 0)).answer(answer(clipOnly));
    await first;
    results.touch(one);
    expect(isBehind(state())).toBe(true);
    const second = runner.run(one);
    const compare = await nth(engine.compares, 1);
    expect(isBehind(state())).toBe(false);
    results.touch(one);
    expect(isBehind(state())).toBe(true);
    compare.answer(answer(clipOnly));
    await second;
    expect(isBehind(state())).toBe(true);
  });
});

describe('a dataset that is forgotten', () => {
  it('looks to those who show results as if it had never been compared', () => {
    const seen: DatasetState[] = [];
    results.failed(one, new Trouble('models-not-named'));
    results.failed(two, new Trouble('models-not-named'));
    results.subscribe((state) => seen.push(state));
    results.forget(one);
    results.forget(one);
    expect(seen).toEqual([{ dataset: one, revision: 0, result: null, run: null, failure: null }]);
    expect(results.all().map(({ dataset }) => dataset)).toEqual([two]);
  });

  it.each(['waiting', 'comparing', 'spread'])(
    'does not come back with the end of its run that was %s',
    async (phase) => {
      if (phase === 'waiting') void runner.run(two);
      const finished = runner.run(one);
      if (phase === 'spread') {
        (await nth(engine.compares, 0)).answer(answer(comparison()));
        await nth(engine.spreads, 0);
      } else await nth(engine.compares, 0);
      expect(results.get(one)?.run?.phase).toBe(phase);
      runner.cancel(one);
      results.forget(one);
      await finished;
      expect(results.get(one)).toBeNull();
    },
  );
});
