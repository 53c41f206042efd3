import type { McNemar } from '../report/types.ts';

/**
 * Exact two-sided McNemar test (Q. McNemar, 1947, Psychometrika 12:153; exact form: the sign test of the pairs that
 * differ). `rows` are those that count, all unless named: one for each distinct image, since the rows of one image
 * are right or wrong together.
 */
export function mcnemar(
  clip: Uint8Array,
  preclip: Uint8Array,
  projectionSeed: number,
  rows: Iterable<number> = clip.keys(),
): McNemar {
  let onlyClip = 0;
  let onlyPreclip = 0;
  for (const row of rows) {
    if (clip[row] && !preclip[row]) onlyClip++;
    if (preclip[row] && !clip[row]) onlyPreclip++;
  }
  return { onlyClip, onlyPreclip, pValue: signTest(onlyClip, onlyPreclip), projectionSeed };
}

/** min(1, 2 P(X <= min(a, b))) for X ~ Binomial(a + b, 1/2); 1 when both are 0. */
export function signTest(a: number, b: number): number {
  const n = a + b;
  const least = Math.min(a, b);
  let logPeak = -n * Math.LN2;
  for (let i = 1; i <= least; i++) logPeak += Math.log((n - least + i) / i);
  // The tail as a multiple of its largest term, which alone may underflow without harm.
  let tail = 0;
  let term = 1;
  for (let i = least; i >= 0 && term > 0; i--) {
    tail += term;
    term *= i / (n - i + 1);
  }
  return Math.min(1, 2 * Math.exp(logPeak + Math.log(tail)));
}
