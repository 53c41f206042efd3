import type { PrecisionMeasure, Recommendation } from './types.ts';

/**
 * Largest difference of a cosine to fp32 that is taken for the same. CLIP's own pairs lie some 0.1 above the others:
 * a fifth of that could turn verdicts on rows that the sample does not hold.
 */
export const LARGEST_DRIFT = 0.02;

/** What saves less than this share of the time is within the noise of a measurement. */
export const LEAST_GAIN = 0.05;

/**
 * The fastest precision whose best captions are those of fp32 in all pipelines, and whose cosines stay within
 * `LARGEST_DRIFT`; else fp32, with the reason. `measures` begin with fp32.
 */
export function recommend(measures: readonly PrecisionMeasure[]): Recommendation {
  const [fp32, ...others] = measures;
  if (!fp32 || others.length === 0) return { precision: 'fp32', reason: 'only-fp32' };
  const faster = others
    .filter((measure) => timeOf(measure) < timeOf(fp32) * (1 - LEAST_GAIN))
    .sort((a, b) => timeOf(a) - timeOf(b));
  const found = faster.find((measure) => keepsVerdicts(measure) && staysNear(measure));
  if (found) return { precision: found.precision, reason: 'fastest' };
  const [first] = faster;
  if (!first) return { precision: 'fp32', reason: 'not-faster' };
  return { precision: 'fp32', reason: keepsVerdicts(first) ? 'cosines-move' : 'verdicts-change' };
}

/** Milliseconds of one image and one caption through all pipelines. */
export function timeOf({ pipelines }: PrecisionMeasure): number {
  return Object.values(pipelines).reduce((sum, { image, text }) => sum + image.milliseconds + text.milliseconds, 0);
}

function keepsVerdicts({ pipelines }: PrecisionMeasure): boolean {
  return Object.values(pipelines).every(({ drift }) => drift.changed === 0);
}

function staysNear({ pipelines }: PrecisionMeasure): boolean {
  return Object.values(pipelines).every(({ drift }) => drift.largest <= LARGEST_DRIFT);
}
