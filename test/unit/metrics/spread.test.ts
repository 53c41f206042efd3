import { describe, expect, it } from 'vitest';
import { projectionSpread, type Unprojected } from '../../../src/core/metrics/spread.ts';
import type { Matrix } from '../../../src/core/pipelines/types.ts';
import { project } from '../../../src/core/projection/projection.ts';
import { rightAnswers } from '../../../src/core/similarity/answers.ts';
import { compareVectors } from '../../../src/core/similarity/compare.ts';
import { unitRows } from '../../../src/core/similarity/vectors.ts';
import { multiply } from '../similarity/multiply.ts';

const SEEDS = 40;

/** Vectors that follow from their shape. */
function vectors(rows: number, columns: number): Matrix {
  return { data: Float32Array.from({ length: rows * columns }, (_, i) => Math.sin(i * i + rows)), rows, columns };
}

function dataset(): Unprojected {
  const images = ['a', 'b', 'a', 'c', 'd', 'e', 'f', 'g'];
  const captions = ['p', 'q', 'r', 's', 'p', 't', 'u', 'v'];
  const answers = rightAnswers(images, captions);
  return {
    features: vectors(7, 33),
    captions: unitRows(vectors(7, 12)),
    answers,
    correct: Uint8Array.from([1, 0, 1, 0, 0, 0, 0, 0]),
  };
}

describe('projectionSpread', () => {
  it('counts for seed s what a run with projection seed s counts', async () => {
    const { features, captions, answers, correct } = dataset();
    const spread = await projectionSpread({ features, captions, answers, correct }, SEEDS, multiply);
    for (let seed = 0; seed < SEEDS; seed++) {
      const images = await project(features, seed, captions.columns, multiply);
      const run = await compareVectors({ images, captions, answers }, multiply);
      expect(spread.correct[seed]).toBe(run.correct.filter(Boolean).length);
      expect(spread.chosen[seed]).toBe(new Set(Array.from(run.best, (row) => answers.captionOf[row])).size);
    }
    expect(new Set(spread.correct).size).toBeGreaterThan(2);
  });

  it('drops 2.5% at each end for its interval, and finds the place of the run', async () => {
    const { correct, interval, mean, place, total, seeds } = await projectionSpread(dataset(), SEEDS, multiply);
    const sorted = [...correct].sort((a, b) => a - b);
    expect([seeds, total]).toEqual([SEEDS, 8]);
    expect(interval).toEqual([(sorted[1] ?? NaN) / 8, (sorted[SEEDS - 2] ?? NaN) / 8]);
    expect(mean).toBeCloseTo(sorted.reduce((sum, hits) => sum + hits, 0) / SEEDS / 8, 12);
    expect(place).toEqual({
      below: sorted.filter((hits) => hits < 2).length,
      equal: sorted.filter((hits) => hits === 2).length,
      above: sorted.filter((hits) => hits > 2).length,
    });
  });

  it('reports each seed and ends with what a step throws', async () => {
    const steps: number[] = [];
    const stop = (done: number, total: number): void => {
      steps.push(done, total);
      if (done === 3) throw new Error('enough');
    };
    await expect(projectionSpread(dataset(), SEEDS, multiply, stop)).rejects.toThrow('enough');
    expect(steps).toEqual([1, SEEDS, 2, SEEDS, 3, SEEDS]);
  });

  it('pauses within a seed when there are many rows', async () => {
    const keys = Array.from({ length: 2_100 }, (_, row) => String(row));
    const many = {
      features: vectors(2_100, 3),
      captions: unitRows(vectors(2_100, 3)),
      answers: rightAnswers(keys, keys),
      correct: new Uint8Array(2_100),
    };
    const steps: number[] = [];
    await projectionSpread(many, 1, multiply, (done) => void steps.push(done));
    expect(steps).toEqual([0, 1]);
  });
});
