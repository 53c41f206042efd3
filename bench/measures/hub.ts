import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineClient } from '../../src/client/client.ts';
import { totalBytes } from '../../src/core/models/plan.ts';
import { STANDARD } from '../../src/core/models/profiles.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import type { Comparison } from '../../src/core/report/types.ts';
import type { ExperimentRun } from '../support/experiment.ts';
import { differences, duration, megabytes } from '../support/numbers.ts';
import { ENGINE, ROOT, type Places } from '../support/places.ts';
import { peakOf } from '../support/process.ts';
import type { Bench, Finding, Measure } from '../support/types.ts';

/** The profile `standard` at its size: fetched from a server that behaves as the Hub does, loaded, and held against Python. */
export const hub: Measure = { name: 'hub', run };

const PHOTOS = 20;
const MODELS = { models: STANDARD, pipelines: ['preclip', 'clip'], precision: 'fp32' } as const;

async function run({ places, experiment }: Bench): Promise<Finding[]> {
  const reference = await experiment.similarity(PHOTOS);
  const server = await startServer(places);
  try {
    const env = { HF_ENDPOINT: server.url, HF_HUB_CACHE: await emptyCache(places), HF_TOKEN_PATH: '/nonexistent' };
    const fetched = await withEngine(env, fetchAll);
    // From here on the server is not needed, and a request would be an error.
    server.child.kill();
    const offline = { ...env, HF_HUB_OFFLINE: '1' };
    const params = await paramsOf(places);
    const first = await withEngine(offline, (engine) => compare(engine, params));
    // One photo and caption more, so that all encoders are loaded; their hashes are remembered.
    const more = { ...params, folder: await places.photos(PHOTOS + 1) };
    const again = await withEngine(offline, (engine) => compare(engine, more));
    const agreement = (['preclip', 'clip'] as const).map((name) => agrees(name, reference, first.comparison));
    return [
      ...fetched,
      ...loading(`first comparison, ${PHOTOS} photos`, first),
      ...loading('next comparison, one photo more', again),
      ...agreement,
    ];
  } finally {
    server.child.kill();
  }
}

async function startServer(places: Places): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const script = join(ROOT, 'bench', 'children', 'hubServer.ts');
  const child = spawn(process.execPath, [script, await places.models()], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: line.toString().trim() };
}

async function emptyCache(places: Places): Promise<string> {
  const folder = await places.result('hub');
  await rm(folder, { recursive: true, force: true });
  return folder;
}

async function withEngine<T>(env: Readonly<Record<string, string>>, work: (engine: EngineClient) => Promise<T>) {
  const engine = new EngineClient({ modulePath: ENGINE, env });
  try {
    return await work(engine);
  } finally {
    await engine.dispose();
  }
}

async function peak(engine: EngineClient): Promise<string> {
  const pid = await engine.pid();
  return megabytes(pid === null ? null : peakOf(pid));
}

async function fetchAll(engine: EngineClient): Promise<Finding[]> {
  const start = performance.now();
  const plan = await engine.fetchModels({ ...MODELS, network: {} });
  const seconds = (performance.now() - start) / 1e3;
  const bytes = totalBytes(plan) ?? 0;
  const again = performance.now();
  await engine.planModels({ ...MODELS, network: {}, mayAsk: true });
  const planned = (performance.now() - again) / 1e3;
  const rate = `${megabytes(bytes)} in ${duration(seconds)}, ${megabytes(bytes / seconds)} per second`;
  return [
    said('fetching the three models from loopback, each file checked by its hash', rate),
    said('peak memory of the engine meanwhile', await peak(engine)),
    said('seeing that all of it is on disk', duration(planned)),
  ];
}

type Params = Parameters<EngineClient['compare']>[0];

async function paramsOf(places: Places): Promise<Params> {
  const cacheFolder = await places.result('cache-hub');
  await rm(cacheFolder, { recursive: true, force: true });
  const folder = await places.photos(PHOTOS);
  return { ...MODELS, folder, cacheFolder, projectionSeed: 0, upright: false, threads: 0 };
}

interface Loaded {
  readonly comparison: Comparison;
  readonly peak: string;
}

async function compare(engine: EngineClient, params: Params): Promise<Loaded> {
  const { comparison } = await engine.compare(params);
  return { comparison, peak: await peak(engine) };
}

function loading(which: string, { comparison, peak: memory }: Loaded): Finding[] {
  const seconds = (stage: string) => duration((comparison.timings[stage] ?? NaN) / 1e3);
  const times = `load ${seconds('load')}, hash ${seconds('hash')}, all ${seconds('total')}`;
  return [said(which, times), said('peak memory of the engine meanwhile', memory)];
}

function agrees(name: PipelineName, reference: ExperimentRun['similarity'], { pipelines }: Comparison): Finding {
  const { max } = differences(reference[name], pipelines[name]?.similarity ?? []);
  return {
    what: `same numbers as Python on the same weights, ${name}`,
    target: 'cosines within 1e-4',
    measured: `within ${max.toExponential(1)}`,
    reached: max < 1e-4,
  };
}

const said = (what: string, measured: string): Finding => ({ what, target: null, measured, reached: null });
