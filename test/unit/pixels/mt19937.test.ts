import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TorchUniform } from '../../../src/core/kernels/mt19937.ts';

/** SHA-256 of weight then bias of `torch.manual_seed(seed); torch.nn.Linear(inputs, outputs)`, torch 2.13. */
const linear = [
  [0, 2048, 512, '661ef85e6cb2b4a7a3d46c3b1224e4bd50e043c8fa60ac70762da9504a53aaa4'],
  [1, 2048, 512, '91e7ce9bb3f25fe322197a35f1064aae7c40ae5fad8b6fb4c004914771799af1'],
  [42, 2048, 512, 'e78a102a3f165519fe7958f907ae49ca6b140cd78e12d4e6d36b310b08a1f37d'],
  [4294967295, 2048, 512, '73032846b502176b0e48518e5571b9fe490254836227ea24d2f116d445d47544'],
  [7, 768, 3, '148317fb4d8b05f2f85fb666c588e4cdb9f10096cc73208e40769c465e1482d5'],
] as const;

function digest(...parts: Float32Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  return hash.digest('hex');
}

describe('TorchUniform', () => {
  it.each(linear)('seed %i draws nn.Linear(%i, %i) as torch does, to the bit', (seed, inputs, outputs, expected) => {
    const random = new TorchUniform(seed);
    const bound = 1 / Math.sqrt(inputs);
    expect(digest(random.fill(inputs * outputs, bound), random.fill(outputs, bound))).toBe(expected);
  });

  it('continues one stream over fills of any length', () => {
    const whole = new TorchUniform(3).fill(2000, 1);
    const random = new TorchUniform(3);
    const parts = [1, 2, 3, 617, 5, 624, 748].flatMap((count) => [...random.fill(count, 1)]);
    expect(parts).toEqual([...whole]);
  });

  it('starts again after reseed', () => {
    const random = new TorchUniform(1);
    const first = random.fill(5, 0.5);
    random.reseed(1);
    expect(random.fill(5, 0.5)).toEqual(first);
  });
});
