import type { UsableRow } from '../dataset/types.ts';
import type { PipelineResult } from '../report/types.ts';

/** A caption or an image beside the others; `index` in `Comparison.rows`, `cosine` null where the matrix was not kept. */
export interface Neighbour {
  readonly index: number;
  readonly cosine: number | null;
  /** It belongs to the row that was asked about. */
  readonly own: boolean;
}

/** How many of each are shown. */
export const TOP = 3;

type Rows = readonly UsableRow[];

const captionOf = (row: UsableRow): string => row.caption.value.trim();
const imageOf = (row: UsableRow): string => row.image;

/** The captions nearest to the image of a row, identical ones once; above 2,000 rows its rival and its own. */
export function nearestCaptions(rows: Rows, result: PipelineResult, index: number): Neighbour[] {
  const { similarity } = result;
  if (!similarity) return ownAndRival(result, index);
  const own = ownCaptions(rows, index);
  const line = similarity.subarray(index * rows.length, (index + 1) * rows.length);
  return nearest(rows, index, captionOf, own, (candidate) => line[candidate] ?? NaN);
}

/** The captions of a row's image. */
const ownCaptions = (rows: Rows, index: number): ReadonlySet<string> =>
  new Set(rows.filter(({ image }) => image === rows[index]?.image).map(captionOf));

/** Captions and images by their rows, highest cosine first. */
export interface Nearest {
  readonly captions: readonly { readonly row: number; readonly cosine: number }[];
  readonly images: readonly { readonly row: number; readonly cosine: number }[];
}

/** The neighbours of a row, as whoever holds the matrix found them. */
export function neighboursFrom(
  rows: Rows,
  { captions, images }: Nearest,
  index: number,
): { captions: Neighbour[]; images: Neighbour[] } {
  const own = ownCaptions(rows, index);
  return {
    captions: captions.map(({ row, cosine }) => ({
      index: row,
      cosine,
      own: own.has(rows[row]?.caption.value.trim() ?? ''),
    })),
    images: images.map(({ row, cosine }) => ({ index: row, cosine, own: rows[row]?.image === rows[index]?.image })),
  };
}

function ownAndRival({ own, rival, rivalCosine }: PipelineResult, index: number): Neighbour[] {
  const ours = { index, cosine: own[index] ?? NaN, own: true };
  const theirs = { index: rival[index] ?? -1, cosine: rivalCosine[index] ?? NaN, own: false };
  if (theirs.index < 0) return [ours];
  return theirs.cosine > ours.cosine ? [theirs, ours] : [ours, theirs];
}

/** The images nearest to the caption of a row; above 2,000 rows the best one and its own. */
export function nearestImages(rows: Rows, result: PipelineResult, index: number): Neighbour[] {
  const { similarity, bestImage, own } = result;
  const image = rows[index]?.image ?? '';
  if (similarity)
    return nearest(rows, index, imageOf, new Set([image]), (row) => similarity[row * rows.length + index] ?? NaN);
  const best = bestImage[index] ?? index;
  const ours = { index, cosine: own[index] ?? null, own: true };
  return rows[best]?.image === image ? [ours] : [{ index: best, cosine: null, own: false }, ours];
}

/** The highest cosines first, one for each key; at a tie the row that was asked about, then the first one. */
function nearest(
  rows: Rows,
  index: number,
  keyOf: (row: UsableRow) => string,
  own: ReadonlySet<string>,
  cosineOf: (index: number) => number,
): Neighbour[] {
  const byCosine = (a: number, b: number): number =>
    cosineOf(b) - cosineOf(a) || Number(b === index) - Number(a === index);
  const seen = new Set<string>();
  const found: Neighbour[] = [];
  for (const candidate of [...rows.keys()].sort(byCosine)) {
    const row = rows[candidate];
    if (!row || seen.has(keyOf(row))) continue;
    seen.add(keyOf(row));
    found.push({ index: candidate, cosine: cosineOf(candidate), own: own.has(keyOf(row)) });
    if (found.length === TOP) break;
  }
  return found;
}
