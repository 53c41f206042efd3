import type { Matrix, MultiplyTransposed } from '../pipelines/types.ts';
import { applyLayer, UntrainedLinear } from '../projection/projection.ts';
import type { Interval, ProjectionSpread } from '../report/types.ts';
import type { RightAnswers } from '../similarity/answers.ts';
import { productBlocks, rowOf, type Step } from '../similarity/blocks.ts';
import { RowScan } from '../similarity/scan.ts';
import { unitRows } from '../similarity/vectors.ts';
import { mean, sum } from './share.ts';

/** pre-CLIP before its untrained layer, and the verdicts of the run that the draws are compared with. */
export interface Unprojected {
  /** Features of the distinct images, [images, inputs]. */
  readonly features: Matrix;
  /** Unit vectors of the distinct captions, [captions, outputs]. */
  readonly captions: Matrix;
  readonly answers: RightAnswers;
  readonly correct: Uint8Array;
}

/**
 * Top-1 accuracy under the projections of seeds 0 .. seeds - 1. Seed s gives what a run with that projection seed
 * gives: the arithmetic is the same. `step` is called after each seed, and within one between blocks of images; what it
 * throws ends the work.
 */
export async function projectionSpread(
  { features, captions, answers, correct: run }: Unprojected,
  seeds: number,
  multiply: MultiplyTransposed,
  step: Step = () => undefined,
): Promise<ProjectionSpread> {
  const layers = new UntrainedLinear(features.columns, captions.columns);
  const units = unitRows(features);
  const count = hitCounter(captions, answers, multiply);
  const correct = new Uint32Array(seeds);
  const chosen = new Uint32Array(seeds);
  for (let seed = 0; seed < seeds; seed++) {
    const images = await applyLayer(units, layers.draw(seed), multiply);
    const hits = await count(images, () => step(seed, seeds));
    correct[seed] = hits.correct;
    chosen[seed] = hits.chosen;
    await step(seed + 1, seeds);
  }
  return summary(correct, chosen, answers.imageOf.length, sum(run));
}

/** For projected images: rows whose image has its own caption first, and distinct captions that come first. */
function hitCounter(
  captions: Matrix,
  { imageOf, imageRows, captionRows }: RightAnswers,
  multiply: MultiplyTransposed,
): (images: Matrix, pause: () => Promise<void> | void) => Promise<{ correct: number; chosen: number }> {
  const scan = new RowScan(new Int32Array(captions.rows));
  const rowsOf = new Int32Array(imageRows.length);
  for (const image of imageOf) rowsOf[image] = (rowsOf[image] ?? 0) + 1;
  return async (images, pause) => {
    const chosen = new Set<number>();
    let correct = 0;
    for await (const { first, cosines } of productBlocks(images, captions, multiply)) {
      if (first > 0) await pause();
      for (let i = 0; i < cosines.rows; i++) {
        scan.load(rowOf(cosines, i));
        const caption = scan.firstBest();
        chosen.add(caption);
        if (imageOf[captionRows[caption] ?? 0] === first + i) correct += rowsOf[first + i] ?? 0;
      }
    }
    return { correct, chosen: chosen.size };
  };
}

function summary(correct: Uint32Array, chosen: Uint32Array, total: number, run: number): ProjectionSpread {
  const below = correct.filter((hits) => hits < run).length;
  const equal = correct.filter((hits) => hits === run).length;
  return {
    seeds: correct.length,
    correct,
    chosen,
    total,
    interval: central95(correct, total),
    mean: mean(correct) / total,
    place: { below, equal, above: correct.length - below - equal },
  };
}

/** What is left when the lowest and the highest 2.5% of the draws are dropped, each rounded down to whole draws. */
function central95(correct: Uint32Array, total: number): Interval {
  const sorted = correct.slice().sort();
  const dropped = Math.floor(sorted.length / 40);
  return [(sorted[dropped] ?? NaN) / total, (sorted[sorted.length - 1 - dropped] ?? NaN) / total];
}
