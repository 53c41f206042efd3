import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/core/metrics/measure.ts';
import type { PipelineName } from '../../../src/core/pipelines/types.ts';
import type { PipelineResult, Retrieval } from '../../../src/core/report/types.ts';
import { compareVectors } from '../../../src/core/similarity/compare.ts';
import { toVectors, toyDataset, type ToyDataset } from '../similarity/dataset.ts';
import { multiply } from '../similarity/multiply.ts';
import { naive } from '../similarity/naive.ts';

const LABELS = ['beaches', 'food', 'beaches', 'home_interior'];

async function result(
  dataset: ToyDataset,
  pipeline: PipelineName = 'clip',
  labels = dataset.rows.map((_, row) => LABELS[row % 4] ?? ''),
): Promise<PipelineResult> {
  const vectors = toVectors(dataset);
  return measure(pipeline, await compareVectors(vectors, multiply), vectors.answers, labels);
}

/** Each image has one caption; image i has the cosines of `cosines[i]` with the captions. */
function square(cosines: readonly (readonly number[])[]): ToyDataset {
  return {
    rows: cosines.map((_, row) => ({ image: row, caption: row })),
    imageVectors: cosines,
    captionVectors: cosines.map((_, i) => cosines.map((_, j) => Number(i === j))),
    pairs: [],
  };
}

const average = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

describe('measure, by its definitions', () => {
  const check = async (dataset: ToyDataset): Promise<void> => {
    const actual = await result(dataset);
    const expected = naive(dataset);
    const { rows } = dataset;
    const n = rows.length;
    const own = rows.map(({ image }) => rows.filter((row) => row.image === image).length);
    const firstRows = rows
      .map((_, row) => row)
      .filter((row) => rows.findIndex((r) => r.image === rows[row]?.image) === row);
    const images = firstRows.length;

    expect(actual.top1).toMatchObject({ correct: expected.correct.filter(Boolean).length, total: n });
    expect(actual.top1.chance).toBeCloseTo(average(own.map((count) => count / n)), 12);
    expect(actual.tieAware).toMatchObject({ correct: expected.tieAware.filter(Boolean).length, total: n });
    expect(actual.tieAware.correct).toBeGreaterThanOrEqual(actual.top1.correct);
    expect(actual.tieAware.chance).toBeGreaterThanOrEqual(actual.top1.chance - 1e-12);
    expect(actual.diagonalMean).toBeCloseTo(average(expected.own), 12);
    expectRetrieval(
      actual.imageToText,
      firstRows.map((row) => expected.rank[row] ?? NaN),
      images,
      n,
    );
    expectRetrieval(actual.textToImage, expected.textRank, n, images);
    expect(actual.distinctCaptions).toBe(new Set(rows.map((row) => row.caption)).size);
    expect(actual.chosenCaptions).toBe(new Set(expected.best.map((row) => rows[row]?.caption)).size);
    const repeated = rows.filter(({ caption }) => rows.filter((row) => row.caption === caption).length > 1);
    expect(actual.tiedRows).toBe(repeated.length);

    const label = (row: number): string => LABELS[row % 4] ?? '';
    const { labels, counts, sameCategory } = actual.confusion;
    counts.forEach((count, cell) => {
      const [from, to] = [labels[Math.floor(cell / labels.length)], labels[cell % labels.length]];
      expect(count).toBe(expected.best.filter((best, row) => label(row) === from && label(best) === to).length);
    });
    expect(sameCategory.correct).toBe(expected.best.filter((best, row) => label(row) === label(best)).length);
    for (const { category, top1 } of actual.categories) {
      const members = rows.map((_, row) => row).filter((row) => label(row) === category);
      expect(top1.total).toBe(members.length);
      expect(top1.correct).toBe(members.filter((row) => expected.correct[row]).length);
      expect(top1.chance).toBeCloseTo(average(members.map((row) => (own[row] ?? NaN) / n)), 12);
    }
  };

  it('holds for any captions, ties and equivalents', async () => {
    await fc.assert(fc.asyncProperty(toyDataset, check), { seed: 21, numRuns: 300 });
  });
});

function expectRetrieval(actual: Retrieval, ranks: readonly number[], queries: number, candidates: number): void {
  expect(actual).toMatchObject({ queries, candidates });
  for (const { k, value, chance } of actual.recall) {
    expect(value).toBeCloseTo(average(ranks.map((rank) => Number(rank <= k))), 12);
    expect(chance).toBeGreaterThan(0);
    expect(chance).toBeLessThanOrEqual(1);
  }
  const sorted = [...ranks].sort((a, b) => a - b);
  const middle = [sorted[(queries - 1) >> 1] ?? NaN, sorted[queries >> 1] ?? NaN];
  expect(actual.medianRank.value).toBe(average(middle));
  expect(actual.meanReciprocalRank.value).toBeCloseTo(average(ranks.map((rank) => 1 / rank)), 12);
}

describe('measure', () => {
  it('puts chance beside each figure of a plain dataset', async () => {
    const identity = Array.from({ length: 20 }, (_, i) => Array.from({ length: 20 }, (_, j) => Number(i === j)));
    const { top1, tieAware, imageToText, textToImage, restMean, diagonalMean } = await result(square(identity));
    expect(top1).toMatchObject({ correct: 20, total: 20, accuracy: 1 });
    expect(top1.chance).toBeCloseTo(0.05, 12);
    expect(top1.interval?.[0]).toBeCloseTo(0.8389, 4);
    expect(tieAware.chance).toBeCloseTo(0.05, 12);
    for (const { recall, medianRank, meanReciprocalRank } of [imageToText, textToImage]) {
      expect(recall.map(({ k }) => k)).toEqual([1, 5, 10]);
      recall.forEach(({ k, chance }) => {
        expect(chance).toBeCloseTo(k / 20, 12);
      });
      expect(medianRank).toEqual({ value: 1, chance: 10.5 });
      expect(meanReciprocalRank.chance).toBeCloseTo(0.17988698, 8);
    }
    expect([diagonalMean, restMean]).toEqual([1, 0]);
  });

  it('counts images, not rows, in the interval of a dataset with several captions per image', async () => {
    const rows = [0, 0, 0, 1, 1, 1].map((image, caption) => ({ image, caption }));
    const captionVectors = rows.map(({ image }) => [Number(image === 0), Number(image === 1)]);
    const { top1, imageToText } = await result({
      rows,
      imageVectors: [
        [1, 0],
        [0, 1],
      ],
      captionVectors,
      pairs: [],
    });
    expect(top1).toMatchObject({ correct: 6, total: 6, chance: 0.5 });
    expect(top1.interval?.[0]).toBeCloseTo(0.3424, 4);
    expect(imageToText).toMatchObject({ queries: 2, candidates: 6 });
    expect(imageToText.recall[0]?.chance).toBeCloseTo(0.5, 12);
    expect(imageToText.recall[1]?.chance).toBe(1);
  });

  it('widens the interval where images have unequal numbers of captions', async () => {
    const rows = [0, 0, 0, 0, 0, 1, 2, 3].map((image, caption) => ({ image, caption }));
    const axis = (at: number) => [0, 1, 2, 3].map((i) => Number(i === at));
    const { top1 } = await result({
      rows,
      imageVectors: [0, 1, 2, 3].map(axis),
      captionVectors: rows.map(({ image }) => axis(image)),
      pairs: [],
    });
    const z2 = 1.959963984540054 ** 2;
    expect(top1).toMatchObject({ correct: 8, total: 8 });
    expect(top1.interval?.[0]).toBeCloseTo(1 / (1 + z2 / (64 / 28)), 12);
  });

  it('forgives a declared equivalent, and only it', async () => {
    const cosines = [
      [2, 3, 0],
      [0, 1, 0],
      [0, 3, 2],
    ];
    const strict = await result(square(cosines));
    expect([strict.top1.correct, strict.tieAware.correct]).toEqual([1, 1]);
    const { top1, tieAware, rank } = await result({ ...square(cosines), pairs: [[1, 0]] });
    expect([top1.correct, tieAware.correct]).toEqual([1, 2]);
    expect([...rank]).toEqual([2, 1, 2]);
    expect(tieAware.chance).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3) / 3, 12);
  });

  it('gives pre-CLIP no interval: that comes from many projections', async () => {
    const { top1, spread } = await result(square([[1]]), 'preclip');
    expect([top1.interval, spread]).toEqual([null, null]);
  });
});
