import { mkdtemp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Engine } from '../../../src/cli/compare.ts';
import type { Io } from '../../../src/cli/io.ts';
import { run } from '../../../src/cli/run.ts';
import type {
  CompareParams,
  FetchModelsParams,
  PlanModelsParams,
  PrecisionParams,
} from '../../../src/contract/engine.ts';
import { chosenModels } from '../../../src/engine/models/chosen.ts';
import { listDataset } from '../../../src/engine/dataset/scan.ts';
import type { ModelsPlan } from '../../../src/core/models/plan.ts';
import type { PrecisionReport } from '../../../src/core/precision/types.ts';
import { reportOf } from '../precision/builder.ts';
import type { Comparison } from '../../../src/core/report/types.ts';
import { comparison, spread } from '../report/builder.ts';

/** A sink that remembers. */
export function sink(isTTY = false) {
  const written: string[] = [];
  return { isTTY, columns: 100, written, write: (text: string) => written.push(text) };
}

export interface TestIo extends Io {
  readonly stdout: ReturnType<typeof sink>;
  readonly stderr: ReturnType<typeof sink>;
  readonly controller: AbortController;
}

export function testIo(env: Record<string, string> = {}): TestIo {
  const controller = new AbortController();
  return {
    stdout: sink(),
    stderr: sink(),
    env,
    platform: 'linux',
    home: '/home/somebody',
    ask: null,
    signal: controller.signal,
    controller,
  };
}

const { signal } = new AbortController();
const task = { signal, throwIfCancelled: () => undefined, progress: () => undefined, log: () => undefined };

export interface FakeEngine extends Engine {
  readonly asked: CompareParams[];
  readonly measures: PrecisionParams[];
  readonly plans: PlanModelsParams[];
  readonly fetched: FetchModelsParams[];
}

/** Each model has one file of 2 GB, as is known where it is on disk or the Hub may be asked. */
function planOf(
  { models, network, mayAsk = false }: FetchModelsParams & Partial<PlanModelsParams>,
  onDisk: boolean,
): ModelsPlan {
  const chosen = chosenModels(models).map(({ role, source, towers }) => {
    const files = [{ path: 'onnx/model.onnx', bytes: onDisk || mayAsk ? 2e9 : null, onDisk: onDisk ? 2e9 : 0 }];
    return { role, source, towers, folder: `/hub/${source}`, commit: null, licence: null, files };
  });
  return { cacheFolder: '/hub', endpoint: 'https://hub', offline: network.offline ?? false, models: chosen };
}

/** An engine that lists folders, answers with what it is given and remembers what it was asked. */
export function fakeEngine(
  answer: Comparison | Error = comparison(),
  measured: PrecisionReport = reportOf([]),
  onDisk = true,
): FakeEngine {
  const asked: CompareParams[] = [];
  const measures: PrecisionParams[] = [];
  const plans: PlanModelsParams[] = [];
  const fetched: FetchModelsParams[] = [];
  return {
    ...{ asked, measures, plans, fetched },
    planModels: (params) => {
      plans.push(params);
      return Promise.resolve(planOf(params, onDisk));
    },
    fetchModels: (params, options) => {
      fetched.push(params);
      options?.onProgress?.({ stage: 'download', done: 1e6, total: 2e9 });
      return Promise.resolve(planOf(params, true));
    },
    measurePrecision: (params, options) => {
      measures.push(params);
      options?.onProgress?.({ stage: 'precision', done: 1, total: 40 });
      return Promise.resolve(measured);
    },
    compare: (params, options) => {
      asked.push(params);
      options?.onProgress?.({ stage: 'images', done: 1, total: 20 });
      return answer instanceof Error
        ? Promise.reject(answer)
        : Promise.resolve({ run: 1, comparison: answer, previous: null });
    },
    list: ({ folder }) => listDataset(folder, task),
    spread: () => Promise.resolve(spread(20)),
  };
}

/** A new folder with these files in it, paths by `/`. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'caption-lens-cli-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** Every file below a folder, sorted. */
export async function listing(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Runs the command line with a fake engine; what it said and how it ended. */
export async function cli(args: readonly string[], engine: Engine = fakeEngine(), io = testIo()) {
  const code = await run(args, { version: '1.2.3', engine }, io);
  return { code, out: io.stdout.written.join(''), err: io.stderr.written.join('') };
}
