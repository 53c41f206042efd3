import { realpath } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type {
  ClearCacheParams,
  ClearCacheResult,
  CompareParams,
  CompareResult,
  SpreadParams,
} from '../contract/engine.ts';
import type { Compared } from '../core/compare.ts';
import { Trouble } from '../core/errors.ts';
import { projectionSpread, type Unprojected } from '../core/metrics/spread.ts';
import type { ProjectionSpread } from '../core/report/types.ts';
import { CacheHolder } from './cache/holder.ts';
import { RecentValues } from './cache/recent.ts';
import { exchangeVerdicts } from './cache/verdicts.ts';
import { LastSpread } from './lastSpread.ts';
import { Lazy } from './lazy.ts';
import { openLinear } from './linear/linear.ts';
import { ComparisonRun } from './run.ts';
import { breathe, type Task } from './task.ts';
import { TowerPool } from './towerPool.ts';

/** Runs one request after the other, and keeps between them what makes the next one quick. */
export class Engine {
  readonly #caches = new CacheHolder();
  #values = new RecentValues();
  readonly #towers = new TowerPool();
  readonly #linear = new Lazy(
    () => openLinear(availableParallelism()),
    (linear) => linear.dispose(),
  );
  readonly #spreads = new LastSpread();
  #run = 0;
  #unprojected: Unprojected | null = null;

  /** Runs the pipelines on a dataset. Throws `Trouble`. */
  async compare(params: CompareParams, task: Task): Promise<CompareResult> {
    const cache = this.#caches.open(params.cacheFolder);
    const dumping = params.dumpStages !== undefined;
    this.#values.begin(dumping ? null : cache, dumping);
    const run = new ComparisonRun(await placed(params), this.#values, this.#towers, await this.#linear.get(), task);
    const compared = await run.compare();
    const comparison = run.describe(compared, cache);
    const previous = exchangeVerdicts(this.#values, comparison, new Date());
    this.#values.finish();
    cache?.trim();
    this.#unprojected = unprojectedOf(compared);
    this.#run += 1;
    return { run: this.#run, comparison, previous };
  }

  /** Draws projections for the last comparison. Throws `Trouble`. */
  async spread({ run, seeds }: SpreadParams, task: Task): Promise<ProjectionSpread> {
    if (run !== this.#run || this.#unprojected === null)
      throw new Trouble('engine-failed', { detail: `no pre-CLIP comparison ${run} to draw projections for` });
    const from = this.#unprojected;
    const { multiply } = await this.#linear.get();
    return this.#spreads.get(from, seeds, () =>
      projectionSpread(from, seeds, multiply, async (done, total) => {
        task.progress({ stage: 'spread', done, total });
        await breathe(task);
      }),
    );
  }

  /** Forgets every embedding and fact, on disk and in memory. Throws `cache-not-cleared`. */
  clearCache({ cacheFolder }: ClearCacheParams): ClearCacheResult {
    this.#values = new RecentValues();
    const cache = this.#caches.open(cacheFolder);
    const freed = cache?.clear() ?? null;
    if (freed === null) throw new Trouble('cache-not-cleared', { file: cache?.file ?? cacheFolder });
    return { freed };
  }

  [Symbol.dispose](): void {
    this.#caches[Symbol.dispose]();
  }
}

/** Absolute paths; the dataset folder without links, so that what lies inside can be told. */
async function placed(params: CompareParams): Promise<CompareParams & { readonly captionsFile: string }> {
  const folder = await realpath(params.folder).catch(() => resolve(params.folder));
  const captionsFile = params.captionsFile ?? join(folder, 'captions.csv');
  const threads = params.threads > 0 ? params.threads : availableParallelism();
  return { ...params, folder, captionsFile, threads };
}

function unprojectedOf({ stages, pipelines }: Compared): Unprojected | null {
  if (!stages.preclip || !pipelines.preclip) return null;
  const { features, captions, answers } = stages.preclip;
  return { features, captions: captions.vectors, answers, correct: pipelines.preclip.correct };
}
