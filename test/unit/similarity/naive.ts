import type { ToyDataset } from './dataset.ts';

/** The definitions, word by word, on the whole matrix. */
export function naive({ rows, imageVectors, captionVectors, pairs }: ToyDataset) {
  const every = rows.map((_, row) => row);
  const imageOf = (row: number): number => rows[row]?.image ?? -1;
  const captionOf = (row: number): number => rows[row]?.caption ?? -1;
  const similarity = every.map((i) =>
    every.map((j) => dot(imageVectors[imageOf(i)] ?? [], captionVectors[captionOf(j)] ?? [])),
  );
  const cosine = (i: number, j: number): number => similarity[i]?.[j] ?? NaN;
  const mine = (i: number): number[] => every.filter((j) => imageOf(j) === imageOf(i));
  const others = (i: number): number[] => every.filter((j) => imageOf(j) !== imageOf(i));
  const ownBest = (i: number): number => Math.max(...mine(i).map((j) => cosine(i, j)));
  const forgiven = (i: number, j: number): boolean =>
    mine(i).some((own) =>
      pairs.some(([a, b]) =>
        [
          [a, b],
          [b, a],
        ].some(([p = -1, q = -1]) => captionOf(p) === captionOf(own) && captionOf(q) === captionOf(j)),
      ),
    );
  const harmful = (i: number): number[] => others(i).filter((j) => cosine(i, j) > ownBest(i));
  const best = every.map((i) => firstHighest(every, (j) => cosine(i, j)));
  const rival = every.map((i) => firstHighest(others(i), (j) => cosine(i, j)));
  const rivalCosine = rival.map((j, i) => (j < 0 ? NaN : cosine(i, j)));
  const rest = every.flatMap((i) => others(i).map((j) => cosine(i, j)));
  return {
    similarity: similarity.flat(),
    rank: every.map((i) => 1 + harmful(i).length),
    textRank: every.map(
      (j) => 1 + new Set(every.filter((i) => cosine(i, j) > cosine(j, j)).map((i) => imageOf(i))).size,
    ),
    best,
    bestImage: every.map((j) => firstHighest(every, (i) => cosine(i, j))),
    correct: best.map((j, i) => Number(imageOf(j) === imageOf(i))),
    tieAware: best.map((j, i) => Number(mine(i).some((own) => captionOf(own) === captionOf(j)) || forgiven(i, j))),
    own: every.map((i) => cosine(i, i)),
    rival,
    rivalCosine,
    margin: rivalCosine.map((value, i) => cosine(i, i) - value),
    restMean: rest.reduce((sum, value) => sum + value, 0) / rest.length,
  };
}

function firstHighest(rows: readonly number[], value: (row: number) => number): number {
  return rows.reduce((best, row) => (best < 0 || value(row) > value(best) ? row : best), -1);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);
}
