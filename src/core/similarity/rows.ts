import { rowsBy, type RightAnswers } from './answers.ts';
import type { ImageVerdict } from './imageSide.ts';

/** Rows up to which the whole matrix is kept. */
export const MATRIX_ROWS = 2_000;

/** Image to text, for each of n rows; fields of the same name are those of `PipelineResult`. */
export interface ImageRows {
  readonly rank: Int32Array;
  readonly best: Int32Array;
  readonly correct: Uint8Array;
  /** 1 where `best` is one of the image's own captions, identical or equivalent to one. */
  readonly tieAware: Uint8Array;
  readonly own: Float32Array;
  readonly rival: Int32Array;
  readonly rivalCosine: Float32Array;
  readonly margin: Float32Array;
  readonly similarity: Float32Array | null;
}

export interface ImageRowsWriter {
  readonly arrays: ImageRows;
  /** Gives an image's verdict and its cosines with all distinct captions to each of its rows. */
  readonly write: (image: number, cosines: Float32Array, verdict: ImageVerdict) => void;
}

export function imageRowsWriter({ imageOf, imageRows, captionOf }: RightAnswers): ImageRowsWriter {
  const rowsOf = rowsBy(imageOf, imageRows.length);
  const arrays = allocate(imageOf.length);
  const write = (image: number, cosines: Float32Array, { rank, best, rival, tieAware }: ImageVerdict): void => {
    for (const row of rowsOf[image] ?? []) {
      const own = cosines[captionOf[row] ?? 0] ?? NaN;
      const rivalCosine = rival.row < 0 ? NaN : rival.cosine;
      arrays.rank[row] = rank;
      arrays.best[row] = best.row;
      arrays.correct[row] = Number(imageOf[best.row] === image);
      arrays.tieAware[row] = Number(tieAware);
      arrays.own[row] = own;
      arrays.rival[row] = rival.row;
      arrays.rivalCosine[row] = rivalCosine;
      arrays.margin[row] = own - rivalCosine;
      if (arrays.similarity) fillRow(arrays.similarity, row, cosines, captionOf);
    }
  };
  return { arrays, write };
}

/** Cosines by caption become a line of the matrix. A loop, for `Float32Array.from` takes thirty times as long. */
function fillRow(matrix: Float32Array, row: number, cosines: Float32Array, captionOf: Int32Array): void {
  const start = row * captionOf.length;
  // No two captions are the same: their numbers are those of the rows.
  if (cosines.length === captionOf.length) {
    matrix.set(cosines, start);
    return;
  }
  for (let i = 0; i < captionOf.length; i++) matrix[start + i] = cosines[captionOf[i] ?? 0] ?? NaN;
}

function allocate(n: number): ImageRows {
  return {
    rank: new Int32Array(n),
    best: new Int32Array(n),
    correct: new Uint8Array(n),
    tieAware: new Uint8Array(n),
    own: new Float32Array(n),
    rival: new Int32Array(n),
    rivalCosine: new Float32Array(n),
    margin: new Float32Array(n),
    similarity: n <= MATRIX_ROWS ? new Float32Array(n * n) : null,
  };
}
