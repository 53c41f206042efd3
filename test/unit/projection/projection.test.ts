import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { project, UntrainedLinear } from '../../../src/core/projection/projection.ts';
import { multiply } from '../similarity/multiply.ts';
import golden from './untrained-linear.json' with { type: 'json' };

describe('the untrained layer', () => {
  it.each(golden)('of seed $seed, $inputs -> $outputs, is that of torch to the bit', (layer) => {
    const { weights, bias } = new UntrainedLinear(layer.inputs, layer.outputs).draw(layer.seed);
    const values = [...weights.data, ...bias];
    expect(values.slice(0, 3)).toEqual(layer.first);
    expect(values.slice(-3)).toEqual(layer.last);
    const bytes = new Uint8Array(Float32Array.from(values).buffer);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(layer.sha256);
  });

  it('is the same however many were drawn before it', () => {
    const layers = new UntrainedLinear(33, 7);
    layers.draw(5);
    expect([...layers.draw(42).weights.data]).toEqual([...new UntrainedLinear(33, 7).draw(42).weights.data]);
  });
});

describe('project', () => {
  it('scales the features to length 1, applies weights and bias, and scales the result', async () => {
    const features = { data: Float32Array.from([3, 4, 0, 0, 0, 2]), rows: 2, columns: 3 };
    const { weights, bias } = new UntrainedLinear(3, 2).draw(1);
    const [w, b] = [Array.from(weights.data), Array.from(bias)];
    const at = (row: number, x: readonly number[]) =>
      x.reduce((sum, xi, i) => sum + xi * (w[row * 3 + i] ?? NaN), b[row] ?? NaN);
    const expected = [
      [0.6, 0.8, 0],
      [0, 0, 1],
    ].flatMap((x) => {
      const y = [at(0, x), at(1, x)];
      return y.map((yi) => yi / Math.hypot(...y));
    });
    const projected = await project(features, 1, 2, multiply);
    expect([projected.rows, projected.columns]).toEqual([2, 2]);
    projected.data.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? NaN, 6);
    });
  });
});
