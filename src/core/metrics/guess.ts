import { forgivenCaptions, ownCaptions, rowsBy, type RightAnswers } from '../similarity/answers.ts';

/** By row: chance that one caption row out of all, drawn at random, is one of the image's own. */
export function top1Chances({ imageOf, imageRows }: RightAnswers): readonly number[] {
  const rowsOf = rowsBy(imageOf, imageRows.length);
  return Array.from(imageOf, (image) => (rowsOf[image]?.length ?? 0) / imageOf.length);
}

/**
 * By row: chance that a caption row drawn at random has the words of one of the image's own, when the captions
 * declared equivalent to these are out of the draw.
 */
export function tieAwareChances(answers: RightAnswers): readonly number[] {
  const { imageOf, captionOf, captionRows } = answers;
  const repeats = rowsBy(captionOf, captionRows.length).map((rows) => rows.length);
  const rowsWith = (captions: readonly number[] = []): number =>
    captions.reduce((total, caption) => total + (repeats[caption] ?? 0), 0);
  const own = ownCaptions(answers).map(rowsWith);
  const forgiven = forgivenCaptions(answers).map(rowsWith);
  return Array.from(imageOf, (image) => (own[image] ?? 0) / (captionOf.length - (forgiven[image] ?? 0)));
}
