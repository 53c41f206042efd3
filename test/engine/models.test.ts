import { cp, mkdtemp, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Trouble } from '../../src/core/errors.ts';
import { CaptionEncoder, loadTokenizer } from '../../src/engine/encoders/captionEncoder.ts';
import { ImageEncoder } from '../../src/engine/encoders/imageEncoder.ts';
import { fingerprint } from '../../src/engine/models/fingerprint.ts';
import { openImageModel } from '../../src/engine/models/imageModel.ts';
import { readSafetensors } from '../../src/engine/models/safetensors.ts';
import { openTextModel } from '../../src/engine/models/textModel.ts';
import { ReferenceSet } from './support/referenceSet.ts';

let models: string;
const SIZE = { width: 64, height: 64 };

beforeEach(async () => {
  models = await mkdtemp(join(tmpdir(), 'caption-lens-models-'));
  await cp(join(ReferenceSet.tiny.path, 'models'), models, { recursive: true });
});
afterEach(async () => {
  await rm(models, { recursive: true });
});

const at = (...parts: string[]) => join(models, ...parts);
const put = (file: string, content: unknown) => writeFile(at(file), JSON.stringify(content));

/** Code and arguments of the trouble that `work` ends in, the folder left out. */
async function trouble(work: () => Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    const { folder, ...args } = error.args;
    expect(folder).toContain(models);
    return { code: error.code, ...args };
  }
  throw new Error('no trouble');
}

const openClip = () => openImageModel('clip', at('clip'), 'fp32');
const openSentences = () => openTextModel('text-encoder', at('distiluse'), 'fp32');

describe('what a folder holds', () => {
  test('CLIP: both towers, their limits and dimensions', async () => {
    const image = await openClip();
    const text = await openTextModel('clip', at('clip'), 'fp32');
    expect(image).toMatchObject({ graph: 'onnx/vision_model.onnx', dimension: 64, precision: 'fp32' });
    expect(text).toMatchObject({ graph: 'onnx/text_model.onnx', dimension: 64, limit: 32, englishOnly: false });
  });

  test('a sentence encoder: what follows the transformer', async () => {
    const model = await openSentences();
    expect(model).toMatchObject({ dimension: 512, limit: 40, lowercase: false });
    expect(model.modules).toMatchObject({ pooling: 'mean', declared: true });
    expect(model.modules?.dense).toEqual([
      { weights: '2_Dense/model.safetensors', inputs: 16, outputs: 512, activation: 'tanh' },
    ]);
  });

  test('without modules.json: mean pooling alone, and it says so', async () => {
    await rename(at('distiluse'), at('captions'));
    await rm(at('captions/modules.json'));
    const model = await openTextModel('text-encoder', at('captions'), 'fp32');
    expect(model).toMatchObject({ dimension: 16, modules: { pooling: 'mean', dense: [], declared: false } });
    const encoder = await CaptionEncoder.load(model, 1);
    expect((await encoder.encode([[2, 9, 3]]))[0]).toHaveLength(16);
    await encoder.dispose();
  });

  test("OpenAI's vocabulary marks an English-only model", async () => {
    const config = JSON.parse(await readFile(at('clip/config.json'), 'utf8')) as { text_config: object };
    await put('clip/config.json', { ...config, text_config: { ...config.text_config, vocab_size: 49_408 } });
    expect((await openTextModel('clip', at('clip'), 'fp32')).englishOnly).toBe(true);
  });
});

describe('what a model was made for', () => {
  const madeFor = async () => [
    (await openClip()).madeFor,
    (await openTextModel('clip', at('clip'), 'fp32')).madeFor,
    (await openImageModel('image-encoder', at('resnet'), 'fp32')).madeFor,
    (await openSentences()).madeFor,
  ];

  const say = async (caption_lens: unknown) => {
    for (const folder of ['clip', 'resnet', 'distiluse']) {
      const config = JSON.parse(await readFile(at(folder, 'config.json'), 'utf8')) as object;
      await put(`${folder}/config.json`, { ...config, caption_lens });
    }
  };

  test('stands in the configuration of each of the three', async () => {
    expect(await madeFor()).toEqual([null, null, null, null]);
    await say({ made_for: 'illustrations', seed: 0 });
    expect(await madeFor()).toEqual(Array(4).fill('illustrations'));
  });

  test.each([
    [null],
    ['illustrations'],
    [[]],
    [{}],
    [{ made_for: ['illustrations'] }],
    [{ made_for: '<b>x-rays</b>' }],
  ])('is not known from %j', async (content) => {
    await say(content);
    expect(await madeFor()).toEqual([null, null, null, null]);
  });
});

describe('the temperature', () => {
  const logits = async () => [
    (await openClip()).logits,
    (await openTextModel('clip', at('clip'), 'fp32')).logits,
    (await openImageModel('image-encoder', at('resnet'), 'fp32')).logits,
    (await openSentences()).logits,
  ];

  test('is that of both towers of CLIP, and of no other encoder', async () => {
    expect(await logits()).toEqual([null, null, null, null]);
    for (const folder of ['clip', 'resnet', 'distiluse']) {
      const config = JSON.parse(await readFile(at(folder, 'config.json'), 'utf8')) as object;
      await put(`${folder}/config.json`, { ...config, logit_scale: 0 });
    }
    const one = { kind: 'softmax', scale: 1 };
    expect(await logits()).toEqual([one, one, null, null]);
  });

  test('is not taken from the name of a model of another dimension', async () => {
    await rename(at('clip'), at('clip-vit-base-patch32'));
    const open = () => openImageModel('clip', at('clip-vit-base-patch32'), 'fp32');
    expect((await open()).logits).toBeNull();
    const file = 'clip-vit-base-patch32/config.json';
    const config = JSON.parse(await readFile(at(file), 'utf8')) as object;
    await put(file, { ...config, projection_dim: undefined });
    expect((await open()).logits).toBeNull();
  });
});

describe('the file of a precision', () => {
  const int8 = async () => (await openImageModel('clip', at('clip'), 'int8')).graph;

  test('int8 prefers signed weights, then quantized, then uint8', async () => {
    for (const name of ['quantized', 'uint8']) {
      await cp(at('clip/onnx/vision_model_int8.onnx'), at(`clip/onnx/vision_model_${name}.onnx`));
    }
    expect(await int8()).toBe('onnx/vision_model_int8.onnx');
    await rm(at('clip/onnx/vision_model_int8.onnx'));
    expect(await int8()).toBe('onnx/vision_model_quantized.onnx');
    await rm(at('clip/onnx/vision_model_quantized.onnx'));
    expect(await int8()).toBe('onnx/vision_model_uint8.onnx');
    await rm(at('clip/onnx/vision_model_uint8.onnx'));
    expect(await trouble(int8)).toEqual({
      code: 'model-file-missing',
      role: 'clip',
      file: 'onnx/vision_model_int8.onnx',
    });
  });

  test('a convolutional image encoder stays fp32 when int8 is asked', async () => {
    const model = await openImageModel('image-encoder', at('resnet'), 'int8');
    expect(model).toMatchObject({ graph: 'onnx/model.onnx', precision: 'fp32' });
  });

  test('it may lie beside the configuration', async () => {
    await rename(at('resnet/onnx/model.onnx'), at('resnet/model.onnx'));
    expect((await openImageModel('image-encoder', at('resnet'), 'fp32')).graph).toBe('model.onnx');
  });
});

describe('trouble names the model and what is wrong', () => {
  test('the folder does not exist, or is a file', async () => {
    const expected = { code: 'model-folder-missing', role: 'clip' };
    expect(await trouble(() => openImageModel('clip', at('nowhere'), 'fp32'))).toEqual(expected);
    expect(await trouble(() => openImageModel('clip', at('clip/config.json'), 'fp32'))).toEqual(expected);
  });

  test.each([
    ['clip/preprocessor_config.json', openClip],
    ['clip/onnx/vision_model.onnx', openClip],
    ['distiluse/tokenizer.json', openSentences],
    ['distiluse/onnx/model.onnx', openSentences],
    ['distiluse/1_Pooling/config.json', openSentences],
    ['distiluse/2_Dense/model.safetensors', openSentences],
  ])('%s is missing', async (file, open) => {
    await rm(at(file));
    const found = await trouble(open);
    expect(found).toMatchObject({ code: 'model-file-missing', file: file.slice(file.indexOf('/') + 1) });
  });

  test.each([
    ['clip/config.json', openClip],
    ['clip/preprocessor_config.json', openClip],
    ['distiluse/modules.json', openSentences],
    ['distiluse/2_Dense/config.json', openSentences],
  ])('%s is broken JSON', async (file, open) => {
    await writeFile(at(file), '{"half":');
    expect(await trouble(open)).toMatchObject({
      code: 'model-unusable',
      reason: `${file.slice(file.indexOf('/') + 1)} is not valid JSON`,
    });
  });

  test('a path in modules.json that leaves the folder', async () => {
    for (const path of ['../resnet', '/etc', 'a/../../clip', '..\\clip', 'C:\\models']) {
      await put('distiluse/modules.json', [{ path, type: 'sentence_transformers.models.Transformer' }]);
      expect(await trouble(openSentences)).toMatchObject({ code: 'model-unusable' });
    }
  });

  test.each([
    [{}, 'modules.json is not a list of modules'],
    [[{ path: 1 }], 'modules.json is not a list of modules'],
    [[{ path: 'x', type: 'a.b.LSTM' }], 'modules.json names a module of type a.b.LSTM, which is not supported'],
  ])('modules.json holds %j', async (content, reason) => {
    await put('distiluse/modules.json', content);
    expect(await trouble(openSentences)).toMatchObject({ code: 'model-unusable', reason });
  });

  test('a pooling or an activation that is not supported', async () => {
    await put('distiluse/1_Pooling/config.json', { pooling_mode_max_tokens: true, pooling_mode_mean_tokens: true });
    expect(await trouble(openSentences)).toMatchObject({
      reason: 'pooling max_tokens + mean_tokens is not supported',
    });
    await put('distiluse/1_Pooling/config.json', { pooling_mode: 'mean' });
    await put('distiluse/2_Dense/config.json', {
      in_features: 16,
      out_features: 512,
      activation_function: 'torch.nn.GELU',
    });
    expect(await trouble(openSentences)).toMatchObject({ reason: 'activation GELU of 2_Dense is not supported' });
  });

  test('a truncated ONNX file', async () => {
    await truncate(at('clip/onnx/vision_model.onnx'), 30_000);
    const found = await trouble(async () => ImageEncoder.load(await openClip(), SIZE, 1));
    expect(found).toMatchObject({ code: 'model-unusable', role: 'clip' });
    expect(found['reason']).toMatch(/^onnx\/vision_model\.onnx cannot be loaded/);
  });

  test('a truncated safetensors file', async () => {
    await truncate(at('distiluse/2_Dense/model.safetensors'), 5000);
    expect(await trouble(async () => CaptionEncoder.load(await openSentences(), 1))).toMatchObject({
      code: 'model-unusable',
      reason: '2_Dense/model.safetensors is not a whole safetensors file',
    });
  });

  test('a tokenizer of an unknown kind', async () => {
    await put('distiluse/tokenizer.json', { model: { type: 'Rumour' } });
    expect(await trouble(async () => loadTokenizer(await openSentences()))).toMatchObject({
      reason: 'tokenizer.json is not a tokenizer that can be used',
    });
  });

  test('a graph without the output that is needed', async () => {
    await cp(at('distiluse/onnx/model.onnx'), at('clip/onnx/vision_model.onnx'));
    expect(await trouble(async () => ImageEncoder.load(await openClip(), SIZE, 1))).toMatchObject({
      reason: 'onnx/vision_model.onnx gives last_hidden_state, expected was image_embeds',
    });
  });

  test('a dimension other than the configuration states', async () => {
    await put('resnet/config.json', { model_type: 'resnet', hidden_sizes: [64, 512] });
    const work = async () => {
      const encoder = await ImageEncoder.load(await openImageModel('image-encoder', at('resnet'), 'fp32'), SIZE, 1);
      try {
        await encoder.encode(new Float32Array(3 * 64 * 64), 1);
      } finally {
        await encoder.dispose();
      }
    };
    expect(await trouble(work)).toMatchObject({ code: 'model-unusable' });
  });

  test('images of a size that the graph does not take', async () => {
    const encoder = await ImageEncoder.load(await openClip(), { width: 48, height: 48 }, 1);
    const found = await trouble(() => encoder.encode(new Float32Array(3 * 48 * 48), 1));
    expect(found).toMatchObject({ code: 'model-unusable', role: 'clip' });
    await encoder.dispose();
  });
});

test('without config.json the dimension is found in the graph', async () => {
  await rm(at('resnet/config.json'));
  const model = await openImageModel('image-encoder', at('resnet'), 'fp32');
  expect(model.dimension).toBe(2048);
  const encoder = await ImageEncoder.load(model, SIZE, 1);
  expect(encoder.dimension).toBe(2048);
  await encoder.dispose();
});

describe('fingerprint', () => {
  const of = async (memo: Parameters<typeof fingerprint>[1] = null) => fingerprint(await openSentences(), memo);

  test('does not depend on where the folder lies, and follows links as in the Hub cache', async () => {
    const before = await of();
    await rename(at('distiluse/onnx/model.onnx'), at('blob'));
    await symlink(at('blob'), at('distiluse/onnx/model.onnx'));
    expect(await of()).toBe(before);
    expect(await fingerprint(await ReferenceSet.tiny.texts('text-encoder'), null)).toBe(before);
  });

  test.each([
    'onnx/model.onnx',
    'tokenizer.json',
    'tokenizer_config.json',
    'sentence_bert_config.json',
    'modules.json',
    '1_Pooling/config.json',
    '2_Dense/config.json',
    '2_Dense/model.safetensors',
  ])('changes with %s', async (file) => {
    const before = await of();
    await writeFile(at('distiluse', file), Buffer.concat([await readFile(at('distiluse', file)), Buffer.from(' ')]));
    expect(await of()).not.toBe(before);
  });

  test('covers weights that lie beside the graph, and nothing else', async () => {
    const before = await of();
    await writeFile(at('distiluse/README.md'), 'hello');
    await writeFile(at('distiluse/onnx/model_int8.onnx_data'), 'of another precision');
    expect(await of()).toBe(before);
    await writeFile(at('distiluse/onnx/model.onnx_data'), 'weights');
    expect(await of()).not.toBe(before);
  });

  test('remembers the hash of a file until it changes', async () => {
    const known = new Map<string, string>();
    let written = 0;
    const memo = {
      get: (stamp: string) => known.get(stamp) ?? null,
      set: (stamp: string, hash: string) => void (known.set(stamp, hash), (written += 1)),
    };
    const first = await of(memo);
    expect(written).toBe((await openSentences()).files.length);
    expect([await of(memo), written]).toEqual([first, known.size]);
    await writeFile(at('distiluse/modules.json'), `${await readFile(at('distiluse/modules.json'), 'utf8')}\n`);
    expect([await of(memo), written]).not.toEqual([first, known.size]);
    expect(written).toBe((await openSentences()).files.length + 1);
  });
});

describe('a Dense layer as torch saves it', () => {
  const TORCH = fileURLToPath(new URL('../fixtures/kinds/dense.bin', import.meta.url));
  const old = () => at('distiluse/2_Dense/pytorch_model.bin');

  /** The fixture holds the weights of the tiny model's own layer. */
  async function vectorOf(): Promise<Float32Array | undefined> {
    const encoder = await CaptionEncoder.load(await openSentences(), 1);
    const [vector] = await encoder.encode([[2, 9, 3]]);
    await encoder.dispose();
    return vector;
  }

  test('gives the same vectors as its safetensors', async () => {
    const before = await vectorOf();
    await rm(at('distiluse/2_Dense/model.safetensors'));
    await cp(TORCH, old());
    expect((await openSentences()).files).toContain('2_Dense/pytorch_model.bin');
    expect(await vectorOf()).toEqual(before);
  });

  test('is refused when it is cut short, or of another size', async () => {
    await rm(at('distiluse/2_Dense/model.safetensors'));
    await cp(TORCH, old());
    await truncate(old(), 20_000);
    expect(await trouble(vectorOf)).toMatchObject({ reason: '2_Dense/pytorch_model.bin is not a whole file of torch' });
    await cp(TORCH, old());
    const config = { in_features: 16, out_features: 256, activation_function: 'torch.nn.Tanh' };
    await put('distiluse/2_Dense/config.json', config);
    expect(await trouble(vectorOf)).toMatchObject({
      reason: '2_Dense/pytorch_model.bin does not hold linear.weight of 256 x 16',
    });
  });
});

test('safetensors: half and brain floats', () => {
  const header = JSON.stringify({
    half: { dtype: 'F16', shape: [2], data_offsets: [0, 4] },
    brain: { dtype: 'BF16', shape: [1, 2], data_offsets: [4, 8] },
    __metadata__: { format: 'pt' },
  });
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const data = Buffer.from(Uint16Array.of(0x3c00, 0xc000, 0x3f80, 0xc000).buffer);
  const tensors = readSafetensors(Buffer.concat([length, Buffer.from(header), data]));
  expect([...(tensors.get('half')?.data ?? [])]).toEqual([1, -2]);
  expect(tensors.get('brain')).toEqual({ shape: [1, 2], data: Float32Array.of(1, -2) });
  expect(() => readSafetensors(Buffer.concat([length, Buffer.from(header), data.subarray(1)]))).toThrow(RangeError);
});
