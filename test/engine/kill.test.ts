import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import { PROTOCOL_VERSION, type CompareResult, type Progress } from '../../src/contract/engine.ts';
import { ENGINE } from './corpus/bundle.ts';
import { TestFolder } from './corpus/folder.ts';
import { album, randomNumbers } from './support/album.ts';
import { numbersOf, paramsFor } from './support/comparisons.ts';
import { gone, isRunning } from './support/processes.ts';

const KILLS = 20;
const SEED = 20;

let folder: TestFolder;
let undisturbed: CompareResult;
/** Of an undisturbed cold run, from the moment the engine is there. */
let duration = 0;
const pids = new Set<number>();

const params = (cache: string) => paramsFor(folder.path('dataset'), { cacheFolder: folder.path(cache) });

async function startEngine(): Promise<{
  client: EngineClient;
  pid: number;
  start: (cache: string) => Promise<CompareResult>;
}> {
  const client = new EngineClient({ modulePath: ENGINE });
  // A run that ends before it begins, so that the engine is there and knows nothing.
  await client.compare(paramsFor(folder.path('nowhere'))).catch(() => undefined);
  const pid = (await client.pid()) ?? 0;
  pids.add(pid);
  return { client, pid, start: (cache) => client.compare(params(cache)) };
}

beforeAll(async () => {
  folder = await TestFolder.with(await album(40));
  const { client, start } = await startEngine();
  const began = performance.now();
  undisturbed = await start('undisturbed');
  duration = performance.now() - began;
  await client.dispose();
}, 300_000);
afterAll(() => folder[Symbol.asyncDispose]());

/** Kills the engine after `wait` ms of a cold run, or sooner if the run is over by then; what the client said, and its next answer. */
async function killed(attempt: number, wait: number): Promise<{ error: unknown; next: CompareResult; wait: number }> {
  const { client, pid, start } = await startEngine();
  try {
    const cache = `cache-${attempt}-${wait.toFixed(3)}`;
    const disturbed = start(cache).then(
      () => null,
      (error: unknown) => error,
    );
    await delay(wait);
    process.kill(pid, 'SIGKILL');
    const error = await disturbed;
    if (error === null) return await killed(attempt, wait * 0.8);
    const next = await start(cache);
    pids.add((await client.pid()) ?? 0);
    return { error, next, wait };
  } finally {
    await client.dispose();
  }
}

/** Kills the engine when it tells of captions; its next answer, null where the run was over first. */
async function killedAtCaptions(cache: string): Promise<CompareResult | null> {
  const { client, pid, start } = await startEngine();
  const onProgress = ({ stage }: Progress) => {
    if (stage === 'captions') process.kill(pid, 'SIGKILL');
  };
  try {
    const error = await client.compare(params(cache), { onProgress }).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error === null) return null;
    expect(error).toMatchObject({ code: 'engine-died' });
    const next = await start(cache);
    pids.add((await client.pid()) ?? 0);
    return next;
  } finally {
    await client.dispose();
  }
}

describe('an engine that is killed', () => {
  it(`at ${KILLS} random moments of a run (seed ${SEED}): each is reported, and the next run gives the same bits`, async () => {
    const next = randomNumbers(SEED);
    const waits: number[] = [];
    for (let attempt = 0; attempt < KILLS; attempt++) {
      const end = await killed(attempt, ((attempt + next()) / KILLS) * duration);
      waits.push(end.wait);
      expect(end.error).toMatchObject({ code: 'engine-died', args: { detail: 'SIGKILL' } });
      expect(numbersOf(end.next.comparison)).toEqual(numbersOf(undisturbed.comparison));
    }
    console.log(`killed after ${waits.map((wait) => wait.toFixed(0)).join(', ')} ms of ${duration.toFixed(0)}`);
  }, 300_000);

  it('when its images are stored goes on from there in the next run', async () => {
    let next: CompareResult | null = null;
    // The run, or its captions, may be over before the signal comes.
    for (let attempt = 0; next === null || next.comparison.cache.computed === 0; attempt++)
      next = await killedAtCaptions(`stored-${attempt}`);
    expect(next.comparison.cache.hits).toBeGreaterThan(0);
    expect(numbersOf(next.comparison)).toEqual(numbersOf(undisturbed.comparison));
  });

  it('leaves no process behind', async () => {
    expect(pids.size).toBeGreaterThan(KILLS);
    for (const pid of pids) expect(await isRunning(pid)).toBe(false);
  });
});

/** A program that starts the engine, sends it a comparison, says its process id at the first image, and never ends. */
const PARENT = `
  import { fork } from 'node:child_process';
  const [engine, params] = process.argv.slice(1);
  const stdio = ['ignore', 'ignore', 'ignore', 'ipc'];
  const child = fork(engine, [], { serialization: 'advanced', stdio, execArgv: [] });
  child.on('message', ({ method, params }) => {
    if (method === '$/progress' && params.value.stage === 'images') console.log(child.pid);
  });
  const ask = (id, method, params) => child.send({ jsonrpc: '2.0', id, method, params: { params, progressToken: 1 } });
  ask(1, 'hello', { protocol: ${PROTOCOL_VERSION} });
  ask(2, 'compare', JSON.parse(params));
  setInterval(() => {}, 1000);
`;

describe('an engine whose parent dies', () => {
  it('ends in the middle of a run', async () => {
    const args = ['--input-type=module', '-e', PARENT, ENGINE, JSON.stringify(params('orphaned'))];
    const parent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [said] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number.parseInt(said.toString(), 10);
      expect(await isRunning(pid)).toBe(true);
      parent.kill('SIGKILL');
      await gone(pid);
    } finally {
      parent.kill('SIGKILL');
    }
  });
});
