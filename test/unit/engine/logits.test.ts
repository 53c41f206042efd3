import { describe, expect, test } from 'vitest';
import { logitsOf } from '../../../src/core/models/logits.ts';
import { knownModel } from '../../../src/core/models/registry.ts';

const clip = { kind: 'softmax', scale: 100 };
const of = (config: Record<string, unknown>, source = 'mine', dimension: number | null = null) =>
  logitsOf({ config, source, dimension });

describe('a known model', () => {
  test.each([
    ['openai/clip-vit-base-patch32'],
    ['Xenova/clip-vit-base-patch32'],
    ['clip-vit-base-patch32'],
    ['Xenova/clip-vit-base-patch32@main'],
    ['CLIP-ViT-Base-Patch32'],
    ['/home/me/models/clip-vit-base-patch32'],
    ['/home/me/models/clip-vit-base-patch32/'],
    ['C:\\models\\clip-vit-base-patch32'],
    ['/cache/hub/models--Xenova--clip-vit-base-patch32/snapshots/0123abcd'],
  ])('is told by %s', (source) => {
    expect(knownModel(source)?.names).toContain('openai/clip-vit-base-patch32');
  });

  test.each([
    ['somebody/clip-vit-base-patch32'],
    ['/cache/hub/models--somebody--clip-vit-base-patch32/snapshots/0123abcd'],
    ['/models/clip-vit-base-patch32-finetuned'],
    ['/clip-vit-base-patch32/onnx'],
    ['clip'],
    [''],
    ['/'],
  ])('is not %j', (source) => {
    expect(knownModel(source)).toBeNull();
  });

  test('of the SigLIP kind scores each pair for itself', () => {
    expect(knownModel('siglip-base-patch16-224')?.logits).toEqual({
      kind: 'sigmoid',
      scale: 117.3308,
      bias: -12.93244,
    });
  });
});

describe('the temperature of a model', () => {
  test('is what its configuration states as a logarithm', () => {
    expect(of({ logit_scale: Math.log(50) })?.scale).toBeCloseTo(50, 10);
    expect(of({ logit_scale: 0, logit_bias: null })).toEqual({ kind: 'softmax', scale: 1 });
  });

  test('comes with a bias where that is stated', () => {
    expect(of({ logit_scale: 0, logit_bias: -10 })).toEqual({ kind: 'sigmoid', scale: 1, bias: -10 });
  });

  test('as stated goes before what is known by name', () => {
    expect(of({ logit_scale: 0 }, 'clip-vit-base-patch32')).toEqual({ kind: 'softmax', scale: 1 });
  });

  test('is known by name where the dimension agrees or is not stated', () => {
    expect(of({}, 'clip-vit-base-patch32')).toEqual(clip);
    expect(of({}, 'clip-vit-base-patch32', 512)).toEqual(clip);
    expect(of({}, 'clip-vit-base-patch32', 64)).toBeNull();
  });

  test('is not what training began with', () => {
    expect(of({ logit_scale_init_value: 2.6592 })).toBeNull();
  });

  test.each([
    [{ logit_scale: 'x' }],
    [{ logit_scale: 1e9 }],
    [{ logit_scale: NaN }],
    [{ logit_scale: 1, logit_bias: 'x' }],
  ])('is not known from %j', (config) => {
    expect(of(config)).toBeNull();
  });
});
