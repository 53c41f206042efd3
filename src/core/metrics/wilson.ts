import type { Interval } from '../report/types.ts';
import { sum } from './share.ts';

/** 97.5th percentile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * 95% score interval of a share (E. B. Wilson, 1927, JASA 22:209): (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n),
 * in 0..1. `trials` counts independent ones and need not be whole; [0, 1] when there are none.
 */
export function wilson(accuracy: number, trials: number): Interval {
  if (trials === 0) return [0, 1];
  const z2n = Z ** 2 / trials;
  const centre = accuracy + z2n / 2;
  const half = Z * Math.sqrt((accuracy * (1 - accuracy)) / trials + z2n / (4 * trials));
  const low = accuracy === 0 ? 0 : (centre - half) / (1 + z2n);
  const high = accuracy === 1 ? 1 : (centre + half) / (1 + z2n);
  return [low, high];
}

/**
 * How many independent trials tell as much as groups of these sizes that are right or wrong as a whole: n² / Σ g² (Kish's
 * effective sample size; L. Kish, 1965, Survey Sampling). Equal groups give their number; 0 when there are none.
 */
export function effectiveTrials(groups: readonly number[]): number {
  return groups.length === 0 ? 0 : sum(groups) ** 2 / sum(groups.map((size) => size ** 2));
}
