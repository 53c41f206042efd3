import type { Finding } from './types.ts';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? NaN) + high) / 2;
}

/** Seconds as a reader wants them: `12.3 s`, `45.6 ms`. */
export function duration(seconds: number): string {
  if (seconds >= 10) return `${seconds.toFixed(1)} s`;
  if (seconds >= 1) return `${seconds.toFixed(2)} s`;
  return `${(seconds * 1e3).toPrecision(3)} ms`;
}

/** The median, and from where to where the runs went. */
export function durations(seconds: readonly number[]): string {
  if (seconds.length < 2) return duration(seconds[0] ?? NaN);
  return `${duration(median(seconds))} (${duration(Math.min(...seconds))} to ${duration(Math.max(...seconds))})`;
}

export const megabytes = (bytes: number | null): string =>
  bytes === null ? 'not known here' : `${Math.round(bytes / 1e6)} MB`;

/** How many times faster `ours` is than `theirs`, medians of seconds; `target` is the least that counts as reached. */
export function ratio(
  what: string,
  theirs: readonly number[],
  ours: readonly number[],
  target: number | null,
): Finding {
  const times = median(theirs) / median(ours);
  return {
    what,
    target: target === null ? null : `at least ${target} x`,
    measured: `**${times.toPrecision(3)} x**: ${durations(theirs)} against ${durations(ours)}`,
    reached: target === null ? null : times >= target,
  };
}

/** Largest and mean absolute difference of two sequences of one length. */
export function differences(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): { readonly max: number; readonly mean: number } {
  if (a.length !== b.length) throw new RangeError(`${a.length} numbers against ${b.length}`);
  let max = 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs((a[i] ?? NaN) - (b[i] ?? NaN));
    max = Math.max(max, difference);
    sum += difference;
  }
  return { max, mean: sum / a.length };
}
