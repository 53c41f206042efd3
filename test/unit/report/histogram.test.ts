import { describe, expect, it } from 'vitest';
import { histogramOf } from '../../../src/core/report/histogram.ts';
import { spread } from './builder.ts';

const room = { width: 560, height: 150 };

describe('the histogram of random projections', () => {
  it('counts every projection once', () => {
    const { bars } = histogramOf({ spread: spread(20), mine: 1, ...room });
    expect(bars.map(({ low }) => low)).toEqual([0, 1, 2, 3]);
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(200);
    expect(bars.filter(({ mine }) => mine).map(({ low }) => low)).toEqual([1]);
    expect(Math.min(...bars.map(({ y }) => y))).toBe(0);
  });

  it('reaches as far as CLIP where that stays readable, and no further', () => {
    const near = histogramOf({ spread: spread(20), mine: 1, reach: 13, ...room });
    expect(near.bars.at(-1)?.high).toBe(13);
    const far = histogramOf({ spread: spread(1000), mine: 1, reach: 650, ...room });
    expect(far.bars.at(-1)?.high).toBe(3);
    expect(far.place(650)).toBeGreaterThan(room.width);
  });

  it('joins hits where there are too many for a bar each', () => {
    const wide = { ...spread(1000), correct: Uint32Array.from({ length: 200 }, (_, i) => 100 + i) };
    const { bars } = histogramOf({ spread: wide, mine: 250, ...room });
    expect(bars.length).toBeLessThanOrEqual(40);
    expect(bars[0]).toMatchObject({ low: 100, high: 104, count: 5 });
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(200);
    expect(bars.filter(({ labelled }) => labelled).length).toBeLessThanOrEqual(16);
  });

  it('places a number of hits in the middle of its bar', () => {
    const { bars, place } = histogramOf({ spread: spread(20), mine: 1, ...room });
    for (const { low, x, width } of bars) expect(place(low)).toBeCloseTo(x + width / 2);
  });
});
