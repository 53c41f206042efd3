import { cp, glob, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FetchModelsParams } from '../../src/contract/engine.ts';
import { Trouble } from '../../src/core/errors.ts';
import { troubleSentence } from '../../src/core/messages/troubles.ts';
import { isWhole } from '../../src/core/models/plan.ts';
import { Hub } from '../../src/engine/hub/hub.ts';
import { hubSettings } from '../../src/engine/hub/settings.ts';
import { readHeader } from '../../src/engine/models/onnx/header.ts';
import { outlineOf } from '../../src/engine/models/onnx/outline.ts';
import { MODELS } from './corpus/models.ts';
import { graphBytes, ids, pixels, type GraphParts, type Value } from './support/graphs.ts';
import { CacheFolder } from './support/hub/cacheFolder.ts';
import { HubServer } from './support/hub/server.ts';
import { CLIP, DISTILUSE, TINY_HUB } from './support/hub/standard.ts';

const VISION = 'onnx/vision_model.onnx';
const TEXT = 'onnx/text_model.onnx';
const HEAVY = 1 << 20;

let server: HubServer;
let folder: CacheFolder;
let cache: CacheFolder;

beforeEach(async () => {
  server = await HubServer.start({ models: TINY_HUB });
  [folder, cache] = [await CacheFolder.make(), await CacheFolder.make()];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const thing of [server, folder, cache]) await thing[Symbol.asyncDispose]();
});

const heavy = (parts: GraphParts) => graphBytes({ weights: HEAVY, ...parts });
const mask: Value = { ...ids, name: 'attention_mask' };
const vectors = (name: string, dimension: number): Value => ({ name, shape: ['n', dimension] });
const visionGraph = (output: Value) => heavy({ inputs: [pixels], outputs: [output] });
const textGraph = (dimension: number) => heavy({ inputs: [ids, mask], outputs: [vectors('text_embeds', dimension)] });

/** Publishes a model of the fixtures with some files in place of its own; null leaves one out. */
async function publish(name: string, fixture: string, files: Readonly<Record<string, Buffer | string | null>>) {
  const place = join(folder.path, name);
  await cp(join(MODELS, fixture), place, { recursive: true });
  for (const [file, content] of Object.entries(files))
    await (content === null ? rm(join(place, file)) : writeFile(join(place, file), content));
  await server.publish(name, 'main', place);
}

/** A CLIP that gives what it states: 64 dimensions. */
const publishClip = (files: Readonly<Record<string, Buffer>> = {}) =>
  publish(CLIP, 'clip', {
    [VISION]: visionGraph(vectors('image_embeds', 64)),
    [TEXT]: textGraph(64),
    'config.json': JSON.stringify({ model_type: 'clip' }),
    ...files,
  });

function fetchModels({ models, pipelines }: Pick<FetchModelsParams, 'models' | 'pipelines'>) {
  const own = { HF_ENDPOINT: server.url, HF_HUB_CACHE: cache.path };
  const task = { signal: AbortSignal.timeout(60_000), progress: vi.fn(), throwIfCancelled: vi.fn(), log: vi.fn() };
  return new Hub(() => hubSettings(own, '/nonexistent'), [5, 10]).fetch(
    { models, precision: 'fp32', network: {}, ...(pipelines && { pipelines }) },
    task,
  );
}

const fetchClip = () => fetchModels({ models: { clip: CLIP }, pipelines: ['clip'] });

async function sentenceOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Trouble)) throw new Error(`expected a Trouble, got ${String(error)}`);
  return troubleSentence(error, t);
}

/** Requests for weights, without those for a part that is asked for by its ends. */
const wholeDownloads = () =>
  server.seen
    .filter(({ host, headers }) => host === 'cdn' && !/^bytes=\d+-\d+$/.test(headers.range ?? ''))
    .map(({ path }) => /onnx\/\w+\.onnx/.exec(path)?.[0]);

/** No weights, nothing half, and the model is not taken for fetched. */
async function expectNoWeights(): Promise<void> {
  expect(wholeDownloads()).toEqual([]);
  const { files, partial, unsound } = await cache.state();
  expect([partial, unsound]).toEqual([[], []]);
  expect(files.filter((file) => file.endsWith('.onnx'))).toEqual([]);
  expect(await readdir(cache.path, { recursive: true })).not.toContainEqual(expect.stringMatching(/refs.main$/));
}

describe('before its weights are fetched, a model is refused', () => {
  it('that classifies, by its name on the Hub', async () => {
    await publishClip({ [VISION]: visionGraph(vectors('logits', 1000)) });
    expect(await sentenceOf(fetchClip())).toBe(
      `The model “clip” in “${CLIP}” classifies: onnx/vision_model.onnx gives 1000 scores. Export it without its last layer, or name another one.`,
    );
    await expectNoWeights();
  });

  it('whose towers do not meet', async () => {
    await publishClip({ [TEXT]: textGraph(384) });
    expect(await sentenceOf(fetchClip())).toBe(
      'The embeddings do not fit together: those of images have 64 dimensions, those of captions 384. Choose models that belong together.',
    );
    await expectNoWeights();
  });

  it('that takes pictures of another size than it prepares', async () => {
    const input = { name: 'pixel_values', shape: ['n', 3, 96, 96] };
    await publishClip({ [VISION]: heavy({ inputs: [input], outputs: [vectors('image_embeds', 64)] }) });
    expect(await sentenceOf(fetchClip())).toContain('takes images of 96 x 96 pixels');
    await expectNoWeights();
  });

  it('that has no Dense layer, by its name', async () => {
    const modules = JSON.stringify([
      { idx: 0, name: '0', path: '', type: 'sentence_transformers.models.Transformer' },
      { idx: 1, name: '1', path: '1_Pooling', type: 'sentence_transformers.models.Pooling' },
    ]);
    const outputs = [{ name: 'last_hidden_state', shape: ['n', 't', 768] }];
    await publish(DISTILUSE, 'distiluse', {
      'modules.json': modules,
      'config.json': JSON.stringify({ model_type: 'distilbert', dim: 768 }),
      'onnx/model.onnx': heavy({ inputs: [ids, mask], outputs }),
    });
    const models = { textEncoder: DISTILUSE };
    expect(await sentenceOf(fetchModels({ models }))).toMatch(
      /gives 768 dimensions, not 512: its Dense layer is missing/,
    );
    await expectNoWeights();
  });

  it('of captions that does not meet the CLIP that is here', async () => {
    const clipText = 'somebody/captions';
    const config = JSON.stringify({ model_type: 'clip' });
    await publish(clipText, 'clip', { [TEXT]: textGraph(384), [VISION]: null, 'config.json': config });
    const models = { clip: join(MODELS, 'clip'), clipText };
    expect(await sentenceOf(fetchModels({ models, pipelines: ['clip'] }))).toMatch(
      /images have 64 dimensions, .* captions 384/,
    );
    await expectNoWeights();
  });
});

describe('a model', () => {
  it('that can work is fetched, and nothing of the look at it stays', async () => {
    vi.stubEnv('TMPDIR', folder.path);
    await publishClip();
    expect(isWhole(await fetchClip())).toBe(true);
    expect(wholeDownloads().sort()).toEqual([TEXT, VISION]);
    expect(await readdir(folder.path)).toEqual([CLIP.split('/')[0]]);
  });

  it('from a server that gives no parts is fetched, and looked at when it is here', async () => {
    server.misdeed = ({ host }) => (host === 'cdn' ? { kind: 'no-ranges' } : null);
    await publishClip({ [VISION]: visionGraph(vectors('logits', 1000)) });
    expect(isWhole(await fetchClip())).toBe(true);
  });

  it('is looked at only where fetching takes long', async () => {
    await fetchClip();
    expect(server.seen.filter(({ headers }) => headers.range !== undefined)).toEqual([]);
  });
});

describe('the outline of a graph', () => {
  const reading = (bytes: Buffer) => {
    const read = vi.fn((start: number, length: number) => Promise.resolve(bytes.subarray(start, start + length)));
    return { read, outline: () => outlineOf(bytes.length, read) };
  };

  it('is made from its two ends, whatever its weights look like', async () => {
    const { read, outline } = reading(textGraph(512));
    const path = join(folder.path, 'outline.onnx');
    await writeFile(path, (await outline()) ?? '');
    const { inputs, outputs } = readHeader(path);
    expect(inputs.map(({ name }) => name)).toEqual(['input_ids', 'attention_mask']);
    expect(outputs).toEqual([{ name: 'text_embeds', type: 'float32', shape: [null, 512] }]);
    expect(read).toHaveBeenCalledTimes(2);
    expect(Math.max(...read.mock.calls.map(([, length]) => length))).toBeLessThan(1 << 20);
  });

  it('says the same as the file, of exports as they are', async () => {
    const files: string[] = [];
    for await (const file of glob('{test/fixtures/tiny/models,models/starter}/*/onnx/*.onnx')) files.push(file);
    expect(files.length).toBeGreaterThan(7);
    const path = join(folder.path, 'outline.onnx');
    for (const file of files) {
      await writeFile(path, (await reading(await readFile(file)).outline()) ?? '');
      const [told, whole] = [readHeader(path), readHeader(file)];
      expect([file, told.inputs, told.outputs]).toEqual([file, whole.inputs, whole.outputs]);
    }
  });

  it.each([
    ['a format whose inputs list the weights too', graphBytes({ inputs: [pixels], outputs: [pixels], version: 3 })],
    ['no graph', Buffer.from('version https://git-lfs.github.com/spec/v1\n')],
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.alloc(5000, 'Z')],
    ['a graph that is cut', graphBytes({ inputs: [pixels], outputs: [pixels] }).subarray(0, 40)],
    ['a graph without outputs', graphBytes({ inputs: [pixels], outputs: [] })],
  ])('is not made of %s', async (_, bytes) => {
    expect(await reading(bytes).outline()).toBeNull();
  });
});
