import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure } from '../../src/core/metrics/measure.ts';
import { projectionSpread } from '../../src/core/metrics/spread.ts';
import type { Matrix } from '../../src/core/pipelines/types.ts';
import { project } from '../../src/core/projection/projection.ts';
import { rightAnswers } from '../../src/core/similarity/answers.ts';
import { compareVectors, type RowVerdicts } from '../../src/core/similarity/compare.ts';
import { unitRows } from '../../src/core/similarity/vectors.ts';
import { openLinear, type Linear } from '../../src/engine/linear/linear.ts';

type Numbers = readonly (readonly number[])[];

interface Verdict {
  readonly similarity: Numbers;
  readonly rank: readonly number[];
  readonly best: readonly number[];
  readonly top1: number;
}

interface Expected {
  readonly rows: readonly { readonly category: string; readonly filename: string }[];
  readonly clip: Verdict & {
    readonly token_ids: Numbers;
    readonly image_embeds: Numbers;
    readonly text_embeds: Numbers;
  };
  readonly preclip: {
    readonly token_ids: Numbers;
    readonly image_features: Numbers;
    readonly text_embeds: Numbers;
    readonly projections: Readonly<Record<string, Verdict>>;
  };
}

const file = fileURLToPath(new URL('../../../shared/reference/set0/expected.json', import.meta.url));

describe.skipIf(!existsSync(file))('the numbers of the Python reference', () => {
  let expected: Expected;
  let linear: Linear;
  beforeAll(async () => {
    expected = JSON.parse(await readFile(file, 'utf8')) as Expected;
    linear = await openLinear(1);
  });
  afterAll(() => linear.dispose());

  const answersOf = (tokenIds: Numbers) =>
    rightAnswers(
      expected.rows.map(({ category, filename }) => `${category}/${filename}`),
      tokenIds.map((ids) => ids.join(' ')),
    );

  function expectVerdict(actual: RowVerdicts, verdict: Verdict): void {
    const similarity = verdict.similarity.flat();
    expect(actual.similarity).toHaveLength(similarity.length);
    const difference = similarity.map((cosine, i) => Math.abs(cosine - (actual.similarity?.[i] ?? NaN)));
    expect(Math.max(...difference)).toBeLessThan(1e-5);
    expect([...actual.rank]).toEqual(verdict.rank);
    expect([...actual.best]).toEqual(verdict.best);
    const labels = expected.rows.map(({ category }) => category);
    expect(measure('clip', actual, answersOf(expected.clip.token_ids), labels).top1.accuracy).toBeCloseTo(
      verdict.top1,
      6,
    );
  }

  it('are those of CLIP', async () => {
    const { clip } = expected;
    const answers = answersOf(clip.token_ids);
    const images = unitRows(stack(clip.image_embeds));
    const captions = unitRows(stack(pick(clip.text_embeds, answers.captionRows)));
    expectVerdict(await compareVectors({ images, captions, answers }, linear.multiply), clip);
  });

  it.each([0, 1, 42])('are those of pre-CLIP with projection seed %i', async (seed) => {
    const { preclip } = expected;
    const answers = answersOf(preclip.token_ids);
    const captions = unitRows(stack(pick(preclip.text_embeds, answers.captionRows)));
    const images = await project(stack(preclip.image_features), seed, captions.columns, linear.multiply);
    const verdict = preclip.projections[String(seed)];
    if (!verdict) throw new Error(`no projection ${seed} in the reference`);
    expectVerdict(await compareVectors({ images, captions, answers }, linear.multiply), verdict);
  });

  it('come again in the draws of the projection', async () => {
    const { preclip } = expected;
    const answers = answersOf(preclip.token_ids);
    const captions = unitRows(stack(pick(preclip.text_embeds, answers.captionRows)));
    const features = stack(preclip.image_features);
    const correct = new Uint8Array(expected.rows.length);
    const spread = await projectionSpread({ features, captions, answers, correct }, 43, linear.multiply);
    for (const seed of [0, 1, 42]) {
      const { top1, best } = preclip.projections[String(seed)] ?? { top1: NaN, best: [] };
      expect((spread.correct[seed] ?? NaN) / spread.total).toBeCloseTo(top1, 6);
      expect(spread.chosen[seed]).toBe(new Set(best).size);
    }
  });
});

function stack(rows: Numbers): Matrix {
  return { data: Float32Array.from(rows.flat()), rows: rows.length, columns: rows[0]?.length ?? 0 };
}

function pick(rows: Numbers, indices: Int32Array): Numbers {
  return Array.from(indices, (index) => rows[index] ?? []);
}
