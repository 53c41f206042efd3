import { cp, readdir, readFile, realpath, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FetchModelsParams, Progress } from '../../src/contract/engine.ts';
import { troubleSentence } from '../../src/core/messages/troubles.ts';
import { isWhole, missingBytes, missingFiles, totalBytes } from '../../src/core/models/plan.ts';
import { Trouble } from '../../src/core/errors.ts';
import { namingModels, refuseDamaged } from '../../src/engine/hub/damage.ts';
import { Hub } from '../../src/engine/hub/hub.ts';
import { hubSettings } from '../../src/engine/hub/settings.ts';
import { MODELS } from './corpus/models.ts';
import { CacheFolder } from './support/hub/cacheFolder.ts';
import { cdnTag, HubServer, type Behaviour, type Misdeed } from './support/hub/server.ts';
import type { Repository } from './support/hub/repository.ts';
import { CLIP, DISTILUSE, fetchParams, RESNET, STANDARD, TINY_HUB } from './support/hub/standard.ts';

const PAUSES = [5, 10];
const PATIENCE_S = '0.4';
const VISION = 'onnx/vision_model.onnx';

let server: HubServer;
let cache: CacheFolder;
/** Folders that the server has beside the fixtures. */
const published: CacheFolder[] = [];

beforeEach(async () => {
  server = await HubServer.start({ models: TINY_HUB });
  cache = await CacheFolder.make();
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  for (const folder of [cache, ...published.splice(0)]) await folder[Symbol.asyncDispose]();
});

function hub(env: Readonly<Record<string, string>> = {}): Hub {
  const own = { HF_ENDPOINT: server.url, HF_HUB_CACHE: cache.path, HF_HUB_DOWNLOAD_TIMEOUT: PATIENCE_S };
  return new Hub(() => hubSettings({ ...own, ...env }, '/nonexistent'), PAUSES);
}

function task(signal = new AbortController().signal, progress: (progress: Progress) => void = () => undefined) {
  return { signal, progress, throwIfCancelled: () => undefined, log: () => undefined };
}

const fetchAll = (params: Partial<FetchModelsParams> = {}, env = {}) => hub(env).fetch(fetchParams(params), task());
const clipAlone = { models: { clip: CLIP }, pipelines: ['clip'] } as const;
const fetchClip = (env = {}) => fetchAll(clipAlone, env);

async function sentenceOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Trouble)) throw new Error(`expected a Trouble, got ${String(error)}`);
  return troubleSentence(error, t)
    .replaceAll(new URL(server.url).host, 'HUB')
    .replaceAll(new URL(server.cdn).host, 'CDN')
    .replaceAll(cache.path, 'CACHE');
}

/** The vision model's bytes come with this wrong, the first times. */
function vision(misdeed: Misdeed, times = Infinity): Behaviour {
  let left = times;
  return ({ host, path }) => (host === 'cdn' && path.includes(VISION) && left-- > 0 ? misdeed : null);
}

/** Moves `main` of the CLIP model on to a commit in which some files are others, or missing. */
async function publishChanged(changes: Readonly<Record<string, string | Buffer | null>>): Promise<Repository> {
  const folder = await CacheFolder.make();
  published.push(folder);
  await cp(join(MODELS, 'clip'), folder.path, { recursive: true });
  for (const [file, content] of Object.entries(changes))
    await (content === null ? rm(join(folder.path, file)) : writeFile(join(folder.path, file), content));
  return server.publish(CLIP, 'main', folder.path);
}

const publishLarge = () => publishChanged({ [VISION]: Buffer.alloc(9 << 20, 'weights') });

const visionRequests = () => server.seen.filter(({ host, path }) => host === 'cdn' && path.includes(VISION));

async function expectSound(partial = 0): Promise<void> {
  const state = await cache.state();
  expect(state.unsound).toEqual([]);
  expect(state.partial).toHaveLength(partial);
}

async function partialBytes(): Promise<number> {
  const { partial } = await cache.state();
  return partial[0] === undefined ? 0 : (await stat(join(cache.path, partial[0]))).size;
}

describe('a plan', () => {
  it('says what is missing without a request where none is allowed', async () => {
    const plan = await hub().plan({ ...fetchParams(), mayAsk: false }, task());
    expect(isWhole(plan)).toBe(false);
    expect(missingBytes(plan)).toBeNull();
    expect(plan.models.map(({ source }) => source)).toEqual([
      STANDARD.imageEncoder,
      STANDARD.textEncoder,
      STANDARD.clip,
    ]);
    expect(plan.models.map(({ commit, licence }) => [commit, licence])).toEqual(Array(3).fill([null, null]));
    expect(server.seen).toEqual([]);
  });

  it('states commit, licence, files and bytes as the Hub lists them, over several pages', async () => {
    const plan = await hub().plan({ ...fetchParams(), mayAsk: true }, task());
    const [resnet, distiluse, clip] = plan.models;
    expect(resnet?.commit).toBe(server.repository(RESNET, 'feature-extraction').commit);
    expect(clip).toMatchObject({
      licence: 'mit',
      folder: join(cache.path, `models--${CLIP.replace('/', '--')}/snapshots/${clip?.commit ?? ''}`),
    });
    expect(clip?.files.map(({ path }) => path).sort()).toEqual([
      'config.json',
      'onnx/text_model.onnx',
      'onnx/vision_model.onnx',
      'preprocessor_config.json',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
    expect(distiluse?.files.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'modules.json',
        '1_Pooling/config.json',
        '2_Dense/config.json',
        '2_Dense/model.safetensors',
      ]),
    );
    expect(clip?.files.find(({ path }) => path === VISION)?.bytes).toBe(server.file(CLIP, VISION).bytes);
    expect(missingBytes(plan)).toBe(totalBytes(plan));
    expect((await cache.state()).files).toEqual([]);
  });

  it('takes the weights of a precision, and those of fp32 where a model is better off with them', async () => {
    const plan = await hub().plan({ ...fetchParams({ precision: 'int8' }), mayAsk: true }, task());
    const graphs = plan.models.map(({ files }) =>
      files.map(({ path }) => path).filter((path) => path.endsWith('.onnx')),
    );
    expect(graphs).toEqual([
      ['onnx/model.onnx'],
      ['onnx/model_int8.onnx'],
      ['onnx/vision_model_int8.onnx', 'onnx/text_model_int8.onnx'],
    ]);
  });

  it('counts what an interrupted download left as there', async () => {
    server.misdeed = vision({ kind: 'cut', after: 1000 });
    await sentenceOf(fetchClip());
    server.misdeed = () => null;
    const plan = await hub().plan({ ...fetchParams(clipAlone), mayAsk: true }, task());
    const [file] = plan.models.flatMap(missingFiles).filter(({ path }) => path === VISION);
    expect(file?.onDisk).toBe(3000);
  });

  it('lists a folder of the user as it is', async () => {
    const folder = join(MODELS, 'clip');
    const plan = await hub().plan(
      { ...fetchParams({ models: { clip: folder }, pipelines: ['clip'] }), mayAsk: true },
      task(),
    );
    expect(plan.models).toEqual([
      { role: 'clip', towers: ['images', 'captions'], source: folder, folder, commit: null, licence: null, files: [] },
    ]);
    expect(server.seen).toEqual([]);
  });
});

describe('fetching', () => {
  it('brings every file into the layout that Python reads, and asks nothing the second time', async () => {
    const plan = await fetchAll();
    expect(isWhole(plan)).toBe(true);
    await expectSound();
    const resnet = `models--${RESNET.replace('/', '--')}`;
    const { commit } = server.repository(RESNET, 'feature-extraction');
    expect(await readFile(join(cache.path, resnet, 'refs/feature-extraction'), 'utf8')).toBe(commit);
    expect((await cache.state()).files).toContain(join(resnet, 'snapshots', commit, 'onnx/model.onnx'));
    const asked = server.seen.length;
    expect(await fetchAll()).toEqual(plan);
    expect(await hub().plan({ ...fetchParams(), mayAsk: true }, task())).toEqual(plan);
    expect(server.seen).toHaveLength(asked);
  });

  it('tells bytes, and ends with all of them', async () => {
    const seen: Progress[] = [];
    await hub().fetch(
      fetchParams(clipAlone),
      task(undefined, (progress) => seen.push(progress)),
    );
    const [last] = seen.slice(-1);
    expect(new Set(seen.map(({ stage }) => stage))).toEqual(new Set(['download']));
    expect(last?.done).toBe(last?.total);
    expect(seen.every(({ done, total }) => done <= total)).toBe(true);
  });

  it('takes another precision of the same model beside the first', async () => {
    await fetchClip();
    const before = server.seen.length;
    await fetchAll({ ...clipAlone, precision: 'int8' });
    const graphs = server.seen.slice(before).filter(({ host }) => host === 'cdn');
    expect(graphs.map(({ path }) => /onnx.(\w+)/.exec(path)?.[1])).toEqual(['vision_model_int8', 'text_model_int8']);
  });

  it('takes only what has changed when a revision moves on', async () => {
    await fetchClip();
    const { commit } = await publishChanged({ 'config.json': '{"model_type":"clip","projection_dim":512}' });
    await rm(join(cache.path, `models--${CLIP.replace('/', '--')}`, 'refs'), { recursive: true });
    const before = server.seen.length;
    const plan = await fetchClip();
    expect(plan.models[0]?.commit).toBe(commit);
    expect(server.seen.slice(before).filter(({ host }) => host === 'cdn')).toEqual([]);
    await expectSound();
  });

  it('stays at the commit that is here when a revision moves on, and what is here stays in use', async () => {
    const { commit } = (await fetchClip()).models[0] ?? {};
    await publishChanged({ 'config.json': '{"model_type":"clip","projection_dim":512}' });
    const int8 = await fetchAll({ ...clipAlone, precision: 'int8' });
    expect(int8.models[0]?.commit).toBe(commit);
    expect(isWhole(await fetchClip({ HF_HUB_OFFLINE: '1' }))).toBe(true);
  });

  it('takes where a revision is now where the commit that is here lacks a file', async () => {
    await publishChanged({ 'onnx/vision_model_int8.onnx': null });
    await fetchClip();
    const { commit } = await publishChanged({});
    const int8 = await fetchAll({ ...clipAlone, precision: 'int8' });
    expect(int8.models[0]?.commit).toBe(commit);
    expect(isWhole(int8)).toBe(true);
  });

  it('takes where a revision is now where the Hub has no longer the commit that is here', async () => {
    await fetchClip();
    const gone = server.repository(CLIP).commit;
    const { commit } = await publishChanged({ 'config.json': '{}' });
    server.misdeed = ({ path }) =>
      path.includes(gone) ? { kind: 'status', status: 404, headers: { 'x-error-code': 'RevisionNotFound' } } : null;
    expect((await fetchAll({ ...clipAlone, precision: 'int8' })).models[0]?.commit).toBe(commit);
  });

  it('remembers which optional files a model lacks, as Python does', async () => {
    const { commit } = await publishChanged({ 'tokenizer_config.json': null });
    expect(isWhole(await fetchClip())).toBe(true);
    const mark = join(cache.path, `models--${CLIP.replace('/', '--')}`, '.no_exist', commit, 'tokenizer_config.json');
    expect(await readFile(mark, 'utf8')).toBe('');
  });

  it('fetches weights that lie beside their graph', async () => {
    await publishChanged({ [`${VISION}_data`]: 'weights' });
    const plan = await hub().plan({ ...fetchParams(clipAlone), mayAsk: true }, task());
    expect(plan.models[0]?.files.map(({ path }) => path)).toContain(`${VISION}_data`);
    await fetchClip();
    expect((await cache.state()).files.some((path) => path.endsWith(`${VISION}_data`))).toBe(true);
  });

  it('puts files in place of links where the cache cannot hold any', async () => {
    const env = { HF_HUB_DISABLE_SYMLINKS: '1' };
    const plan = await fetchClip(env);
    expect(isWhole(plan)).toBe(true);
    const folder = plan.models[0]?.folder ?? '';
    expect(await readFile(join(folder, VISION))).toEqual(await readFile(join(MODELS, 'clip', VISION)));
    const asked = server.seen.length;
    await fetchClip(env);
    expect(server.seen).toHaveLength(asked);
  });
});

describe('a download that goes wrong', () => {
  it('is gone on with where the connection was cut', async () => {
    server.misdeed = vision({ kind: 'cut', after: 30_000 }, 2);
    await fetchClip();
    expect(visionRequests().map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=30000-', 'bytes=60000-']);
    await expectSound();
  });

  it('asks with the tag of the answer before, so that another file is not put behind it', async () => {
    server.misdeed = vision({ kind: 'cut', after: 30_000 }, 1);
    await fetchClip();
    expect(visionRequests()[1]?.headers['if-range']).toBe(cdnTag(server.file(CLIP, VISION)));
  });

  it('ends after three tries, and what came is kept', async () => {
    server.misdeed = vision({ kind: 'cut', after: 10_000 });
    expect(await sentenceOf(fetchClip())).toMatch(
      /^HUB cannot be reached: .+\. Check network and proxy; what was fetched is kept\.$/,
    );
    expect(visionRequests()).toHaveLength(3);
    await expectSound(1);
    server.misdeed = () => null;
    await fetchClip();
    expect(visionRequests().at(-1)?.headers.range).toBe('bytes=30000-');
    await expectSound();
  });

  it('goes on as long as each try brings a good piece', async () => {
    await publishLarge();
    server.misdeed = vision({ kind: 'cut', after: (1 << 20) + 1000 });
    await fetchClip();
    expect(visionRequests().length).toBeGreaterThan(6);
    await expectSound();
  });

  it('ends where each try brings the same piece, as from a server that knows no ranges and cuts', async () => {
    await publishLarge();
    server.misdeed = vision({ kind: 'no-ranges', after: 2 << 20 });
    expect(await sentenceOf(fetchClip())).toContain('HUB cannot be reached');
    expect(visionRequests().length).toBeLessThan(6);
  });

  it('begins anew where the server refuses to go on', async () => {
    server.misdeed = vision({ kind: 'cut', after: 10_000 });
    await sentenceOf(fetchClip());
    server.misdeed = ({ host, headers }) =>
      host === 'cdn' && headers.range !== undefined ? { kind: 'status', status: 416 } : null;
    const [before, kept] = [visionRequests().length, await partialBytes()];
    await fetchClip();
    const ranges = visionRequests().map(({ headers }) => headers.range);
    expect(ranges.slice(before)).toEqual([`bytes=${kept}-`, undefined]);
    await expectSound();
  });

  it('begins anew where the server knows no ranges', async () => {
    let times = 0;
    server.misdeed = ({ host, path }) =>
      host === 'cdn' && path.includes(VISION)
        ? times++ === 0
          ? { kind: 'cut', after: 20_000 }
          : { kind: 'no-ranges' }
        : null;
    await fetchClip();
    expect(visionRequests()).toHaveLength(2);
    await expectSound();
  });

  it('needs no length, but all of the bytes: a short one is no whole file', async () => {
    server.misdeed = vision({ kind: 'chunked', after: 50_000 }, 1);
    await fetchClip();
    expect(visionRequests().map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=50000-']);
    await expectSound();
  });

  it('is whole without a length', async () => {
    server.misdeed = vision({ kind: 'chunked' });
    await fetchClip();
    expect(visionRequests()).toHaveLength(1);
    await expectSound();
  });

  it.each<[string, Misdeed]>([
    ['a length that is not the listed one', { kind: 'length', stated: 5 }],
    ['more than it should be', { kind: 'longer' }],
    ['other content of the same size', { kind: 'content' }],
  ])('keeps nothing of %s', async (_, misdeed) => {
    server.misdeed = vision(misdeed);
    expect(await sentenceOf(fetchClip())).toBe(
      '“onnx/vision_model.onnx” of “Xenova/clip-vit-base-patch32” came with another size or content than stated. It was not kept; try again later.',
    );
    expect(visionRequests()).toHaveLength(3);
    await expectSound();
    server.misdeed = () => null;
    expect(isWhole(await fetchClip())).toBe(true);
  });

  it.each<[string, Misdeed]>([
    ['size', { kind: 'linked', size: 12 }],
    ['hash', { kind: 'linked', etag: 'f'.repeat(64) }],
  ])('does not even read a file whose %s the Hub states in two ways', async (_, misdeed) => {
    server.misdeed = ({ host, path }) => (host === 'hub' && path.endsWith(VISION) ? misdeed : null);
    expect(await sentenceOf(fetchClip())).toContain('came with another size or content than stated');
    await expectSound();
  });

  it('begins anew where a kept piece was of another file', async () => {
    server.misdeed = vision({ kind: 'cut', after: 10_000 });
    await sentenceOf(fetchClip());
    const [partial = ''] = (await cache.state()).partial;
    await writeFile(join(cache.path, partial), Buffer.alloc(10_000));
    server.misdeed = () => null;
    await fetchClip();
    expect(
      visionRequests()
        .slice(-2)
        .map(({ headers }) => headers.range),
    ).toEqual(['bytes=10000-', undefined]);
    await expectSound();
  });

  it('is given up where the server falls silent', async () => {
    server.misdeed = vision({ kind: 'stall', after: 40_000 }, 1);
    await fetchClip();
    expect(visionRequests()).toHaveLength(2);
    await expectSound();
  });

  it('may be slow', async () => {
    server.misdeed = vision({ kind: 'slow', piece: 8192, pause: 20 });
    await fetchClip();
    expect(visionRequests()).toHaveLength(1);
    await expectSound();
  });

  it('waits as long as a busy server asks', async () => {
    server.misdeed = vision({ kind: 'status', status: 429, headers: { 'retry-after': '0.3' } }, 1);
    const start = performance.now();
    await fetchClip();
    expect(performance.now() - start).toBeGreaterThan(290);
    await expectSound();
  });

  it.each<[number, Readonly<Record<string, string>>, number, string]>([
    [429, {}, 3, 'CDN takes no more requests for now. Try again later; what was fetched is kept.'],
    [
      429,
      { 'retry-after': '3600' },
      1,
      'CDN takes no more requests for now. Try again later; what was fetched is kept.',
    ],
    [500, {}, 3, 'CDN answered with error 500. Try again later; what was fetched is kept.'],
    [503, {}, 3, 'CDN answered with error 503. Try again later; what was fetched is kept.'],
    [401, {}, 1, 'CDN answered with error 401. Try again later; what was fetched is kept.'],
    [403, {}, 1, 'CDN answered with error 403. Try again later; what was fetched is kept.'],
    [418, {}, 1, 'CDN answered with error 418. Try again later; what was fetched is kept.'],
  ])('with error %i %j is tried %i times, then told', async (status, headers, times, sentence) => {
    server.misdeed = vision({ kind: 'status', status, headers });
    expect(await sentenceOf(fetchClip())).toBe(sentence);
    expect(visionRequests()).toHaveLength(times);
    await expectSound();
  });

  const cut = (asked: RegExp, times: number): Behaviour => {
    let left = times;
    return ({ path }) => (asked.test(path) && left-- > 0 ? { kind: 'cut', after: 20 } : null);
  };

  it.each([
    ['the commit', /\/revision\//],
    ['a page of the listing', /\/tree\/.+cursor/],
    ['a small file', /modules\.json/],
  ])('is tried again where %s is cut', async (_, asked) => {
    server.misdeed = cut(asked, 2);
    expect(isWhole(await fetchAll())).toBe(true);
    expect(server.seen.filter(({ path }) => asked.test(path)).length).toBeGreaterThan(2);
  });

  it('is told as such where a listing is cut each time', async () => {
    server.misdeed = cut(/\/tree\//, Infinity);
    expect(await sentenceOf(fetchClip())).toContain('HUB cannot be reached');
    expect(server.seen.filter(({ path }) => path.includes('/tree/'))).toHaveLength(3);
  });

  it('reads no text without end', async () => {
    server.misdeed = ({ path }) => (path.includes('/tree/') ? { kind: 'body', text: ' '.repeat(17 << 20) } : null);
    expect(await sentenceOf(fetchClip())).toContain('(more than 16 MiB of text)');
  });

  it('is well after an error that passes', async () => {
    server.misdeed = vision({ kind: 'status', status: 503 }, 2);
    await fetchClip();
    await expectSound();
  });
});

describe('what the Hub refuses', () => {
  const api: (misdeed: Misdeed) => Behaviour =
    (misdeed) =>
    ({ path }) =>
      path.startsWith('/api/models/') ? misdeed : null;

  it('a model that it does not know', async () => {
    expect(await sentenceOf(fetchAll({ models: { clip: 'somebody/nothing' }, pipelines: ['clip'] }))).toBe(
      'HUB knows no model “somebody/nothing”, or it is private. Check the name; a private one needs your token in HF_TOKEN.',
    );
  });

  it('a revision that a model has not', async () => {
    expect(await sentenceOf(fetchAll({ models: { clip: `${CLIP}@nowhere` }, pipelines: ['clip'] }))).toBe(
      '“Xenova/clip-vit-base-patch32” has no revision “nowhere”. Check the part after the @.',
    );
  });

  it.each([
    [403, {}],
    [401, { 'x-error-code': 'GatedRepo' }],
  ])('a gated model, with %i', async (status, headers) => {
    server.misdeed = api({ kind: 'status', status, headers });
    expect(await sentenceOf(fetchClip())).toBe(
      '“Xenova/clip-vit-base-patch32” is open only to those who accepted its terms. Accept them on HUB, then set HF_TOKEN to your token.',
    );
    expect(server.seen).toHaveLength(1);
  });

  it('a model without the weights asked for, before anything is fetched', async () => {
    expect(
      await sentenceOf(
        fetchAll({
          models: { textEncoder: DISTILUSE, imageEncoder: `${RESNET}@feature-extraction` },
          pipelines: ['preclip'],
          precision: 'fp16',
        }),
      ),
    ).toBe(
      '“Xenova/resnet-50” has no file “onnx/model_fp16.onnx” on the Hub. Choose another model, revision or precision.',
    );
    expect((await cache.state()).files).toEqual([]);
  });

  it('what is no Hub at all', async () => {
    server.misdeed = () => ({ kind: 'body', text: '<html>Welcome to our proxy</html>' });
    expect(await sentenceOf(fetchClip())).toBe(
      'HUB does not answer as the Hub does (no listing of a model). Check HF_ENDPOINT and the proxy.',
    );
  });

  it('an endless redirect', async () => {
    server.misdeed = ({ path }) => ({ kind: 'redirect', to: path });
    expect(await sentenceOf(fetchClip())).toContain('(too many redirects)');
  });

  it('a server that is not there', async () => {
    const env = { HF_ENDPOINT: 'http://127.0.0.1:9' };
    expect(await sentenceOf(fetchClip(env))).toMatch(
      /^127\.0\.0\.1:9 cannot be reached: .+\. Check network and proxy; what was fetched is kept\.$/,
    );
  });

  it('an endpoint that is no address', async () => {
    expect(await sentenceOf(fetchClip({ HF_ENDPOINT: 'my mirror' }))).toBe(
      'my mirror cannot be reached: not an address of the form https://host. Check network and proxy; what was fetched is kept.',
    );
  });
});

describe('the token', () => {
  it('goes to the Hub and never to where it redirects', async () => {
    await fetchClip({ HF_TOKEN: 'hf_secret' });
    const sent = (host: string) =>
      new Set(server.seen.filter((seen) => seen.host === host).map(({ headers }) => headers.authorization));
    expect(sent('hub')).toEqual(new Set(['Bearer hf_secret']));
    expect(sent('cdn')).toEqual(new Set([undefined]));
  });

  const refusing = (headers: Readonly<Record<string, string>>): Behaviour => {
    return ({ headers: { authorization } }) =>
      authorization === undefined ? null : { kind: 'status', status: 401, headers };
  };

  it('that the Hub refuses is told with its place', async () => {
    server.misdeed = refusing({});
    expect(await sentenceOf(fetchClip({ HF_TOKEN: 'hf_expired' }))).toBe(
      'HUB refuses your token, which stands in “HF_TOKEN”. Renew it there, or remove it.',
    );
    await writeFile(join(cache.path, 'token'), 'hf_expired\n');
    expect(await sentenceOf(fetchClip({ HF_HOME: cache.path }))).toContain('which stands in “CACHE/token”');
    expect(server.seen).toHaveLength(2);
  });

  it('is not blamed for a model that the Hub says it does not know', async () => {
    server.misdeed = refusing({ 'x-error-code': 'RepoNotFound' });
    expect(await sentenceOf(fetchClip({ HF_TOKEN: 'hf_good' }))).toContain('HUB knows no model');
  });

  it('is no part of what is told', async () => {
    server.misdeed = ({ path }) => (path.includes('/resolve/') ? { kind: 'status', status: 500 } : null);
    const told = await sentenceOf(fetchClip({ HF_TOKEN: 'hf_secret' }));
    expect(told).toBe('HUB answered with error 500. Try again later; what was fetched is kept.');
  });

  it('may be in its file', async () => {
    await writeFile(join(cache.path, 'token'), 'hf_in_file\n');
    await fetchClip({ HF_HOME: cache.path });
    expect(server.seen[0]?.headers.authorization).toBe('Bearer hf_in_file');
  });
});

describe('the disk', () => {
  it('that cannot be written to is told', async () => {
    await writeFile(join(cache.path, 'file'), '');
    expect(await sentenceOf(fetchClip({ HF_HUB_CACHE: join(cache.path, 'file') }))).toMatch(
      /^The Hugging Face cache cannot be written to: ENOTDIR.+ Make “CACHE\/file\/models--Xenova--clip-vit-base-patch32” writable, or name another one in HF_HUB_CACHE\.$/,
    );
  });

  it('that is too small is told before the first byte', async () => {
    const tree = server
      .repository(CLIP)
      .files.map((file) => ({ type: 'file', path: file.path, size: 1e15, oid: file.oid }));
    server.misdeed = ({ path }) => (path.includes('/tree/') ? { kind: 'body', text: JSON.stringify(tree) } : null);
    expect(await sentenceOf(fetchClip())).toBe(
      'The disk of “CACHE” is full. Make room, or name another place in HF_HUB_CACHE.',
    );
    expect(server.seen.some(({ path }) => path.includes('/resolve/'))).toBe(false);
  });
});

describe('names that come from outside', () => {
  it('never lead out of the cache', async () => {
    const files = server
      .repository(CLIP)
      .files.map(({ path, bytes, oid }) => ({ type: 'file', path, size: bytes, oid }));
    const evil = ['../../../evil', '/evil', 'onnx/../../evil', 'a\\..\\evil'].map((path) => ({ ...files[0], path }));
    server.misdeed = ({ path }) =>
      path.includes('/tree/') ? { kind: 'body', text: JSON.stringify([...evil, ...files]) } : null;
    const plan = await hub().plan({ ...fetchParams(clipAlone), mayAsk: true }, task());
    expect(
      plan.models.flatMap((model) => model.files.map(({ path }) => path)).filter((path) => path.includes('evil')),
    ).toEqual([]);
  });
});

describe('offline', () => {
  const SENTENCE =
    'Xenova/clip-vit-base-patch32: not on this machine (config.json, preprocessor_config.json, onnx/vision_model.onnx, … (+3)). Where there is a network run “caption-lens models fetch Xenova/clip-vit-base-patch32”, then “caption-lens models pack Xenova/clip-vit-base-patch32 --to models-to-carry”; bring that folder here and name it with “--clip models-to-carry/clip”.';

  it.each([{ HF_HUB_OFFLINE: '1' }, { TRANSFORMERS_OFFLINE: 'yes' }])(
    'by %j asks nobody and says what is missing',
    async (env) => {
      expect(await sentenceOf(fetchClip(env))).toBe(SENTENCE);
      expect(server.seen).toEqual([]);
    },
  );

  it('by the request asks nobody, and plans what the disk tells', async () => {
    expect(await sentenceOf(fetchAll({ ...clipAlone, network: { offline: true } }))).toBe(SENTENCE);
    const plan = await hub().plan(
      { ...fetchParams({ ...clipAlone, network: { offline: true } }), mayAsk: true },
      task(),
    );
    expect(plan).toMatchObject({ offline: true });
    expect(server.seen).toEqual([]);
  });

  it('works with everything on disk', async () => {
    await fetchAll();
    const asked = server.seen.length;
    expect(isWhole(await fetchAll({}, { HF_HUB_OFFLINE: '1' }))).toBe(true);
    expect(server.seen).toHaveLength(asked);
  });
});

describe('cancelling', () => {
  it('ends at once, keeps what came, and goes on there', async () => {
    const cancel = new AbortController();
    server.misdeed = vision({ kind: 'stall', after: 40_000 });
    const fetching = hub({ HF_HUB_DOWNLOAD_TIMEOUT: '60' }).fetch(fetchParams(clipAlone), task(cancel.signal));
    const told = sentenceOf(fetching);
    await expect.poll(() => partialBytes()).toBe(40_000);
    cancel.abort();
    expect(await told).toBe('Cancelled. Nothing was written.');
    await expectSound(1);
    server.misdeed = () => null;
    await fetchClip();
    expect(visionRequests().at(-1)?.headers.range).toBe('bytes=40000-');
    await expectSound();
  });

  it('does not wait for the pause of a busy server', async () => {
    const cancel = new AbortController();
    server.misdeed = () => ({ kind: 'status', status: 429, headers: { 'retry-after': '50' } });
    const told = sentenceOf(hub().fetch(fetchParams(clipAlone), task(cancel.signal)));
    await expect.poll(() => server.seen.length).toBe(1);
    cancel.abort();
    expect(await told).toBe('Cancelled. Nothing was written.');
  });
});

describe('a damaged file', () => {
  const harmed = async (folder: string, file: string): Promise<string> => {
    const path = join(folder, file);
    await truncate(await realpath(path), 10);
    return path;
  };
  const aside = async () =>
    (await readdir(cache.path, { recursive: true })).filter((name) => name.endsWith('.damaged'));

  it.each(['preprocessor_config.json', VISION])('is noticed where the cache cannot hold links: %s', async (file) => {
    const env = { HF_HUB_DISABLE_SYMLINKS: '1' };
    const folder = (await fetchClip(env)).models[0]?.folder ?? '';
    await expectSound();
    const path = await harmed(folder, file);
    expect(await sentenceOf(refuseDamaged(path))).toContain(`“${file}” of “${CLIP}” was damaged and is set aside.`);
    expect(await aside()).toHaveLength(1);
    expect(isWhole(await fetchClip(env))).toBe(true);
    await expect(refuseDamaged(path)).resolves.toBeUndefined();
  });

  it('is kept until the next one', async () => {
    const folder = (await fetchClip()).models[0]?.folder ?? '';
    for (const file of [VISION, 'tokenizer.json']) await sentenceOf(refuseDamaged(await harmed(folder, file)));
    expect(await aside()).toEqual([expect.stringContaining(server.file(CLIP, 'tokenizer.json').oid)]);
  });

  it.each([
    ['onnx/vision_model_int8.onnx', 'int8', '--clip somebody/clip --precision int8'],
    ['tokenizer.json', 'int8', '--clip somebody/clip --precision int8'],
    ['onnx/vision_model.onnx', 'fp32', '--clip somebody/clip'],
  ] as const)('is fetched again by a command with role and precision: %s', async (file, precision, rest) => {
    await server.publish('somebody/clip', 'main', join(MODELS, 'clip'));
    const asked = { models: { clip: 'somebody/clip' }, pipelines: ['clip'], precision } as const;
    const path = await harmed((await fetchAll(asked)).models[0]?.folder ?? '', file);
    expect(await sentenceOf(namingModels(asked, () => refuseDamaged(path)))).toContain(
      `Fetch it again with “caption-lens models fetch ${rest}”.`,
    );
  });

  it('is named as it was fetched where the cache lies behind a link', async () => {
    await using elsewhere = await CacheFolder.make();
    const link = join(elsewhere.path, 'hub');
    await symlink(cache.path, link);
    const folder = (await fetchClip({ HF_HUB_CACHE: link })).models[0]?.folder ?? '';
    expect(await sentenceOf(refuseDamaged(await harmed(folder, VISION)))).toContain(
      `“${VISION}” of “${CLIP}” was damaged`,
    );
  });
});

describe('two at once', () => {
  it('fetch each file once between them', async () => {
    server.misdeed = vision({ kind: 'slow', piece: 8192, pause: 20 });
    const plans = await Promise.all([fetchClip(), fetchClip()]);
    expect(plans.map(isWhole)).toEqual([true, true]);
    expect(visionRequests()).toHaveLength(1);
    await expectSound();
  });

  it('do so where the cache cannot hold links', async () => {
    server.misdeed = vision({ kind: 'slow', piece: 8192, pause: 80 });
    const env = { HF_HUB_DISABLE_SYMLINKS: '1' };
    const plans = await Promise.all([fetchClip(env), fetchClip(env)]);
    expect(plans.map(isWhole)).toEqual([true, true]);
    expect(visionRequests()).toHaveLength(1);
    await expectSound();
  });
});

describe('left-overs', () => {
  it('of a killed run that nobody has gone on with are swept after a day', async () => {
    await fetchClip();
    const blobs = join(cache.path, `models--${CLIP.replace('/', '--')}`, 'blobs');
    const [old, fresh] = ['0'.repeat(64), '1'.repeat(64)].map((hex) => join(blobs, `${hex}.caption-lens.incomplete`));
    for (const path of [old, fresh]) await writeFile(path ?? '', 'a piece');
    const yesterday = Date.now() / 1000 - 90_000;
    await utimes(old ?? '', yesterday, yesterday);
    await fetchAll({ ...clipAlone, precision: 'int8' });
    expect((await cache.state()).partial).toEqual([expect.stringContaining('1'.repeat(64))]);
  });
});
