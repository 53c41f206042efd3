import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import type { CompareParams, Servers } from '../../src/contract/engine.ts';
import type { Trouble } from '../../src/core/errors.ts';
import type { Comparison } from '../../src/core/report/types.ts';
import { ENGINE } from './corpus/bundle.ts';
import { TestFolder } from './corpus/folder.ts';
import { MODELS } from './corpus/models.ts';
import { numbersOf, paramsFor } from './support/comparisons.ts';
import { InferenceServer, servedEncoders } from './support/inferenceServer.ts';
import { distance, ReferenceSet } from './support/referenceSet.ts';

const SIGLIP = fileURLToPath(new URL('../fixtures/kinds/models/siglip', import.meta.url));
const DATASET = join(ReferenceSet.tiny.path, 'dataset');

async function compare(more: Partial<CompareParams> = {}, env: Record<string, string> = {}): Promise<Comparison> {
  const client = new EngineClient({ modulePath: ENGINE, env });
  try {
    return (await client.compare(paramsFor(DATASET, more))).comparison;
  } finally {
    await client.dispose();
  }
}

const on = (servers: Servers) => ({ models: { ...paramsFor(DATASET).models, servers } });

/** All that does not say where it was computed. */
function numbers(comparison: Comparison) {
  return { ...numbersOf(comparison), models: null };
}

const encodersOf = ({ models: { clip, preclip } }: Comparison) => [
  clip?.image,
  clip?.text,
  preclip?.image,
  preclip?.text,
];

describe('an encoder on a server', () => {
  test.each(['triton', 'openvino', 'kserve'] as const)('gives the numbers of a local run: %s', async (style) => {
    await using server = await InferenceServer.start({ style });
    const [local, remote] = [await compare(), await compare(on(server.servers))];
    expect(numbers(remote)).toEqual(numbers(local));
    expect(await server.seen()).toMatchObject({ faults: [] });
    expect(encodersOf(remote).map((encoder) => encoder?.server)).toEqual(Object.values(server.servers));
    expect(encodersOf(remote).map((encoder) => encoder?.dimension)).toEqual(
      encodersOf(local).map((encoder) => encoder?.dimension),
    );
  });

  test.each(['fp16', 'int8'] as const)('with %s weights there: the numbers of those', async (precision) => {
    const suffix = precision === 'fp16' ? '_fp16' : '_int8';
    const file = join(MODELS, 'clip', 'onnx', `vision_model${suffix}.onnx`);
    await using server = await InferenceServer.start({ models: { vision: { file, maxBatch: 1 } } });
    const pipelines = ['clip'] as const;
    const local = await compare({ pipelines, precision });
    const remote = await compare({ pipelines, ...on({ clipImage: server.address('vision') }), precision });
    const { similarity: there } = remote.pipelines.clip ?? {};
    expect([...(there ?? [])]).toEqual([...(local.pipelines.clip?.similarity ?? [])]);
  });

  test('needs no graph here', async () => {
    await using server = await InferenceServer.start();
    const files = ['preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json', 'config.json'];
    const bytes = await Promise.all(files.map((file) => readFile(join(MODELS, 'clip', file))));
    await using folder = await TestFolder.with(Object.fromEntries(files.map((file, i) => [file, bytes[i] ?? ''])));
    const models = { clip: folder.path('dataset'), servers: server.servers };
    const comparison = await compare({ pipelines: ['clip'], models });
    expect(comparison.pipelines).toEqual((await compare({ pipelines: ['clip'] })).pipelines);
  });

  test('a version of it can be asked for', async () => {
    await using server = await InferenceServer.start();
    const address = `${server.address('clip_vision')}/versions/1`;
    const { models } = await compare({ pipelines: ['clip'], ...on({ clipImage: address }) });
    expect(models.clip?.image.server).toBe(address);
    expect(models.clip?.text.server).toBeUndefined();
  });

  test.each([
    ['that its configuration states', { maxBatch: 3 }, 'triton'],
    ['that only shows when it refuses more', { maxBatch: 3 }, 'kserve'],
    ['that is fixed in the model', { fixedBatch: 4 }, 'openvino'],
  ] as const)('keeps to a batch %s', async (_, limit, style) => {
    const models = servedEncoders(join(ReferenceSet.tiny.path, 'models'), limit);
    await using server = await InferenceServer.start({ models, style });
    const servers = { clipImage: server.address('clip_vision'), imageEncoder: server.address('resnet') };
    expect(numbers(await compare(on(servers)))).toEqual(numbers(await compare()));
  });

  test('gets captions of the one length that it takes', async () => {
    const file = join(SIGLIP, 'onnx', 'text_model.onnx');
    await using server = await InferenceServer.start({ models: { text: { file, fixedTokens: 24 } } });
    const similarity = async (servers: Servers) => {
      const { pipelines } = await compare({ pipelines: ['clip'], models: { clip: SIGLIP, servers } });
      return pipelines.clip?.similarity ?? new Float32Array();
    };
    const [local, remote] = [await similarity({}), await similarity({ clipText: server.address('text') })];
    expect(local.length).toBeGreaterThan(0);
    // Larger batches of such long captions differ in the last bits.
    expect(distance(remote, local)).toBeLessThan(1e-6);
  });

  test('gets its token from the environment, and the report holds none', async () => {
    await using server = await InferenceServer.start({ token: 'secret-of-the-test' });
    const env = { CAPTION_LENS_SERVER_TOKEN: 'secret-of-the-test' };
    const comparison = await compare(on(server.servers), env);
    expect(JSON.stringify(comparison)).not.toContain('secret-of-the-test');
    await expect(compare(on(server.servers))).rejects.toMatchObject({
      code: 'server-refuses',
      args: { server: server.address('resnet'), status: 401 },
    });
  });

  test('keeps its embeddings apart from those of other weights under the same name', async () => {
    await using folder = await TestFolder.with({});
    const [file, other] = ['', '_int8'].map((suffix) => join(MODELS, 'clip', 'onnx', `vision_model${suffix}.onnx`));
    const computedOn = async (path = '') => {
      await using server = await InferenceServer.start({ models: { vision: { file: path } } });
      const more = on({ clipImage: server.address('vision') });
      return (await compare({ pipelines: ['clip'], cacheFolder: folder.path('out'), ...more })).cache.computed;
    };
    const all = await computedOn(file);
    expect(await computedOn(file)).toBe(0);
    const images = await computedOn(other);
    expect(images).toBeGreaterThan(0);
    expect(images).toBeLessThan(all);
    expect(await computedOn(other)).toBe(0);
  });

  test.each([
    [
      'another model under the name',
      'resnet',
      { code: 'model-unusable' },
      'gives pooler_output, expected was image_embeds',
    ],
    ['a model for captions', 'clip_text', { code: 'model-unusable' }, 'gives text_embeds, expected was image_embeds'],
    ['a name that it does not have', 'clip', { code: 'server-model-missing', args: { model: 'clip' } }, ''],
  ])('is refused before anything is computed: %s', async (_, model, expected, reason) => {
    await using server = await InferenceServer.start();
    const running = compare(on({ ...server.servers, clipImage: server.address(model) }));
    const trouble = await running.catch((error: unknown) => error);
    expect(trouble).toMatchObject(expected);
    expect(String((trouble as Trouble).args['reason'] ?? '')).toContain(reason);
    expect((await server.seen()).requests).toBe(0);
  });

  test('a cancelled run does not wait for it', async () => {
    await using server = await InferenceServer.start({ delay: 30_000 });
    const client = new EngineClient({ modulePath: ENGINE });
    const controller = new AbortController();
    const running = client.compare(paramsFor(DATASET, on(server.servers)), { signal: controller.signal });
    await expect.poll(async () => (await server.seen()).requests).toBe(1);
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    await client.dispose();
  });

  test('one that dies in the middle of a run stops the run with a sentence, and nothing else', async () => {
    await using server = await InferenceServer.start({ delay: 200 });
    const client = new EngineClient({ modulePath: ENGINE });
    const running = client.compare(paramsFor(DATASET, on(server.servers)));
    await expect.poll(async () => (await server.seen()).requests).toBeGreaterThan(0);
    await server[Symbol.asyncDispose]();
    await expect(running).rejects.toMatchObject({ code: 'server-unreachable' });
    expect((await client.compare(paramsFor(DATASET))).comparison.rows.length).toBeGreaterThan(2);
    await client.dispose();
  });
});
