import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectionSpread } from '../../src/core/metrics/spread.ts';
import type { Matrix } from '../../src/core/pipelines/types.ts';
import { project } from '../../src/core/projection/projection.ts';
import { rightAnswers } from '../../src/core/similarity/answers.ts';
import { compareVectors } from '../../src/core/similarity/compare.ts';
import { unitRows } from '../../src/core/similarity/vectors.ts';
import { openLinear, type Linear } from '../../src/engine/linear/linear.ts';

/** Pseudo-random vectors that follow from the seed (numerical recipes' linear congruence). */
function vectors(rows: number, columns: number, seed: number): Matrix {
  let state = seed;
  const data = Float32Array.from({ length: rows * columns }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
  return unitRows({ data, rows, columns });
}

const keys = (count: number) => Array.from({ length: count }, (_, i) => String(i));

describe('ranks on onnxruntime', () => {
  let linear: Linear;
  beforeAll(async () => {
    linear = await openLinear(2);
  });
  afterAll(() => linear.dispose());

  it.each([7, 20, 101])('of %i rows agree with the matrix that is shown', async (n) => {
    const [images, captions, answers] = [vectors(n, 512, 3), vectors(n, 512, 4), rightAnswers(keys(n), keys(n))];
    const { similarity, rank, textRank } = await compareVectors({ images, captions, answers }, linear.multiply);
    const every = [...answers.imageOf];
    const cosine = (i: number, j: number): number => similarity?.[i * n + j] ?? NaN;
    expect([...rank]).toEqual(every.map((i) => 1 + every.filter((j) => cosine(i, j) > cosine(i, i)).length));
    expect([...textRank]).toEqual(every.map((j) => 1 + every.filter((i) => cosine(i, j) > cosine(j, j)).length));
  });

  it('count for seed s of the draws what a run with projection seed s counts', async () => {
    const [features, captions, answers] = [vectors(60, 2048, 5), vectors(60, 512, 6), rightAnswers(keys(60), keys(60))];
    const correct = new Uint8Array(60);
    const spread = await projectionSpread({ features, captions, answers, correct }, 12, linear.multiply);
    for (let seed = 0; seed < 12; seed++) {
      const images = await project(features, seed, 512, linear.multiply);
      const run = await compareVectors({ images, captions, answers }, linear.multiply);
      expect(spread.correct[seed]).toBe(run.correct.filter(Boolean).length);
      expect(spread.chosen[seed]).toBe(new Set(run.best).size);
    }
  });
});
