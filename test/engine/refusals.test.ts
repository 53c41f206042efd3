import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import type { CompareParams } from '../../src/contract/engine.ts';
import { Trouble } from '../../src/core/errors.ts';
import { troubleSentence } from '../../src/core/messages/troubles.ts';
import { MODELS } from './corpus/models.ts';
import { ENGINE } from './corpus/bundle.ts';
import { TestFolder } from './corpus/folder.ts';
import { paramsFor } from './support/comparisons.ts';
import { graphBytes, ids, pixels, type GraphParts } from './support/graphs.ts';

const DATASET = fileURLToPath(new URL('../fixtures/tiny/dataset', import.meta.url));
const KINDS = fileURLToPath(new URL('../fixtures/kinds/models', import.meta.url));

let client: EngineClient;
let folder: TestFolder;
const at = (...parts: readonly string[]) => folder.path(...parts);

beforeAll(() => {
  client = new EngineClient({ modulePath: ENGINE });
});
afterAll(() => client.dispose());
beforeEach(async () => {
  folder = await TestFolder.with({});
  await cp(MODELS, at(), { recursive: true });
});
afterEach(() => folder[Symbol.asyncDispose]());

/** The trouble that a comparison with these models ends in, before the first image is embedded. */
async function refusal(models: Partial<CompareParams['models']> = {}): Promise<Trouble> {
  const own = { clip: at('clip'), imageEncoder: at('resnet'), textEncoder: at('distiluse') };
  const stages = new Set<string>();
  const onProgress = ({ stage }: { readonly stage: string }) => void stages.add(stage);
  try {
    await client.compare(paramsFor(DATASET, { models: { ...own, ...models } }), { onProgress });
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    expect(stages).not.toContain('images');
    return error;
  }
  throw new Error('no trouble');
}

const told = (trouble: Trouble) =>
  troubleSentence(trouble, (message, args) =>
    message.replace(/\{(\w+)\}/g, (_, name: string) => String(args[name])),
  ).replaceAll(at(), 'MODELS');

async function putGraph(file: string, parts: GraphParts): Promise<void> {
  await writeFile(at(file), graphBytes(parts));
}

describe('an image encoder that', () => {
  const resnet = 'resnet/onnx/model.onnx';

  test.each([['logits'], ['output']])('still has its last layer (%s)', async (name) => {
    await putGraph(resnet, { inputs: [pixels], outputs: [{ name, shape: ['n', 1000] }] });
    expect(told(await refusal())).toBe(
      'The model “image-encoder” in “MODELS/resnet” classifies: onnx/model.onnx gives 1000 scores. Export it without its last layer, or name another one.',
    );
  });

  test('gives a map that is not pooled', async () => {
    await rm(at('resnet/config.json'));
    await putGraph(resnet, { inputs: [pixels], outputs: [{ name: 'features', shape: ['n', 2048, 7, 7] }] });
    expect((await refusal()).args['reason']).toBe(
      'onnx/model.onnx gives features of n x 2048 x 7 x 7, a map that is not pooled',
    );
  });

  test('reads captions', async () => {
    await putGraph(resnet, { inputs: [ids], outputs: [{ name: 'pooler_output', shape: ['n', 2048] }] });
    expect(await refusal()).toMatchObject({ code: 'model-takes-other', args: { inputs: 'input_ids' } });
  });

  test('takes images of another size than its preprocessing makes', async () => {
    await putGraph(resnet, { inputs: [pixels], outputs: [{ name: 'pooler_output', shape: ['n', 2048] }] });
    expect((await refusal()).args['reason']).toBe(
      'onnx/model.onnx takes images of 64 x 64 pixels, preprocessor_config.json makes 56 x 56',
    );
  });

  test('takes four images at once', async () => {
    const input = { name: 'x', shape: [4, 3, 56, 56] };
    await putGraph(resnet, { inputs: [input], outputs: [{ name: 'y', shape: [4, 2048] }] });
    expect((await refusal()).args['reason']).toBe('onnx/model.onnx takes exactly 4 images at once');
  });

  test('keeps its weights in a file that is not there', async () => {
    const outputs = [{ name: 'pooler_output', shape: ['n', 2048] }];
    await putGraph(resnet, { inputs: [pixels], outputs, beside: 'weights.bin' });
    expect(await refusal()).toMatchObject({ code: 'model-file-missing', args: { file: 'onnx/weights.bin' } });
  });
});

describe('a text encoder that', () => {
  const distiluse = 'distiluse/onnx/model.onnx';

  test('sees images', async () => {
    await putGraph(distiluse, { inputs: [pixels], outputs: [{ name: 'last_hidden_state', shape: ['n', 't', 16] }] });
    expect(told(await refusal())).toBe(
      'The model “text-encoder” in “MODELS/distiluse” is of another kind: onnx/model.onnx takes pixel_values. Name one that embeds images, or captions, as its role asks for.',
    );
  });

  test('writes text', async () => {
    const inputs = [ids, { name: 'past_key_values.0.key', shape: ['n', 2, 't', 8] }];
    await putGraph(distiluse, { inputs, outputs: [{ name: 'last_hidden_state', shape: ['n', 't', 16] }] });
    expect(told(await refusal())).toBe(
      'The model “text-encoder” in “MODELS/distiluse” writes text (onnx/model.onnx); it does not embed. Name an encoder.',
    );
  });

  test('comes in the parts of one that writes text', async () => {
    await rename(at(distiluse), at('distiluse/onnx/decoder_model_merged.onnx'));
    expect(await refusal()).toMatchObject({
      code: 'model-writes-text',
      args: { graph: 'onnx/decoder_model_merged.onnx' },
    });
  });

  test('guesses words', async () => {
    await putGraph(distiluse, { inputs: [ids], outputs: [{ name: 'logits', shape: ['n', 't', 600] }] });
    expect(await refusal()).toMatchObject({ code: 'model-gives-classes', args: { count: 600 } });
  });

  test('lost the Dense layer that its name stands for', async () => {
    await rename(at('distiluse'), at('distiluse-base-multilingual-cased-v1'));
    await rm(at('distiluse-base-multilingual-cased-v1/modules.json'));
    const textEncoder = at('distiluse-base-multilingual-cased-v1');
    expect(told(await refusal({ textEncoder }))).toBe(
      'The model “text-encoder” in “MODELS/distiluse-base-multilingual-cased-v1” gives 16 dimensions, not 512: its Dense layer is missing. Get it with all of its files.',
    );
  });

  test('is the bare encoder of it under another owner, from the cache of the Hub', async () => {
    const textEncoder = at('models--Xenova--distiluse-base-multilingual-cased-v1', 'snapshots', '0123abcd');
    await cp(at('distiluse'), textEncoder, { recursive: true });
    await rm(join(textEncoder, 'modules.json'));
    expect(await refusal({ textEncoder })).toMatchObject({ code: 'model-lacks-dense', args: { dimension: 512 } });
  });

  test('is the bare encoder in the folder that the layout gives to distiluse', async () => {
    await rm(at('distiluse/modules.json'));
    expect(await refusal()).toMatchObject({ code: 'model-lacks-dense', args: { width: 16, dimension: 512 } });
  });

  test.each([
    ['sentence-transformers/distiluse-base-multilingual-cased-v1'],
    ['old_models/distiluse-base-multilingual-cased-v1/0_Transformer'],
  ])('is the bare encoder of %s, as its configuration says', async (name) => {
    const textEncoder = at('captions');
    await rename(at('distiluse'), textEncoder);
    await rm(join(textEncoder, 'modules.json'));
    const config = JSON.parse(await readFile(join(textEncoder, 'config.json'), 'utf8')) as object;
    await writeFile(join(textEncoder, 'config.json'), JSON.stringify({ ...config, _name_or_path: name }));
    expect(await refusal({ textEncoder })).toMatchObject({ code: 'model-lacks-dense', args: { dimension: 512 } });
  });

  test('has a Dense layer for another width', async () => {
    const outputs = [{ name: 'last_hidden_state', shape: ['n', 't', 24] }];
    await rm(at('distiluse/config.json'));
    await putGraph(distiluse, { inputs: [ids], outputs });
    expect((await refusal()).args['reason']).toBe('a layer takes 16 dimensions, what comes before it gives 24');
  });

  test('takes captions of one length alone', async () => {
    const inputs = [{ name: 'input_ids', type: 7, shape: ['n', 77] }];
    await putGraph(distiluse, { inputs, outputs: [{ name: 'last_hidden_state', shape: ['n', 77, 16] }] });
    expect((await refusal()).args['reason']).toBe('onnx/model.onnx takes captions of exactly 77 tokens');
  });
});

describe('a CLIP whose', () => {
  test('image tower has no projection', async () => {
    const outputs = ['last_hidden_state', 'pooler_output'].map((name) => ({ name, shape: ['n', 768] }));
    await putGraph('clip/onnx/vision_model.onnx', { inputs: [pixels], outputs });
    expect((await refusal()).args['reason']).toBe(
      'onnx/vision_model.onnx gives last_hidden_state, pooler_output, expected was image_embeds',
    );
  });

  test('towers are of different sizes', async () => {
    await rm(at('clip/config.json'));
    await putGraph('clip/onnx/text_model.onnx', {
      inputs: [ids],
      outputs: [{ name: 'text_embeds', shape: ['n', 32] }],
    });
    expect(await refusal()).toMatchObject({ code: 'dimension-mismatch', args: { images: 64, captions: 32 } });
  });

  test('text tower was named beside it and lives in another space', async () => {
    expect(await refusal({ clipText: join(KINDS, 'minilm') })).toMatchObject({
      code: 'dimension-mismatch',
      args: { images: 64, captions: 16 },
    });
  });

  test('text tower is fine, but not the other pipeline: that is found before CLIP is loaded', async () => {
    await mkdir(at('empty'));
    const found = await refusal({ textEncoder: at('empty') });
    expect(found).toMatchObject({ code: 'model-file-missing', args: { role: 'text-encoder' } });
  });
});

test('a multilingual text tower beside CLIP takes part in a whole comparison, and the report names it', async () => {
  const models = { ...paramsFor(DATASET).models, clipText: join(KINDS, 'clip-multilingual') };
  const { comparison } = await client.compare(paramsFor(DATASET, { models }));
  expect(comparison.models.clip).toMatchObject({
    image: { source: join(MODELS, 'clip'), file: 'onnx/vision_model.onnx' },
    text: { source: models.clipText, file: 'onnx/model.onnx', dimension: 64 },
  });
});

test('a ResNet export of one’s own, with the names and the batch of its example, takes part like any other', async () => {
  const models = { ...paramsFor(DATASET).models, imageEncoder: join(KINDS, 'own-resnet') };
  const { comparison } = await client.compare(paramsFor(DATASET, { models, pipelines: ['preclip'] }));
  expect(comparison.models.preclip?.image).toMatchObject({ file: 'model.onnx', dimension: 24 });
});
