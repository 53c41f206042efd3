import { describe, expect, test } from 'vitest';
import { CaptionEncoder, loadTokenizer } from '../../src/engine/encoders/captionEncoder.ts';
import { floatToHalf, halfToFloat } from '../../src/engine/encoders/half.ts';
import { ImageEncoder } from '../../src/engine/encoders/imageEncoder.ts';
import { toUnitRows } from '../../src/engine/encoders/unit.ts';
import type { Precision } from '../../src/core/pipelines/types.ts';
import { distance, ReferenceSet } from './support/referenceSet.ts';

const { tiny } = ReferenceSet;
const THREADS = 2;

async function imageVectors(precision: Precision) {
  const model = await tiny.images('clip', precision);
  const { pixels, size, perImage, count } = await tiny.pixels(model);
  const encoder = await ImageEncoder.load(model, size, THREADS);
  const together = await encoder.encode(pixels, count);
  const alone: number[] = [];
  for (let i = 0; i < count; i++)
    alone.push(...(await encoder.encode(pixels.subarray(i * perImage, (i + 1) * perImage), 1)));
  await encoder.dispose();
  return { together, alone };
}

async function captionVectors(role: 'clip' | 'text-encoder', precision: Precision) {
  const model = await tiny.texts(role, precision);
  const encoder = await CaptionEncoder.load(model, THREADS);
  const captions = [
    [9, 40, 80, 120, 200],
    [11, 90, 91, 92, 93],
    [300, 301, 302, 303, 304],
  ];
  const together = await encoder.encode(captions);
  const alone: Float32Array[] = [];
  for (const caption of captions) alone.push(...(await encoder.encode([caption])));
  await encoder.dispose();
  return { together: together.flatMap((vector) => [...vector]), alone: alone.flatMap((vector) => [...vector]) };
}

describe('no vector depends on its neighbours', () => {
  test('int8: bit for bit', async () => {
    for (const { together, alone } of [
      await imageVectors('int8'),
      await captionVectors('clip', 'int8'),
      await captionVectors('text-encoder', 'int8'),
    ])
      expect(distance(together, alone)).toBe(0);
  });

  test('fp32: but for rounding', async () => {
    for (const { together, alone } of [
      await imageVectors('fp32'),
      await captionVectors('clip', 'fp32'),
      await captionVectors('text-encoder', 'fp32'),
    ])
      expect(distance(together, alone)).toBeLessThan(1e-6);
  });

  test('the int8 model itself does let neighbours matter within one call', async () => {
    const model = { ...(await tiny.images('clip', 'int8')), precision: 'fp32' as const };
    const { pixels, size, perImage, count } = await tiny.pixels(model);
    const encoder = await ImageEncoder.load(model, size, THREADS);
    const together = await encoder.encode(pixels, count);
    const first = await encoder.encode(pixels.subarray(0, perImage), 1);
    await encoder.dispose();
    expect(distance(together.subarray(0, encoder.dimension), first)).toBeGreaterThan(1e-5);
  });
});

test('int8 embeddings resemble those of fp32', async () => {
  const [int8, fp32] = [await imageVectors('int8'), await imageVectors('fp32')];
  expect(distance(int8.together, fp32.together)).toBeLessThan(0.1);
  expect(distance(int8.together, fp32.together)).toBeGreaterThan(0);
});

test('captions of one call must have one length', async () => {
  const encoder = await CaptionEncoder.load(await tiny.texts('clip'), THREADS);
  await expect(async () => encoder.encode([[1, 2], [1]])).rejects.toThrow(RangeError);
  await encoder.dispose();
});

test('identical captions get the same ids, and the special tokens of their model', async () => {
  const tokenizer = await loadTokenizer(await tiny.texts('text-encoder'));
  expect(tokenizer.tokenize('A sofa.')).toEqual(tokenizer.tokenize('  A  sofa. '));
  expect(tokenizer.tokenize('').ids).toEqual([2, 3]);
});

test('rows are scaled to length 1; zeros stay, and infinities are noticed', () => {
  const rows = Float32Array.of(3, 4, 0, 0, 1e30, 1e30);
  expect(toUnitRows(rows, 2)).toBe(true);
  expect([...rows]).toEqual([...Float32Array.of(0.6, 0.8, 0, 0, Math.SQRT1_2, Math.SQRT1_2)]);
  expect(toUnitRows(Float32Array.of(1, Infinity), 2)).toBe(false);
  expect(toUnitRows(Float32Array.of(1, NaN), 2)).toBe(false);
});

test('half precision: every value survives the way to float and back, ties go to even', () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const value = halfToFloat(bits);
    if (!Number.isNaN(value)) expect(floatToHalf(value)).toBe(bits);
  }
  expect(floatToHalf(NaN)).toBe(0x7e00);
  expect(floatToHalf(1 + 2 ** -11)).toBe(floatToHalf(1));
  expect(floatToHalf(1 + 3 * 2 ** -11)).toBe(floatToHalf(1 + 2 ** -9));
  expect(floatToHalf(65_519)).toBe(floatToHalf(65_504));
  expect(floatToHalf(65_520)).toBe(floatToHalf(Infinity));
});
