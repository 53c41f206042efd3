import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CaptionEncoder, loadTokenizer } from '../../src/engine/encoders/captionEncoder.ts';
import { ImageEncoder } from '../../src/engine/encoders/imageEncoder.ts';
import { distance, ReferenceSet } from './support/referenceSet.ts';

const THREADS = 2;
const TOLERANCE = 1e-5;

async function embedImages(set: ReferenceSet, role: 'clip' | 'image-encoder', precision: 'fp32' | 'fp16' = 'fp32') {
  const model = await set.images(role, precision);
  const { pixels, size, count } = await set.pixels(model);
  const encoder = await ImageEncoder.load(model, size, THREADS);
  const vectors = await encoder.encode(pixels, count);
  await encoder.dispose();
  return vectors;
}

async function embedCaptions(set: ReferenceSet, role: 'clip' | 'text-encoder', precision: 'fp32' | 'fp16' = 'fp32') {
  const model = await set.texts(role, precision);
  const tokenizer = await loadTokenizer(model);
  const ids = set.expected.rows.map(({ caption }) => tokenizer.tokenize(caption).ids);
  const encoder = await CaptionEncoder.load(model, THREADS);
  const vectors: Float32Array[] = [];
  for (const caption of ids) vectors.push(...(await encoder.encode([caption])));
  await encoder.dispose();
  return { ids, vectors: vectors.flatMap((vector) => [...vector]) };
}

/** Another set made by the same kind of script, to hold the engine against. */
const other = process.env['CAPTION_LENS_REFERENCE'];

const sets: [string, ReferenceSet][] = [
  ['the tiny set', ReferenceSet.tiny],
  ['the shared set', ReferenceSet.shared],
];
if (other) sets.push([other, new ReferenceSet(other)]);

describe.each(sets)('equal to Python on %s', (_, set) => {
  const present = existsSync(set.path);

  test.skipIf(!present)('image embeddings', async () => {
    const { clip, preclip } = set.expected;
    expect(distance(await embedImages(set, 'clip'), clip.image_embeds.flat())).toBeLessThan(TOLERANCE);
    expect(distance(await embedImages(set, 'image-encoder'), preclip.image_features.flat())).toBeLessThan(TOLERANCE);
  });

  test.skipIf(!present)('token ids and caption embeddings of CLIP', async () => {
    const { ids, vectors } = await embedCaptions(set, 'clip');
    expect(ids).toEqual(set.expected.clip.token_ids);
    expect(distance(vectors, set.expected.clip.text_embeds.flat())).toBeLessThan(TOLERANCE);
  });

  test.skipIf(!present)('token ids and caption embeddings of the sentence encoder', async () => {
    const { ids, vectors } = await embedCaptions(set, 'text-encoder');
    expect(ids).toEqual(set.expected.preclip.token_ids);
    expect(distance(vectors, set.expected.preclip.text_embeds.flat())).toBeLessThan(TOLERANCE);
  });
});

test('fp16 models give nearly the same embeddings, whether they take float16 or float32', async () => {
  const { clip } = ReferenceSet.tiny.expected;
  const images = await embedImages(ReferenceSet.tiny, 'clip', 'fp16');
  expect(distance(images, clip.image_embeds.flat())).toBeLessThan(5e-3);
  const captions = await embedCaptions(ReferenceSet.tiny, 'clip', 'fp16');
  expect(distance(captions.vectors, clip.text_embeds.flat())).toBeLessThan(5e-3);
});
