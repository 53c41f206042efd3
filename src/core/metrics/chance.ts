/**
 * What a ranking drawn at random gives when `right` of `candidates` are right answers. R, the rank of the first right
 * one, follows the negative hypergeometric law: P(R > r) = C(candidates - right, r) / C(candidates, r).
 */
export interface Draw {
  readonly candidates: number;
  readonly right: number;
}

/** Yields P(R > 0), P(R > 1), … until it is 0. */
function* survival({ candidates, right }: Draw): Generator<number> {
  let beyond = 1;
  for (let rank = 1; beyond > 0; rank++) {
    yield beyond;
    beyond *= Math.max(0, candidates - right - rank + 1) / (candidates - rank + 1);
  }
  yield 0;
}

/** P(R <= k) = 1 - C(N - g, k) / C(N, k), the hypergeometric law; 1 for k >= N. */
export function recallChance(draw: Draw, k: number): number {
  let rank = 0;
  for (const beyond of survival(draw)) if (beyond === 0 || rank++ === k) return 1 - beyond;
  return 1;
}

/** E[1 / R]; with one right answer the harmonic number H_N / N. */
export function reciprocalRankChance(draw: Draw): number {
  let sum = 0;
  let rank = 0;
  let before = 1;
  for (const beyond of survival(draw)) {
    if (rank > 0) sum += (before - beyond) / rank;
    before = beyond;
    rank++;
  }
  return sum;
}

/** A kind of query and how many there are of it. */
export interface Draws extends Draw {
  readonly queries: number;
}

/**
 * Median rank over all queries at random: the first r with half of them at or below it, or half-way to r + 1 where it
 * is exactly half. With one right answer (N + 1) / 2; NaN without queries.
 */
export function medianRankChance(kinds: readonly Draws[]): number {
  const queries = kinds.reduce((sum, kind) => sum + kind.queries, 0);
  if (queries === 0) return NaN;
  const walks = kinds.map((kind) => ({ share: kind.queries / queries, walk: survival(kind) }));
  const most = Math.max(0, ...kinds.map((kind) => kind.candidates));
  for (let rank = 0; rank <= most; rank++) {
    const beyond = walks.reduce((sum, { share, walk }) => sum + share * (walk.next().value ?? 0), 0);
    if (Math.abs(beyond - 0.5) < 1e-9) return rank + 0.5;
    if (beyond < 0.5) return rank;
  }
  return NaN;
}

/** How many of `captions` are chosen on average when each image chooses one by itself: D(1 - (1 - 1/D)^m). */
export function distinctGuesses(captions: number, images: number): number {
  return captions * (1 - (1 - 1 / captions) ** images);
}
