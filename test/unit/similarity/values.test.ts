import { describe, expect, test } from 'vitest';
import { valueBlocks, valuesInSteps, valuesOf, type Mode } from '../../../src/core/similarity/values.ts';

const cosines = Float32Array.of(0.3, 0.1, 0.2, -0.1, 0.4, 0.4);
const rows = { cosines, columns: 3 };

describe('values', () => {
  test('cosines are shown as they are', () => {
    expect(valuesOf({ kind: 'cosine' }, rows)).toBe(cosines);
  });

  test('a rank counts the strictly higher cosines of its row, so that equal ones share the better rank', () => {
    expect([...valuesOf({ kind: 'rank' }, rows)]).toEqual([1, 3, 2, 3, 1, 1]);
  });

  test('softmax shares 1 among the cells of each row by the scale', () => {
    const values = valuesOf({ kind: 'softmax', scale: 10 }, rows);
    const sum = Math.exp(3) + Math.exp(1) + Math.exp(2);
    expect(values[0]).toBeCloseTo(Math.exp(3) / sum, 6);
    expect(values[1]).toBeCloseTo(Math.exp(1) / sum, 6);
    expect((values[3] ?? 0) + (values[4] ?? 0) + (values[5] ?? 0)).toBeCloseTo(1, 6);
  });

  test('softmax stays finite at scales whose exponential would not', () => {
    expect([...valuesOf({ kind: 'softmax', scale: 1e5 }, rows)]).toEqual([1, 0, 0, 0, 0.5, 0.5]);
  });

  test('sigmoid takes each cell for itself, with scale and bias', () => {
    const values = valuesOf({ kind: 'sigmoid', scale: 10, bias: -2 }, rows);
    expect(values[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 6);
    expect(values[2]).toBeCloseTo(0.5, 6);
  });

  test.each<Mode>([
    { kind: 'cosine' },
    { kind: 'rank' },
    { kind: 'softmax', scale: 100 },
    { kind: 'sigmoid', scale: 10, bias: 0 },
  ])('a large matrix is done in blocks that end at its last row: $kind', (mode) => {
    const columns = 1000;
    const large = Float32Array.from({ length: 150 * columns }, (_, i) => Math.sin(i));
    const out = new Float32Array(large.length).fill(NaN);
    const done = [...valueBlocks(mode, { cosines: large, columns }, out)];
    expect(done.length).toBeGreaterThan(1);
    expect(done.at(-1)).toBe(150);
    const last = valuesOf(mode, { cosines: large.slice(149 * columns), columns });
    expect(out.slice(149 * columns).every((value, i) => value === last[i])).toBe(true);
    expect(out.includes(NaN)).toBe(false);
  });

  test('between blocks others have their turn, and may end it', async () => {
    const columns = 1 << 16;
    const three = { cosines: new Float32Array(3 * columns), columns };
    let pauses = 0;
    await valuesInSteps({ kind: 'rank' }, three, () => {
      pauses++;
      return Promise.resolve();
    });
    expect(pauses).toBe(3);
    const ended = valuesInSteps({ kind: 'rank' }, three, () => Promise.reject(new Error('another mode was chosen')));
    await expect(ended).rejects.toThrow('another mode');
  });

  test('no rows give no block', () => {
    expect([
      ...valueBlocks({ kind: 'rank' }, { cosines: new Float32Array(0), columns: 0 }, new Float32Array(0)),
    ]).toEqual([]);
  });

  test('too little room is an error that names both numbers', () => {
    expect(() => [...valueBlocks({ kind: 'rank' }, rows, new Float32Array(5))]).toThrow('6 cosines, room for 5');
  });
});
