import { forgivenCaptions, ownCaptions, rowsBy, type RightAnswers } from '../similarity/answers.ts';

/** By row: chance that one caption row out of all, drawn at random, is one of the image's own. */
export function top1Chances({ imageOf, imageRows }: RightAnswers): readonly number[] {
  const rowsOf = rowsBy(imageOf, imageRows.length);
  return Array.from(imageOf, (image) => (rowsOf[image]?.length ?? 0) / imageOf.length);
}

/** By row: chance that a caption row drawn at random has the words of one of the image's own, or of an equivalent one. */
export function tieAwareChances(answers: RightAnswers): readonly number[] {
  const { imageOf, captionOf, captionRows } = answers;
  const rowsOf = rowsBy(captionOf, captionRows.length);
  const forgiven = forgivenCaptions(answers);
  const right = ownCaptions(answers).map((own, image) =>
    [...own, ...(forgiven[image] ?? [])].reduce((total, caption) => total + (rowsOf[caption]?.length ?? 0), 0),
  );
  return Array.from(imageOf, (image) => (right[image] ?? 0) / captionOf.length);
}
