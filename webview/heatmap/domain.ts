import type { Mode } from '../../src/core/similarity/values.ts';

/** Which values the ends of the colour scale stand for. */
export interface Domain {
  readonly low: number;
  readonly high: number;
  /** Even steps of colour are even factors; `low` is above 0. */
  readonly log: boolean;
  /** The low end takes the colour of the high one: rank 1 is best. */
  readonly reversed: boolean;
}

export type Range = readonly [low: number, high: number];

/** Lowest and highest number, NaN left out; null where there is none. */
export function extent(values: Float32Array): Range | null {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

/** The range that holds all of them. */
export function union(ranges: readonly Range[]): Range | null {
  if (ranges.length === 0) return null;
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
}

/** Domain of a mode; `cosines` is the range that the scale is for, one heatmap's or `union` of both. */
export function domainOf(mode: Mode, cosines: Range, columns: number): Domain {
  switch (mode.kind) {
    case 'cosine':
      return { low: cosines[0], high: cosines[1], log: false, reversed: false };
    case 'rank':
      return { low: 1, high: Math.max(1, columns), log: true, reversed: true };
    case 'softmax':
    case 'sigmoid':
      return { low: 0, high: 1, log: false, reversed: false };
  }
}

/** A value's place on the colour scale, 0 for the first colour, 1 for the last; may lie outside. */
export function placeOf(value: number, { low, high, log, reversed }: Domain): number {
  if (high <= low) return 0.5;
  const place = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return reversed ? 1 - place : place;
}

export interface Tick {
  /** 0 at the first colour, 1 at the last. */
  readonly place: number;
  readonly text: string;
}

/** A tick closer to an end than this would run into its number. */
const LEAST_DISTANCE = 0.12;

/** Both ends, and round numbers between them: about `wanted` in all, ascending by place. */
export function ticks(domain: Domain, wanted: number): Tick[] {
  const { low, high } = domain;
  const step = niceStep((high - low) / Math.max(1, wanted - 1));
  const digits = domain.log ? 0 : Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  const tick = (value: number, fraction: number) => ({ place: placeOf(value, domain), text: text(value, fraction) });
  if (high <= low) return [tick(low, 3)];
  const between = (domain.log ? roundFactors(low, high) : multiples(step, low, high)).map((value) =>
    tick(value, digits),
  );
  const fraction = domain.log ? 0 : low === 0 && high === 1 ? digits : Math.max(3, digits);
  const ends = [tick(low, fraction), tick(high, fraction)];
  const clear = between.filter(({ place }) => place >= LEAST_DISTANCE && place <= 1 - LEAST_DISTANCE);
  return [...ends, ...clear].sort((a, b) => a.place - b.place);
}

/** The range with round ends, a fifth of it wider at most. */
export function roundOut(low: number, high: number): Range {
  const step = niceStep((high - low) / 10);
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

/** A round number at the end of an axis. */
export const axisText = (value: number): string => text(value, 12).replace(/\.?0+$/, '');

/** 1, 2 or 5 times a power of ten, the first that is not smaller. */
function niceStep(rough: number): number {
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

function multiples(step: number, low: number, high: number): number[] {
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

/** Powers of ten, and where those are few also their doubles and their fives. */
function roundFactors(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.floor(Math.log10(high));
  const factors = last - first <= 2 ? [1, 2, 5] : [1];
  return Array.from({ length: last - first + 1 }, (_, i) => factors.map((factor) => factor * 10 ** (first + i)))
    .flat()
    .filter((value) => value >= low && value <= high);
}

/** A number with a real minus sign; never "-0". */
function text(value: number, digits: number): string {
  const fixed = value.toFixed(digits);
  return Number(fixed) === 0 ? fixed.replace('-', '') : fixed.replace('-', '−');
}
