import { lstat, open, readFile, realpath, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import type { Progress } from '../../src/contract/engine.ts';
import { isWhole } from '../../src/core/models/plan.ts';
import type { ReportJson } from '../../src/core/report/json.ts';
import { Hub } from '../../src/engine/hub/hub.ts';
import { hubSettings } from '../../src/engine/hub/settings.ts';
import { endOf, ENGINE, startCli } from './corpus/bundle.ts';
import { pathsBelow } from './corpus/folder.ts';
import { MODELS } from './corpus/models.ts';
import { numbersOf, paramsFor } from './support/comparisons.ts';
import { CacheFolder } from './support/hub/cacheFolder.ts';
import { HubServer, type Behaviour } from './support/hub/server.ts';
import { CLIP, fetchParams, STANDARD, TINY_HUB } from './support/hub/standard.ts';
import { childrenOf, gone } from './support/processes.ts';

const DATASET = fileURLToPath(new URL('../fixtures/tiny/dataset', import.meta.url));
const REFUSE = new URL('../fixtures/network/refuse.mjs', import.meta.url).href;
const VISION = 'onnx/vision_model.onnx';
const BYTES = (await stat(join(MODELS, 'clip', VISION))).size;

let server: HubServer;
let cache: CacheFolder;
let env: Record<string, string>;

beforeEach(async () => {
  server = await HubServer.start({ models: TINY_HUB });
  cache = await CacheFolder.make();
  env = { HF_ENDPOINT: server.url, HF_HUB_CACHE: cache.path, HF_HOME: '/nonexistent' };
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await cache[Symbol.asyncDispose]();
});

const cli = (...args: readonly string[]) => endOf(startCli(args, env));
const compare = (...args: readonly string[]) => cli('compare', DATASET, '--cache', 'off', ...args);
const fetchAll = () => cli('models', 'fetch');
/** The same without a process, where it is not what the test is about. */
const bringAll = () => new Hub(() => hubSettings(env)).fetch(fetchParams(), task());

/** The vision model comes slowly: it takes a second. */
const slowly: Behaviour = ({ host, path }) =>
  host === 'cdn' && path.includes(VISION) ? { kind: 'slow', piece: 2048, pause: 25 } : null;

/** It comes up to a point, and no further. */
const stalling: Behaviour = ({ host, path }) =>
  host === 'cdn' && path.includes(VISION) ? { kind: 'stall', after: 30_000 } : null;

const visionRequests = () => server.seen.filter(({ host, path }) => host === 'cdn' && path.includes(VISION));

const { signal } = new AbortController();
const task = () => ({ signal, throwIfCancelled: () => undefined, progress: () => undefined, log: () => undefined });

/** What has come of the vision model so far. */
async function partialBytes(): Promise<number> {
  const { partial } = await cache.state();
  const own = partial.find((path) => path.includes(server.file(CLIP, VISION).lfs ?? ''));
  return own === undefined ? 0 : (await stat(join(cache.path, own))).size;
}

async function expectSound(partial = 0): Promise<void> {
  const state = await cache.state();
  expect(state.unsound).toEqual([]);
  expect(state.partial).toHaveLength(partial);
}

async function fetched(file: string): Promise<string> {
  const { files } = await cache.state();
  return join(cache.path, files.find((path) => path.endsWith(file)) ?? 'missing');
}

describe('a comparison with models of the Hub', () => {
  it('has the numbers and fingerprints of the same files in folders, and names the models as the user did', async () => {
    const client = new EngineClient({ modulePath: ENGINE, env });
    try {
      expect(isWhole(await client.fetchModels(fetchParams()))).toBe(true);
      const byName = await client.compare(paramsFor(DATASET, { models: STANDARD }));
      const byFolder = await client.compare(paramsFor(DATASET));
      const { models: named, ...numbers } = numbersOf(byName.comparison);
      const { models: folders, ...same } = numbersOf(byFolder.comparison);
      expect(numbers).toEqual(same);
      expect(named.clip?.image.source).toBe(CLIP);
      expect(named.preclip?.image.source).toBe(STANDARD.imageEncoder);
      expect(named.clip?.image.fingerprint).toBe(folders.clip?.image.fingerprint);
    } finally {
      await client.dispose();
    }
  });

  it('goes on beside a download', async () => {
    const { promise: until, resolve: goOn } = Promise.withResolvers<undefined>();
    server.misdeed = ({ host, path }) => (host === 'cdn' && path.includes(VISION) ? { kind: 'held', until } : null);
    const client = new EngineClient({ modulePath: ENGINE, env });
    try {
      const fetching = client.fetchModels(fetchParams());
      await expect.poll(partialBytes).toBeGreaterThan(2000);
      await client.compare(paramsFor(DATASET));
      expect((await cache.state()).partial).toHaveLength(1);
      goOn(undefined);
      expect(isWhole(await fetching)).toBe(true);
    } finally {
      goOn(undefined);
      await client.dispose();
    }
  });
});

describe('with the network refused for every address', () => {
  let log: string;
  beforeEach(() => {
    log = join(cache.path, 'refused.log');
  });
  const refusing = () => ({ ...env, NODE_OPTIONS: `--import ${REFUSE}`, REFUSED: log });
  const refused = () => readFile(log, 'utf8').catch(() => null);
  const run = (...args: readonly string[]) =>
    endOf(startCli(['compare', DATASET, '--cache', 'off', ...args], refusing()));

  it('an empty cache is told in a sentence, and nothing is attempted', async () => {
    const { code, out, err } = await run('--profile', 'standard');
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toBe(
      'Xenova/resnet-50@feature-extraction, sentence-transformers/distiluse-base-multilingual-cased-v1, Xenova/clip-vit-base-patch32: ' +
        'not on this machine (config.json, preprocessor_config.json, onnx/model.onnx, … (+6)). ' +
        'Run “caption-lens models fetch”. Without a network run it elsewhere, then “caption-lens models pack --to models-to-carry”; ' +
        'name that folder here with “--models models-to-carry”.\n',
    );
    expect(await refused()).toBeNull();
  });

  it('a full cache works, and nothing is attempted', async () => {
    await bringAll();
    const { code, out } = await run('--profile', 'standard');
    expect(code).toBe(0);
    expect(out).toContain(CLIP);
    expect((await endOf(startCli(['models', 'fetch'], refusing()))).code).toBe(0);
    expect(await refused()).toBeNull();
  });

  it('a fetch is attempted, and says so', async () => {
    const { code, err } = await endOf(startCli(['models', 'fetch'], { ...refusing(), HF_HUB_DOWNLOAD_TIMEOUT: '1' }));
    expect(code).toBe(3);
    expect(err).toContain(
      'cannot be reached: the network is refused. Check network and proxy; what was fetched is kept.',
    );
    expect(await refused()).not.toBeNull();
  });
});

describe('a download in another process', () => {
  it('that is killed leaves nothing corrupt, and goes on where it ended', async () => {
    server.misdeed = stalling;
    const child = startCli(['models', 'fetch'], env);
    const ended = endOf(child);
    await expect.poll(partialBytes).toBe(30_000);
    const [engine] = childrenOf(child.pid ?? 0);
    if (engine === undefined) throw new Error('the engine is not there');
    process.kill(engine, 'SIGKILL');
    child.kill('SIGKILL');
    await ended;
    await gone(engine);
    server.misdeed = () => null;
    const { code, err } = await fetchAll();
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(visionRequests().at(-1)?.headers.range).toBe('bytes=30000-');
    await expectSound();
  });

  it('is waited for by a second one: each file comes once', async () => {
    server.misdeed = slowly;
    const both = await Promise.all([fetchAll(), fetchAll()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(visionRequests()).toHaveLength(1);
    await expectSound();
  });

  it('ends at once with Ctrl-C, keeps what came and lets go of its lock', async () => {
    server.misdeed = stalling;
    const child = startCli(['models', 'fetch'], env);
    const ended = endOf(child);
    await expect.poll(partialBytes).toBe(30_000);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, err: expect.stringContaining('Interrupted.') as string });
    // The engine may end a moment after the command line.
    await expect.poll(async () => (await cache.state()).unsound).toEqual([]);
    await expectSound(1);
  });

  it('is cancelled by the client, and tells its progress in bytes', async () => {
    server.misdeed = stalling;
    const client = new EngineClient({ modulePath: ENGINE, env });
    const cancel = new AbortController();
    const seen: Progress[] = [];
    try {
      const options = { signal: cancel.signal, onProgress: (progress: Progress) => seen.push(progress) };
      const fetching = client.fetchModels(fetchParams({ models: { clip: CLIP }, pipelines: ['clip'] }), options);
      const ended = expect(fetching).rejects.toMatchObject({ code: 'cancelled' });
      await expect.poll(partialBytes).toBe(30_000);
      cancel.abort();
      await ended;
      expect(seen.at(-1)).toMatchObject({ stage: 'download' });
      await expect.poll(async () => (await cache.state()).unsound).toEqual([]);
    } finally {
      await client.dispose();
    }
  });
});

describe('a damaged file', () => {
  const damage: [string, string, (path: string) => Promise<unknown>][] = [
    ['weights with a byte that changed', VISION, (path) => flipAt(path, BYTES - 100)],
    ['weights cut short', VISION, (path) => truncate(path, 40_000)],
    ['weights that are empty', VISION, (path) => truncate(path, 0)],
    ['a configuration cut short', 'preprocessor_config.json', (path) => truncate(path, 20)],
    ['a tokenizer that changed', 'tokenizer.json', (path) => flipAt(path, 100)],
    ['a layer cut short', '2_Dense/model.safetensors', (path) => truncate(path, 500)],
  ];
  it.each(damage)('is noticed, set aside and fetched again: %s', async (_, file, harm) => {
    await bringAll();
    const path = await fetched(file);
    await harm(await realpath(path));
    const { code, err } = await compare('--profile', 'standard');
    expect(code).toBe(3);
    expect(err).toMatch(
      /^Loading the models 0\/1\n“.+” of “.+” was damaged and is set aside\. Fetch it again with “caption-lens models fetch .+”\.\n$/,
    );
    await expect(lstat(path)).rejects.toThrow('ENOENT');
    await expectSound();
    expect(isWhole(await bringAll())).toBe(true);
    expect((await compare('--profile', 'standard')).code).toBe(0);
    await expectSound();
  });

  it('names what the model is for in the command that fetches it, and the precision', async () => {
    await server.publish('somebody/clip', 'main', join(MODELS, 'clip'));
    const named = ['--clip', 'somebody/clip', '--precision', 'int8'];
    expect((await cli('models', 'fetch', ...named)).code).toBe(0);
    await flipAt(await realpath(await fetched('vision_model_int8.onnx')), 5000);
    const { err } = await compare('--pipelines', 'clip', ...named);
    expect(err).toContain('with “caption-lens models fetch --clip somebody/clip --precision int8”.');
  });

  it('names the revision in the command that fetches it', async () => {
    await bringAll();
    await flipAt(
      await realpath(
        await fetched(
          'snapshots/' + server.repository('Xenova/resnet-50', 'feature-extraction').commit + '/onnx/model.onnx',
        ),
      ),
      5000,
    );
    const { err } = await compare('--profile', 'standard');
    expect(err).toContain('“caption-lens models fetch Xenova/resnet-50@feature-extraction”');
  });
});

describe('models to carry', () => {
  it('are packed as plain files that --models takes, with the same figures', async () => {
    await bringAll();
    const folder = join(cache.path, 'carry');
    const { code, err } = await cli('models', 'pack', '--to', folder);
    expect({ code, err }).toMatchObject({
      code: 0,
      err: expect.stringContaining(`Use it with “--models ${folder}”.`) as string,
    });
    for (const path of await pathsBelow(folder)) expect((await lstat(path)).isSymbolicLink()).toBe(false);
    const [here, there] = [join(cache.path, 'here.json'), join(cache.path, 'there.json')];
    await compare('--profile', 'standard', '--json', here);
    await compare('--models', folder, '--json', there);
    const read = async (path: string) => (JSON.parse(await readFile(path, 'utf8')) as ReportJson).pipelines;
    expect(await read(there)).toEqual(await read(here));
  });

  it('are not packed where they are not here, nor over a folder', async () => {
    const folder = join(cache.path, 'carry');
    expect(await cli('models', 'pack', '--to', folder)).toMatchObject({
      code: 3,
      err: expect.stringContaining('not on this machine') as string,
    });
    await bringAll();
    await writeFile(folder, '');
    expect(await cli('models', 'pack', '--to', folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('it is there already') as string,
    });
  });
});

describe('the list', () => {
  it('says what is here', async () => {
    await bringAll();
    const { out } = await cli('models', 'list');
    expect(out).toMatch(/Xenova\/clip-vit-base-patch32 .+ yes\n/);
    expect(out).toMatch(/Xenova\/clip-vit-base-patch16 .+ no\n/);
    expect((await cli('models', 'where')).out).toContain(cache.path);
  });
});

async function flipAt(path: string, position: number): Promise<void> {
  const file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, position);
  await file.write(
    byte.map((value) => value ^ 0x40),
    0,
    1,
    position,
  );
  await file.close();
}
