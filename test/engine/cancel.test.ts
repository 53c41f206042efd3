import { readdir, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import { Trouble } from '../../src/core/errors.ts';
import { Engine } from '../../src/engine/engine.ts';
import type { Task } from '../../src/engine/task.ts';
import type { CompareResult, Progress, Stage } from '../../src/contract/engine.ts';
import { endOf, ENGINE, startCli } from './corpus/bundle.ts';
import { pathsBelow, TestFolder } from './corpus/folder.ts';
import { MODELS } from './corpus/models.ts';
import { album } from './support/album.ts';
import { numbersOf, paramsFor } from './support/comparisons.ts';
import { InferenceServer } from './support/inferenceServer.ts';
import { childrenOf, gone } from './support/processes.ts';

const SEEDS = 60;

let folder: TestFolder;
let undisturbed: CompareResult;
const steps: Progress[] = [];

beforeAll(async () => {
  folder = await TestFolder.with(await album(60));
  const client = new EngineClient({ modulePath: ENGINE });
  const onProgress = (progress: Progress) => steps.push(progress);
  undisturbed = await client.compare(paramsFor(folder.path('dataset')), { onProgress });
  await client.spread({ run: undisturbed.run, seeds: SEEDS }, { onProgress });
  await client.dispose();
});
afterAll(() => folder[Symbol.asyncDispose]());

describe('progress', () => {
  it('goes through the stages in their order', () => {
    const order: readonly Stage[] = ['scan', 'load', 'images', 'captions', 'similarity', 'spread'];
    const seen = [...new Set(steps.map(({ stage }) => stage))];
    expect(seen).toEqual(order.filter((stage) => seen.includes(stage)));
    expect(seen).toEqual(expect.arrayContaining(['images', 'captions', 'similarity', 'spread']));
  });

  it.each(['load', 'images', 'captions', 'similarity', 'spread'] as const)(
    'of %s never goes back, and reaches its total',
    (stage) => {
      const own = steps.filter((step) => step.stage === stage);
      const done = own.map((step) => step.done);
      expect(done).toEqual([...done].sort((a, b) => a - b));
      expect(new Set(own.map(({ total }) => total)).size).toBe(1);
      expect(own.at(-1)?.done).toBe(own.at(-1)?.total);
    },
  );
});

/** Cancels at the first progress of a stage; what was seen of it until the client rejected. */
async function cancelledAt(
  stage: Stage,
  run: (call: { onProgress: (p: Progress) => void; signal: AbortSignal }) => Promise<unknown>,
) {
  const controller = new AbortController();
  const seen: Progress[] = [];
  const onProgress = (progress: Progress) => {
    if (progress.stage === stage) controller.abort();
    if (progress.stage === stage) seen.push(progress);
  };
  const pending = run({ onProgress, signal: controller.signal });
  await expect(pending).rejects.toMatchObject({ code: 'cancelled' });
  return seen;
}

describe('a run that is cancelled', () => {
  const client = new EngineClient({ modulePath: ENGINE });
  afterAll(() => client.dispose());
  const compare = (call: object) => client.compare(paramsFor(folder.path('dataset'), { cacheFolder: null }), call);

  it.each(['load', 'images'] as const)('while %s stops, and the next run is whole', async (stage) => {
    await client.dispose();
    await cancelledAt(stage, compare);
    const pid = await client.pid();
    const next = await compare({});
    expect(numbersOf(next.comparison)).toEqual(numbersOf(undisturbed.comparison));
    expect(await client.pid()).toBe(pid);
  });

  // In this process, where no message can come late.
  it.each(['images', 'captions', 'similarity'] as const)('while %s goes no step further', async (stage) => {
    const engine = new Engine();
    const seen: Progress[] = [];
    const task: Task = {
      signal: new AbortController().signal,
      log: () => undefined,
      progress: (progress) => {
        if (progress.stage === stage) seen.push(progress);
      },
      throwIfCancelled: () => {
        if (seen.length > 0) throw new Trouble('cancelled');
      },
    };
    const params = paramsFor(folder.path('dataset'));
    await expect(engine.compare(params, task)).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen.at(-1)?.done).toBeLessThan(seen.at(-1)?.total ?? 0);
    const next = await engine.compare(params, { ...task, throwIfCancelled: () => undefined });
    expect(numbersOf(next.comparison)).toEqual(numbersOf(undisturbed.comparison));
  });

  it('while drawing projections stops, and can be asked again', async () => {
    const { run } = await compare({});
    const expected = await client.spread({ run, seeds: SEEDS });
    const seen = await cancelledAt('spread', (call) => client.spread({ run, seeds: 10_000 }, call));
    expect(seen.at(-1)?.done).toBeLessThan(1_000);
    expect(await client.spread({ run, seeds: SEEDS })).toEqual(expected);
  });

  it('while it waits behind another run never begins, and need not wait for the other one', async () => {
    await using server = await InferenceServer.start({ delay: 600_000 });
    const [held, waiting] = [new AbortController(), new AbortController()];
    const models = { ...paramsFor('').models, servers: server.servers };
    const params = paramsFor(folder.path('dataset'), { models });
    const first = client.compare(params, { signal: held.signal });
    const second = compare({ signal: waiting.signal });
    const ended = expect(first).rejects.toMatchObject({ code: 'cancelled' });
    waiting.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    held.abort();
    await ended;
    expect(numbersOf((await compare({})).comparison)).toEqual(numbersOf(undisturbed.comparison));
  });
});

describe('the command line, interrupted', () => {
  const args = () => [
    ...['compare', folder.path('dataset'), '--models', MODELS, '--cache', folder.path('cache')],
    ...['json', 'csv', 'html'].flatMap((name) => [`--${name}`, folder.path('out', `report.${name}`)]),
  ];

  /** Sends a signal as soon as stderr says this; once more where all was over before it came. */
  async function interruptedAt(said: string, signal: NodeJS.Signals): ReturnType<typeof signalled> {
    const ended = await signalled(said, signal);
    if (ended.code !== 0) return ended;
    for (const path of await pathsBelow(folder.path('out'))) await rm(path);
    return interruptedAt(said, signal);
  }

  async function signalled(said: string, signal: NodeJS.Signals) {
    const child = startCli(args());
    const ended = endOf(child);
    let engines: readonly number[] = [];
    child.stderr.on('data', (text: string) => {
      if (!text.includes(said) || engines.length > 0) return;
      engines = childrenOf(child.pid ?? 0);
      child.kill(signal);
    });
    return { ...(await ended), engines };
  }

  it.each([
    ['SIGINT', 'Loading the models'],
    ['SIGINT', 'Embedding the images'],
    ['SIGTERM', 'Embedding the captions'],
    ['SIGHUP', 'Drawing random projections'],
  ] as const)('by %s at “%s” ends with 130 and writes nothing', async (signal, said) => {
    const before = await folder.state('dataset');
    const { code, out, err, engines } = await interruptedAt(said, signal);
    expect([code, out]).toEqual([130, '']);
    expect(err).toContain('Interrupted. Nothing was written.');
    expect(await readdir(folder.path('out'))).toEqual([]);
    expect(await folder.state('dataset')).toEqual(before);
    expect(engines).toHaveLength(process.platform === 'linux' ? 1 : 0);
    for (const pid of engines) await gone(pid);
  });

  it('goes on from what it had computed, and leaves no temporary file', async () => {
    const { code } = await endOf(startCli(args()));
    expect(code).toBe(0);
    expect(await pathsBelow(folder.path('out'))).toEqual(
      ['csv', 'html', 'json'].map((name) => folder.path('out', `report.${name}`)),
    );
  });

  it('writes its files all the same when nobody reads on (as before “head -1”)', async () => {
    const child = startCli(args().map((argument) => argument.replace('report.json', 'unread.json')));
    child.stdout.destroy();
    child.stderr.destroy();
    expect((await endOf(child)).code).toBe(0);
    expect(await readdir(folder.path('out'))).toContain('unread.json');
  });
});
