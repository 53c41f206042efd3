import { readFile, rm } from 'node:fs/promises';
import { EngineClient } from '../../src/client/client.ts';
import type { CompareParams } from '../../src/contract/engine.ts';
import type { PipelineName, Precision } from '../../src/core/pipelines/types.ts';
import type { ReportJson } from '../../src/core/report/json.ts';
import { CLI, ENGINE, type Places } from './places.ts';
import { runProcess } from './process.ts';

export interface LensRun {
  readonly seconds: number;
  readonly report: ReportJson;
}

export interface LensOptions {
  readonly photos?: number;
  readonly precision?: Precision;
  readonly pipelines?: readonly PipelineName[];
  /** Name of the cache folder among the results, `off` without one. */
  readonly cache?: string;
  /** Forgets that cache first. */
  readonly cold?: boolean;
}

/** Runs `caption-lens compare` as a user does, start of the processes included. */
export async function runLens(places: Places, options: LensOptions = {}): Promise<LensRun> {
  const { photos = 100, precision = 'fp32', pipelines = ['preclip', 'clip'], cold = false } = options;
  const cache = options.cache === undefined ? 'off' : await places.result(options.cache);
  if (cold) await rm(cache, { recursive: true, force: true });
  const file = await places.result('lens.json');
  const folders = [await places.photos(photos), '--models', await places.models(), '--cache', cache];
  const rest = ['--precision', precision, '--pipelines', pipelines.join(','), '--json', file];
  const { seconds } = await runProcess(process.execPath, [CLI, 'compare', ...folders, ...rest]);
  return { seconds, report: JSON.parse(await readFile(file, 'utf8')) as ReportJson };
}

/** The engine as the editor holds it. The caller disposes of it. */
export const startEngine = (): EngineClient => new EngineClient({ modulePath: ENGINE });

export async function compareParams(
  places: Places,
  folder: string,
  cacheFolder: string | null,
): Promise<CompareParams> {
  const models = await places.models();
  return {
    ...{ folder, cacheFolder, pipelines: ['preclip', 'clip'], precision: 'fp32', projectionSeed: 0 },
    models: { clip: `${models}/clip`, imageEncoder: `${models}/resnet`, textEncoder: `${models}/distiluse` },
    ...{ upright: false, threads: 0 },
  };
}
