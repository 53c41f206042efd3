import { describe, expect, it } from 'vitest';
import {
  distinctGuesses,
  medianRankChance,
  recallChance,
  reciprocalRankChance,
} from '../../../src/core/metrics/chance.ts';
import { mcnemar, signTest } from '../../../src/core/metrics/mcnemar.ts';
import { effectiveTrials, wilson } from '../../../src/core/metrics/wilson.ts';
import scipy from './scipy.json' with { type: 'json' };

/** Equal but for the last digits, whatever the size; 0 where it underflows. */
function expectClose(actual: number | undefined, expected: number, relative = 1e-9): void {
  expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

describe('wilson', () => {
  it.each(scipy.wilson)('$correct of $total is what scipy says', ({ correct, total, interval }) => {
    const [low, high] = wilson(correct / total, total);
    expectClose(low, interval[0] ?? NaN);
    expectClose(high, interval[1] ?? NaN);
  });

  it('knows nothing without trials', () => {
    expect(wilson(0, 0)).toEqual([0, 1]);
  });
});

describe('effective trials', () => {
  it.each([
    [[1, 1, 1, 1], 4],
    [[5, 5, 5], 3],
    [[5, 1, 1, 1], 64 / 28],
    [[], 0],
  ])('of groups of %j are %d', (groups, trials) => {
    expect(effectiveTrials(groups)).toBe(trials);
  });

  it('give a share of groups the variance that it has', () => {
    const groups = [5, 1, 3, 2];
    const p = 0.3;
    const n = 11;
    // Over all outcomes: each group is right as a whole with probability p.
    const outcomes = Array.from({ length: 2 ** groups.length }, (_, bits) => {
      const right = groups.map((_, group) => (bits >> group) % 2);
      const weight = right.reduce((product, hit) => product * (hit ? p : 1 - p), 1);
      return { weight, share: groups.reduce((hits, size, group) => hits + size * (right[group] ?? 0), 0) / n };
    });
    const variance = outcomes.reduce((sum, { weight, share }) => sum + weight * (share - p) ** 2, 0);
    expectClose((p * (1 - p)) / effectiveTrials(groups), variance);
  });
});

describe('mcnemar', () => {
  it.each(scipy.mcnemar)('of $a against $b is what scipy says', ({ a, b, pValue }) => {
    expectClose(signTest(a, b), pValue);
  });

  it('sees no difference where no row differs', () => {
    expect(signTest(0, 0)).toBe(1);
  });

  it('counts the rows that only one of them gets right', () => {
    const clip = Uint8Array.from([1, 1, 1, 0, 1, 0]);
    const preclip = Uint8Array.from([1, 0, 0, 1, 0, 0]);
    expect(mcnemar(clip, preclip, 7)).toEqual({ onlyClip: 3, onlyPreclip: 1, pValue: 0.625, projectionSeed: 7 });
  });

  it('counts the named rows alone', () => {
    const [clip, preclip] = [Uint8Array.from([1, 1, 0]), Uint8Array.from([0, 0, 0])];
    expect(mcnemar(clip, preclip, 0, [0, 2])).toMatchObject({ onlyClip: 1, onlyPreclip: 0, pValue: 1 });
  });
});

describe('a random ranking', () => {
  it.each(scipy.draws)(
    'of $candidates with $right right ones is what scipy says',
    ({ recall, reciprocalRank, ...draw }) => {
      for (const [k, chance] of Object.entries(recall)) expectClose(recallChance(draw, Number(k)), chance);
      expectClose(reciprocalRankChance(draw), reciprocalRank);
    },
  );

  it.each(scipy.medians)('has the median rank $median', ({ kinds, median }) => {
    expect(medianRankChance(kinds)).toBe(median);
  });

  it('always finds an answer among the first k when k is all there is', () => {
    expect(recallChance({ candidates: 3, right: 1 }, 5)).toBe(1);
    expect(recallChance({ candidates: 20, right: 1 }, 20)).toBe(1);
    expect(recallChance({ candidates: 20, right: 16 }, 5)).toBe(1);
  });

  it('stays exact for one right answer among 100,000', () => {
    const draw = { candidates: 100_000, right: 1 };
    expectClose(recallChance(draw, 10), 1e-4);
    expect(medianRankChance([{ ...draw, queries: 100_000 }])).toBe(50_000.5);
  });

  it('has no median without queries', () => {
    expect(medianRankChance([])).toBeNaN();
  });
});

describe('independent guessing', () => {
  it('chooses as many distinct captions as the average over all choices', () => {
    for (const [captions, images] of [
      [2, 2],
      [3, 4],
      [4, 3],
    ] as const) {
      const choices = Array.from({ length: captions ** images }, (_, choice) =>
        Array.from({ length: images }, (_, image) => Math.floor(choice / captions ** image) % captions),
      );
      const counts = choices.map((choice) => new Set(choice).size);
      expectClose(distinctGuesses(captions, images), counts.reduce((sum, count) => sum + count, 0) / counts.length);
    }
    expect(distinctGuesses(20, 20)).toBeCloseTo(12.83, 2);
    expect(distinctGuesses(1, 20)).toBe(1);
  });
});
