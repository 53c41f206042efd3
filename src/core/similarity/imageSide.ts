import { forgivenCaptions, ownCaptions, rowsBy, type RightAnswers } from './answers.ts';
import { RowScan } from './scan.ts';

/** A caption row and its cosine with an image; row -1 stands for "none". */
export interface Candidate {
  readonly row: number;
  readonly cosine: number;
}

/** Image to text: what one image's row of cosines decides. */
export interface ImageVerdict {
  /** 1 + caption rows strictly better than the best of the image's own. */
  readonly rank: number;
  readonly best: Candidate;
  /** The first of the best caption rows that hold another image. */
  readonly rival: Candidate;
  /** `best` is one of its own captions, identical to one, or declared equivalent to one. */
  readonly tieAware: boolean;
}

const NONE: Candidate = { row: -1, cosine: -Infinity };

/** The judge of one image after the other; `cosines` are with all distinct captions. */
export function imageJudge(answers: RightAnswers): (image: number, cosines: Float32Array) => ImageVerdict {
  const { imageOf, captionOf, captionRows } = answers;
  const rowsOf = rowsBy(captionOf, captionRows.length);
  const repeats = Int32Array.from(rowsOf, (rows) => rows.length);
  const scan = new RowScan(repeats);
  const ownOf = ownCaptions(answers);
  const forgivenOf = forgivenCaptions(answers);

  return (image, cosines) => {
    const cosineOf = (caption: number): number => cosines[caption] ?? NaN;
    const first = (caption: number): Candidate =>
      caption < 0 ? NONE : { row: captionRows[caption] ?? -1, cosine: cosineOf(caption) };
    const elsewhere = (caption: number): Candidate => {
      const row = rowsOf[caption]?.find((candidate) => imageOf[candidate] !== image);
      return row === undefined ? NONE : { row, cosine: cosineOf(caption) };
    };
    const own = ownOf[image] ?? [];
    const ownBest = own.map(cosineOf).reduce((a, b) => Math.max(a, b), -Infinity);
    scan.load(cosines);
    const above = scan.weightAbove(ownBest);
    scan.hide(own);
    const other = first(scan.firstBest());
    const best = own.map(first).reduce(better, other);
    const chosen = captionOf[best.row] ?? -1;
    return {
      rank: 1 + above,
      best,
      rival: own.map(elsewhere).reduce(better, other),
      tieAware: own.includes(chosen) || (forgivenOf[image] ?? []).includes(chosen),
    };
  };
}

/** The higher cosine; at a tie the first row. */
function better(a: Candidate, b: Candidate): Candidate {
  if (a.cosine !== b.cosine) return a.cosine > b.cosine ? a : b;
  return a.row < b.row ? a : b;
}
