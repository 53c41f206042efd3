import { realpath } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type {
  BlockParams,
  ClearCacheParams,
  ClearCacheResult,
  CompareParams,
  CompareResult,
  CropParams,
  Matrices,
  NearestParams,
  NearestResult,
  Picture,
  PrecisionParams,
  SpreadParams,
  ThumbnailParams,
} from '../contract/engine.ts';
import { Trouble } from '../core/errors.ts';
import { projectionSpread } from '../core/metrics/spread.ts';
import type { PipelineName } from '../core/pipelines/types.ts';
import { renamed } from '../core/precision/sources.ts';
import type { PrecisionReport } from '../core/precision/types.ts';
import { withMatrices } from '../core/report/findings.ts';
import type { ProjectionSpread } from '../core/report/types.ts';
import { nearest } from '../core/similarity/nearest.ts';
import { blockTexels, type CellSource } from '../core/similarity/texels.ts';
import { CacheHolder } from './cache/holder.ts';
import { RecentValues } from './cache/recent.ts';
import { exchangeVerdicts } from './cache/verdicts.ts';
import { Lane } from '../core/lane.ts';
import { namingModels } from './hub/damage.ts';
import { Hub } from './hub/hub.ts';
import { LastRuns } from './lastRuns.ts';
import { LastSpread } from './lastSpread.ts';
import { Lazy } from './lazy.ts';
import { openLinear } from './linear/linear.ts';
import { cropPicture } from './pictures/crop.ts';
import { Thumbnails } from './pictures/thumbnails.ts';
import { measurePrecision } from './precision/measure.ts';
import { ComparisonRun } from './run.ts';
import { breathe, type Task } from './task.ts';
import { TowerPool } from './towerPool.ts';

/** Answers requests, and keeps between them what makes the next one quick. */
export class Engine {
  readonly hub = new Hub();
  readonly #caches = new CacheHolder();
  #values = new RecentValues();
  #measured = new RecentValues();
  readonly #towers = new TowerPool(this.hub);
  readonly #linear = new Lazy(
    () => openLinear(availableParallelism()),
    (linear) => linear.dispose(),
  );
  readonly #spreads = new LastSpread();
  readonly #thumbnails = new Thumbnails();
  readonly #comparisons = new Lane();
  readonly #blocks = new Lane();
  readonly #runs = new LastRuns();

  /** Runs the pipelines on a dataset. Throws `Trouble`. */
  compare(params: CompareParams, task: Task): Promise<CompareResult> {
    return this.#comparisons.run(() => namingModels(params, () => this.#compare(params, task)));
  }

  async #compare(asked: CompareParams, task: Task): Promise<CompareResult> {
    const params = await placed(asked);
    const cache = this.#caches.open(params.cacheFolder);
    const dumping = params.dumpStages !== undefined;
    this.#values.begin(dumping ? null : cache, dumping);
    const run = new ComparisonRun(params, this.#values, this.#towers, await this.#linear.get(), task);
    const compared = await run.compare();
    const comparison = run.describe(compared, cache);
    const { matricesLater = false } = params;
    const previous = exchangeVerdicts(this.#values, comparison, new Date());
    this.#values.finish();
    cache?.trim();
    const number = this.#runs.keep(compared, params, run.preprocessing);
    return { run: number, comparison: matricesLater ? withMatrices(comparison, {}) : comparison, previous };
  }

  /** The cosines of all pairs, where there are few enough. Throws `result-replaced`. */
  matrices(run: number): Matrices {
    return this.#runs.get(run).matrices;
  }

  /** Measures the precisions whose files are there. Nothing else is in memory meanwhile. Throws `Trouble`. */
  measurePrecision(asked: PrecisionParams, task: Task): Promise<PrecisionReport> {
    const wanted = { ...asked, precision: 'fp32' } as const;
    const measure = async () => {
      const { models, fetched } = await this.hub.locate(wanted);
      const params = await placed({ ...asked, models });
      this.#measured.begin(this.#caches.open(params.cacheFolder), false);
      await this.#towers.dispose();
      const report = await measurePrecision(params, this.#measured, await this.#linear.get(), task);
      this.#measured.finish();
      return renamed(report, (folder) => fetched.get(folder) ?? folder);
    };
    return this.#comparisons.run(() => namingModels(wanted, measure));
  }

  /** Draws projections for a comparison that is kept. Throws `Trouble`. */
  async spread({ run, seeds }: SpreadParams, task: Task): Promise<ProjectionSpread> {
    const from = this.#runs.get(run).unprojected;
    if (from === null) throw new Error(`comparison ${run} has no pre-CLIP to draw projections for`);
    const { multiply } = await this.#linear.get();
    return this.#spreads.get(from, seeds, () =>
      projectionSpread(from, seeds, multiply, async (done, total) => {
        task.progress({ stage: 'spread', done, total });
        await breathe(task);
      }),
    );
  }

  /**
   * Part of a kept comparison's matrix. One at a time, and none while a comparison runs: somebody waits for that.
   * Throws `Trouble`.
   */
  block({ run, pipeline, ...request }: BlockParams, task: Task): Promise<Float32Array> {
    const step = async () => {
      await breathe(task);
      await this.#comparisons.idle();
      this.#runs.get(run);
    };
    return this.#blocks.run(async () => {
      await step();
      const { multiply } = await this.#linear.get();
      return blockTexels(this.#cells(run, pipeline), request, multiply, step);
    });
  }

  /** Captions and images of a kept comparison that are nearest to a row's. Throws `Trouble`. */
  async nearest({ run, pipeline, row, count }: NearestParams): Promise<NearestResult> {
    const cells = this.#cells(run, pipeline);
    const { multiply } = await this.#linear.get();
    return nearest(cells, row, count, multiply);
  }

  /** A small picture of any image in a dataset folder. Throws `Trouble`. */
  thumbnail(params: ThumbnailParams, task: Task): Promise<Picture> {
    return this.#thumbnails.get(params, task);
  }

  /** What an image encoder saw of a row's image in a kept comparison. Throws `Trouble`; `crop-not-made` where none did. */
  async crop({ run, pipeline, row }: CropParams): Promise<Picture> {
    const kept = this.#runs.get(run);
    const [image, preprocessing] = [kept.images[row], kept.preprocessing[pipeline]];
    if (image === undefined || !kept.cells[pipeline])
      throw new RangeError(`comparison ${run} has no row ${row} of ${pipeline}`);
    if (!preprocessing) throw new Trouble('crop-not-made', { file: image });
    return cropPicture(kept, image, preprocessing);
  }

  /** Forgets every embedding and fact, on disk and in memory. Throws `cache-not-cleared`. */
  clearCache({ cacheFolder }: ClearCacheParams): ClearCacheResult {
    this.#values = new RecentValues();
    this.#measured = new RecentValues();
    const cache = this.#caches.open(cacheFolder);
    const freed = cache?.clear() ?? null;
    if (freed === null) throw new Trouble('cache-not-cleared', { file: cache?.file ?? cacheFolder });
    return { freed };
  }

  #cells(run: number, pipeline: PipelineName): CellSource {
    const cells = this.#runs.get(run).cells[pipeline];
    if (!cells) throw new Error(`comparison ${run} has no ${pipeline}`);
    return cells;
  }

  [Symbol.dispose](): void {
    this.#caches[Symbol.dispose]();
  }
}

/** Absolute paths; the dataset folder without links, so that what lies inside can be told. */
async function placed<P extends Omit<CompareParams, 'precision'>>(
  params: P,
): Promise<P & { readonly captionsFile: string }> {
  const folder = await realpath(params.folder).catch(() => resolve(params.folder));
  const captionsFile = params.captionsFile ?? join(folder, 'captions.csv');
  const threads = params.threads > 0 ? params.threads : availableParallelism();
  return { ...params, folder, captionsFile, threads };
}
