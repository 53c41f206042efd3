import { Trouble } from '../errors.ts';
import type { Matrix, MultiplyTransposed } from '../pipelines/types.ts';
import type { RightAnswers } from './answers.ts';
import { isOneBlock, productBlocks, rowOf, type Block, type Step } from './blocks.ts';
import { imageJudge } from './imageSide.ts';
import { ownCells, ownCosines } from './own.ts';
import { restMean } from './rest.ts';
import { imageRowsWriter, type ImageRows } from './rows.ts';
import { ColumnScan } from './scan.ts';
import { requireNumbers } from './vectors.ts';

/** Unit vectors (`unitRows`) of the distinct images and the distinct captions, and which belongs to which. */
export interface Vectors {
  readonly images: Matrix;
  readonly captions: Matrix;
  readonly answers: RightAnswers;
}

/** What the cosines say about each of n rows, and what only the cosines can say about all. */
export interface RowVerdicts extends ImageRows {
  readonly textRank: Int32Array;
  readonly bestImage: Int32Array;
  readonly restMean: number;
}

/**
 * Every image against every caption, in both directions. Throws `Trouble('dimension-mismatch')`, a RangeError when the
 * vectors do not fit the answers or hold NaN, and what `step` throws.
 */
export async function compareVectors(
  vectors: Vectors,
  multiply: MultiplyTransposed,
  step: Step = () => undefined,
): Promise<RowVerdicts> {
  requireVectors(vectors);
  const { images, captions, answers } = vectors;
  if (isOneBlock(images, captions)) {
    const cosines = await multiply(images, captions);
    return pass(vectors, ownCells(cosines, answers), [{ first: 0, cosines }], step);
  }
  const blocks = () => productBlocks(images, captions, multiply);
  const guess = await ownCosines(vectors, multiply);
  const verdicts = await pass(vectors, guess, blocks(), step);
  // The ranks of the captions rest on `guess`: once more, if it was not exact.
  return same(verdicts.own, guess) ? verdicts : pass(vectors, verdicts.own, blocks(), step);
}

async function pass(
  { images, captions, answers }: Vectors,
  own: Float32Array,
  blocks: AsyncIterable<Block> | Iterable<Block>,
  step: Step,
): Promise<RowVerdicts> {
  const texts = new ColumnScan(captions.rows, answers.captionOf, own);
  const judge = imageJudge(answers);
  const { arrays, write } = imageRowsWriter(answers);
  for await (const { first, cosines } of blocks) {
    for (let i = 0; i < cosines.rows; i++) {
      const row = rowOf(cosines, i);
      texts.see(first + i, row);
      write(first + i, row, judge(first + i, row));
    }
    await step(first + cosines.rows, images.rows);
  }
  const { captionOf, imageRows } = answers;
  const bestImages = texts.firstBest;
  return {
    ...arrays,
    textRank: texts.above.map((images) => 1 + images),
    bestImage: captionOf.map((caption) => imageRows[bestImages[caption] ?? 0] ?? 0),
    restMean: restMean(images, captions, answers, arrays.own),
  };
}

function same(a: Float32Array, b: Float32Array): boolean {
  return a.every((value, i) => value === b[i]);
}

export function requireVectors({ images, captions, answers }: Vectors): void {
  if (images.columns !== captions.columns)
    throw new Trouble('dimension-mismatch', { images: images.columns, captions: captions.columns });
  requireNumbers('image', images, answers.imageRows.length);
  requireNumbers('caption', captions, answers.captionRows.length);
}
