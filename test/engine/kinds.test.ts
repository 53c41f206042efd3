import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cropImage, toTensor } from '../../src/core/pixels/crop.ts';
import { readPreprocessing } from '../../src/core/pixels/preprocessing.ts';
import type { RgbImage } from '../../src/core/pipelines/types.ts';
import { logitsOf } from '../../src/core/models/logits.ts';
import { decodeImage } from '../../src/engine/decode/decode.ts';
import { CaptionEncoder, loadTokenizer } from '../../src/engine/encoders/captionEncoder.ts';
import { ImageEncoder } from '../../src/engine/encoders/imageEncoder.ts';
import { CaptionTokenizer } from '../../src/engine/encoders/tokenizer/tokenizer.ts';
import { openImageModel } from '../../src/engine/models/imageModel.ts';
import { openTextModel } from '../../src/engine/models/textModel.ts';
import { distance, ReferenceSet } from './support/referenceSet.ts';

type Vectors = readonly (readonly number[])[];

/** What Python makes of one model; `tools/reference/make_kinds.py` says how. */
interface Kind {
  readonly crops: readonly string[];
  readonly token_ids: Vectors;
  readonly hard_ids: Vectors;
  readonly fast_ids: Vectors;
  readonly image_embeds: Vectors;
  readonly image_features: Vectors;
  readonly text_embeds: Vectors;
  readonly logit_scale: number;
  readonly logit_bias: number;
  readonly probabilities: Vectors;
  readonly cosines_with_tiny_clip: Vectors;
}

const KINDS = fileURLToPath(new URL('../fixtures/kinds', import.meta.url));
const expected = JSON.parse(readFileSync(join(KINDS, 'expected.json'), 'utf8')) as Record<string, Kind> & {
  readonly hard: readonly string[];
};
const { rows } = ReferenceSet.tiny.expected;
const captions = rows.map(({ caption }) => caption);
const folder = (name: string) => join(KINDS, 'models', name);

function kind(name: string): Kind {
  const found = expected[name];
  if (!found) throw new Error(`no ${name} in the fixture`);
  return found;
}

async function decoded({ category, filename }: (typeof rows)[number]): Promise<RgbImage> {
  const bytes = await readFile(join(ReferenceSet.tiny.path, 'dataset', category, filename));
  const found = await decodeImage(bytes, { upright: false });
  if (!found.ok) throw new Error(`${filename}: ${found.code}`);
  return found.image;
}

async function seenImages(role: 'clip' | 'image-encoder', name: string) {
  const model = await openImageModel(role, folder(name), 'fp32');
  const preprocessing = readPreprocessing(model.preprocessing, { role, folder: name });
  const size = { width: preprocessing.cropWidth, height: preprocessing.cropHeight };
  const encoder = await ImageEncoder.load(model, size, 1);
  const perImage = 3 * size.width * size.height;
  const pixels = new Float32Array(rows.length * perImage);
  const hashes: string[] = [];
  for (const [index, row] of rows.entries()) {
    const crop = cropImage(await decoded(row), preprocessing);
    hashes.push(createHash('sha256').update(crop.data).digest('hex'));
    toTensor(crop, preprocessing, pixels, index * perImage);
  }
  const vectors = await encoder.encode(pixels, rows.length);
  await encoder.dispose();
  return { model, hashes, vectors };
}

async function readCaptions(role: 'clip' | 'clip-text' | 'text-encoder', name: string) {
  const model = await openTextModel(role, folder(name), 'fp32');
  const tokenizer = await loadTokenizer(model);
  const encoder = await CaptionEncoder.load(model, 1);
  const ids = captions.map((caption) => tokenizer.tokenize(caption).ids);
  const vectors: Float32Array[] = [];
  for (const caption of ids) vectors.push(...(await encoder.encode([caption])));
  await encoder.dispose();
  return { model, tokenizer, ids, vectors };
}

const flat = (vectors: readonly ArrayLike<number>[]) => vectors.flatMap((vector) => Array.from(vector));

describe.each([
  ['clip', 'siglip', 'an exact size, pooled without projection', 'image_embeds'],
  ['clip', 'siglip2', 'an exact size, pooled without projection', 'image_embeds'],
  ['image-encoder', 'vit', 'the class token', 'image_features'],
  ['image-encoder', 'dinov2', 'the class token', 'image_features'],
  ['image-encoder', 'own-resnet', "names and batch of the export's example", 'image_features'],
] as const)('the images of %s %s (%s)', (role, name, _, key) => {
  test('are cropped and embedded as Python does it', async () => {
    const { hashes, vectors } = await seenImages(role, name);
    expect(hashes).toEqual(kind(name).crops);
    expect(distance(vectors, kind(name)[key].flat())).toBeLessThan(1e-4);
  });
});

describe.each([
  ['clip', 'siglip'],
  ['clip', 'siglip2'],
  ['clip-text', 'clip-multilingual'],
  ['clip-text', 'whole-text'],
  ['text-encoder', 'minilm'],
] as const)('the captions of %s %s', (role, name) => {
  test('have the ids and the vectors that Python gives them', async () => {
    const { ids, vectors } = await readCaptions(role, name);
    expect(ids).toEqual(kind(name).token_ids);
    expect(distance(flat(vectors), kind(name).text_embeds.flat())).toBeLessThan(1e-4);
  });
});

const idsOf = (tokenizer: CaptionTokenizer) => expected.hard.map((caption) => tokenizer.tokenize(caption).ids);

/** The captions whose ids differ. */
function differing(ids: Vectors, wanted: Vectors): string[] {
  return expected.hard.filter((_, index) => ids[index]?.join() !== wanted[index]?.join());
}

describe('hard captions', () => {
  test.each([['siglip'], ['siglip2']])('of %s have the ids that Python gives them, padded', async (name) => {
    const tokenizer = await loadTokenizer(await openTextModel('clip', folder(name), 'fp32'));
    expect(differing(idsOf(tokenizer), kind(name).hard_ids)).toEqual([]);
  });

  test('of other models with pieces have the ids of the Rust tokenizers', async () => {
    const definition = JSON.parse(await readFile(join(folder('siglip'), 'tokenizer.json'), 'utf8')) as object;
    const tokenizer = new CaptionTokenizer(definition, { limit: 24, lowercase: false });
    expect(differing(idsOf(tokenizer), kind('siglip').fast_ids)).toEqual([]);
  });
});

describe('a caption of any kind', () => {
  test.each([['siglip'], ['siglip2']])('fills %s to its limit, and is read whole up to cutAt', async (name) => {
    const tokenizer = await loadTokenizer(await openTextModel('clip', folder(name), 'fp32'));
    const holds = (text: string) => {
      const { ids, cutAt } = tokenizer.tokenize(text);
      if (ids.length !== 24) return false;
      return cutAt === null || (cutAt < text.length && tokenizer.tokenize(text.slice(0, cutAt)).cutAt === null);
    };
    const caption = fc.string({ unit: 'binary', maxLength: 200, size: 'max' });
    fc.assert(fc.property(caption, holds), { seed: 20_241, numRuns: 150 });
  });
});

describe('SigLIP', () => {
  test('makes of its cosines the probabilities that Python makes', async () => {
    const { logit_scale, logit_bias, probabilities, text_embeds } = kind('siglip');
    const logits = logitsOf({ config: { logit_scale, logit_bias }, source: 'mine', dimension: 16 });
    if (logits?.kind !== 'sigmoid') throw new Error('no sigmoid');
    const { vectors } = await seenImages('clip', 'siglip');
    const found = probabilities.map((row, image) =>
      row.map((_, caption) => {
        const own = vectors.subarray(image * 16, (image + 1) * 16);
        return 1 / (1 + Math.exp(-(logits.scale * dot(own, text_embeds[caption] ?? []) + logits.bias)));
      }),
    );
    expect(distance(found.flat(), probabilities.flat())).toBeLessThan(1e-4);
  });
});

test('a multilingual text tower gives CLIP the cosines that Python finds', async () => {
  const { vectors } = await readCaptions('clip-text', 'clip-multilingual');
  const images = ReferenceSet.tiny.expected.clip.image_embeds;
  const cosines = images.map((image) => vectors.map((caption) => dot(image, caption)));
  expect(distance(cosines.flat(), kind('clip-multilingual').cosines_with_tiny_clip.flat())).toBeLessThan(1e-4);
});

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a, (value, i) => value * (b[i] ?? NaN)).reduce((x, y) => x + y, 0);
}
