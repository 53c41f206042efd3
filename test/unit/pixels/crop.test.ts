import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cropImage, toTensor } from '../../../src/core/pixels/crop.ts';
import { readPreprocessing } from '../../../src/core/pixels/preprocessing.ts';
import type { Preprocessing, Resample, RgbImage } from '../../../src/core/pipelines/types.ts';
import processors from '../../fixtures/pixels/processors.json' with { type: 'json' };
import resizes from '../../fixtures/pixels/resize.json' with { type: 'json' };
import { noise, sha256 } from './noise.ts';

const plain = { rescaleFactor: 1, mean: [0, 0, 0], std: [1, 1, 1] } as const;

function exactly(width: number, height: number, resample: Resample): Preprocessing {
  return { resize: { width, height }, cropWidth: width, cropHeight: height, resample, ...plain };
}

const seed = 20;

describe('cropImage', () => {
  it.each(resizes.map((golden) => [golden.from.join('x'), golden.to.join('x'), golden.resample, golden] as const))(
    'resizes %s to %s as Pillow does with %s',
    (_from, _to, _resample, golden) => {
      const [width = 0, height = 0] = golden.from;
      const [toWidth = 0, toHeight = 0] = golden.to;
      const resized = cropImage(noise(width, height), exactly(toWidth, toHeight, golden.resample as Resample));
      expect(sha256(resized.data)).toBe(golden.sha256);
    },
  );

  it.each(processors.map((golden) => [golden.config.image_processor_type, golden.from.join('x'), golden] as const))(
    'crops and normalises as %s of transformers does an image of %s',
    (_type, _from, golden) => {
      const [width = 0, height = 0] = golden.from;
      const preprocessing = readPreprocessing(golden.config, { role: 'clip', folder: '.' });
      const crop = cropImage(noise(width, height), preprocessing);
      const tensor = new Float32Array(crop.data.length);
      toTensor(crop, preprocessing, tensor);
      expect([sha256(crop.data), sha256(tensor)]).toEqual([golden.crop, golden.tensor]);
    },
  );

  it(`gives the same pixels as cropping the whole resized image (seed ${seed})`, () => {
    const size = fc.integer({ min: 1, max: 60 });
    const resample = fc.constantFrom<Resample>('bilinear', 'bicubic', 'lanczos');
    fc.assert(
      fc.property(size, size, size, size, size, size, resample, (w, h, toW, toH, cropW, cropH, filter) => {
        const whole = cropImage(noise(w, h), exactly(toW, toH, filter));
        const crop = cropImage(noise(w, h), { ...exactly(toW, toH, filter), cropWidth: cropW, cropHeight: cropH });
        expect(crop.data).toEqual(centreOf(whole, cropW, cropH).data);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('reads an image of more strips than one', () => {
    const tall = noise(300, 2000);
    const whole = cropImage(tall, exactly(1, 1, 'bilinear'));
    const mean = tall.data.reduce((sum, value) => sum + value, 0) / tall.data.length;
    expect(Math.abs((whole.data[0] ?? 0) - mean)).toBeLessThan(3);
  });

  it('leaves the image as it was', () => {
    const image = noise(50, 40);
    cropImage(image, exactly(20, 20, 'bicubic'));
    expect(image).toEqual(noise(50, 40));
  });

  it('reads only the middle of a panorama that would be gigantic when resized', () => {
    const crop = cropImage(noise(200_000, 2), { ...exactly(8, 8, 'bicubic'), resize: { shortestEdge: 8 } });
    expect(crop.data).toHaveLength(192);
  });
});

describe('toTensor', () => {
  it('writes one image of a batch and nothing else', () => {
    const batch = new Float32Array(3 * 12).fill(-1);
    toTensor(
      { data: Uint8Array.from({ length: 12 }, (_, i) => i), width: 2, height: 2 },
      exactly(2, 2, 'bicubic'),
      batch,
      12,
    );
    expect([...batch.slice(12, 24)]).toEqual([0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11]);
    expect(new Set([...batch.slice(0, 12), ...batch.slice(24)])).toEqual(new Set([-1]));
  });
});

/** Crop by the definition, black outside. */
function centreOf(image: RgbImage, width: number, height: number): RgbImage {
  const left = Math.floor((image.width - width) / 2);
  const top = Math.floor((image.height - height) / 2);
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i++) {
    const x = (Math.floor(i / 3) % width) + left;
    const y = Math.floor(i / 3 / width) + top;
    const inside = x >= 0 && x < image.width && y >= 0 && y < image.height;
    data[i] = inside ? (image.data[(y * image.width + x) * 3 + (i % 3)] ?? 0) : 0;
  }
  return { data, width, height };
}
