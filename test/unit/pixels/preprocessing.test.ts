import { describe, expect, it } from 'vitest';
import { Trouble } from '../../../src/core/errors.ts';
import { readPreprocessing } from '../../../src/core/pixels/preprocessing.ts';

const model = { role: 'clip', folder: 'models/clip' };
const stats = { image_mean: [0.5, 0.5, 0.5], image_std: [0.5, 0.5, 0.5] };
const clip = { ...stats, image_processor_type: 'CLIPImageProcessor', size: { shortest_edge: 224 }, crop_size: 224 };

describe('readPreprocessing', () => {
  it('reads the old form of CLIP, with bare numbers and a feature extractor', () => {
    const config = { ...stats, feature_extractor_type: 'CLIPFeatureExtractor', size: 224, crop_size: 224 };
    expect(readPreprocessing(config, model)).toEqual({
      resize: { shortestEdge: 224 },
      cropWidth: 224,
      cropHeight: 224,
      resample: 'bicubic',
      rescaleFactor: 1 / 255,
      mean: [0.5, 0.5, 0.5],
      std: [0.5, 0.5, 0.5],
    });
  });

  it('enlarges by crop_pct for ConvNext below 384', () => {
    const config = {
      ...stats,
      image_processor_type: 'ConvNextImageProcessor',
      size: { shortest_edge: 224 },
      crop_pct: 0.875,
    };
    const read = readPreprocessing(config, model);
    expect(read).toMatchObject({ resize: { shortestEdge: 256 }, cropWidth: 224, cropHeight: 224 });
  });

  it('squeezes into the square for ViT, with its bilinear default', () => {
    const read = readPreprocessing({ ...stats, image_processor_type: 'ViTImageProcessorFast', size: 224 }, model);
    expect(read).toMatchObject({ resize: { width: 224, height: 224 }, cropWidth: 224, resample: 'bilinear' });
  });

  // What `transformers.<name>ImageProcessorPil()` of 5.18 holds.
  it.each([
    ['CLIP', { shortestEdge: 224 }, 224, 0.48145466, 'bicubic'],
    ['Bit', { shortestEdge: 224 }, 224, 0.48145466, 'bicubic'],
    ['ConvNext', { width: 384, height: 384 }, 384, 0.5, 'bicubic'],
    ['DeiT', { width: 256, height: 256 }, 224, 0.5, 'bicubic'],
    ['Blip', { width: 384, height: 384 }, 384, 0.48145466, 'bicubic'],
    ['Siglip', { width: 224, height: 224 }, 224, 0.5, 'bicubic'],
    ['ViT', { width: 224, height: 224 }, 224, 0.5, 'bilinear'],
  ])('takes for granted what transformers does when %s states nothing', (name, resize, crop, red, resample) => {
    const read = readPreprocessing({ image_processor_type: `${name}ImageProcessor` }, model);
    expect(read).toMatchObject({ resize, resample, cropWidth: crop, cropHeight: crop, rescaleFactor: 1 / 255 });
    expect(read.mean[0]).toBe(red);
  });

  it('takes pixels as they are when told neither to rescale nor to normalise', () => {
    const read = readPreprocessing({ ...clip, do_rescale: false, do_normalize: false }, model);
    expect(read).toMatchObject({ rescaleFactor: 1, mean: [0, 0, 0], std: [1, 1, 1] });
  });

  it.each([
    ['image processor Levit', { ...clip, image_processor_type: 'LevitImageProcessor' }],
    ['image processor without a name', { ...clip, image_processor_type: undefined }],
    ['do_resize: false', { ...clip, do_resize: false }],
    ['resample: 0', { ...clip, resample: 0 }],
    ['size: "224"', { ...clip, size: '224' }],
    ['size.longest_edge', { ...clip, size: { shortest_edge: 224, longest_edge: 500 } }],
    ['size.width', { ...clip, size: {} }],
    ['size.shortest_edge: 1000000', { ...clip, size: { shortest_edge: 1_000_000 } }],
    ['size.shortest_edge without do_center_crop', { ...clip, do_center_crop: false }],
    ['crop_size.height', { ...clip, crop_size: { width: 224 } }],
    ['image_mean: [0.5,0.5]', { ...clip, image_mean: [0.5, 0.5] }],
    ['rescale_factor: "1/255"', { ...clip, rescale_factor: '1/255' }],
    ['do_normalize: 1', { ...clip, do_normalize: 1 }],
    ['crop_pct: 0', { ...stats, image_processor_type: 'ConvNextImageProcessor', size: 224, crop_pct: 0 }],
  ])('refuses %s', (said, config) => {
    const read = () => readPreprocessing(config, model);
    expect(read).toThrow(Trouble);
    expect(read).toThrow(JSON.stringify(said).slice(1, -1));
  });
});
