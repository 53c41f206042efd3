import type { Resample } from '../pipelines/types.ts';

interface Filter {
  /** Radius outside which the filter is 0, in output pixels. */
  readonly support: number;
  at(x: number): number;
}

/** The filters of Pillow's Resample.c; bicubic is Keys' with a = -0.5. */
const filters: Readonly<Record<Resample, Filter>> = {
  bilinear: { support: 1, at: (x) => Math.max(0, 1 - Math.abs(x)) },
  bicubic: { support: 2, at: (x) => bicubic(Math.abs(x)) },
  lanczos: { support: 3, at: (x) => (x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0) },
};

function bicubic(x: number): number {
  const a = -0.5;
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
  return 0;
}

function sinc(x: number): number {
  if (x === 0) return 1;
  return Math.sin(x * Math.PI) / (x * Math.PI);
}

/** For each of some output pixels along one axis: which input pixels it reads, and their weights. */
export interface Taps {
  /** Index of the first input pixel of each output pixel; never falls. */
  readonly starts: Uint32Array;
  /** `width` fixed-point weights (22 bits) for each output pixel, filled up with zeros. */
  readonly weights: Int32Array;
  readonly width: number;
  /** One beyond the last input pixel that any of them reads. */
  readonly end: number;
}

/** Taps of output pixels `from` .. `from + count` when `inputs` pixels become `outputs`: Pillow's precompute_coeffs. */
export function resampleTaps(inputs: number, outputs: number, from: number, count: number, resample: Resample): Taps {
  const filter = filters[resample];
  const scale = inputs / outputs;
  const stretch = Math.max(1, scale);
  const reach = filter.support * stretch;
  const width = Math.min(inputs, Math.ceil(reach) * 2 + 1);
  const starts = new Uint32Array(count);
  const weights = new Int32Array(count * width);
  const values = new Float64Array(width);
  let end = 0;
  for (let i = 0; i < count; i++) {
    const centre = (from + i + 0.5) * scale;
    const start = Math.max(0, Math.trunc(centre - reach + 0.5));
    end = Math.min(inputs, Math.trunc(centre + reach + 0.5));
    const sum = sampleFilter(filter, end - start, start, centre, 1 / stretch, values);
    starts[i] = start;
    for (let tap = 0; tap < end - start; tap++) weights[i * width + tap] = fixedPoint((values[tap] ?? 0) / sum);
  }
  return { starts, weights, width, end };
}

/** Fills `values` with the filter at the `count` pixels from `start` on, in Pillow's order of operations; their sum. */
function sampleFilter(
  filter: Filter,
  count: number,
  start: number,
  centre: number,
  step: number,
  values: Float64Array,
): number {
  let sum = 0;
  for (let tap = 0; tap < count; tap++) {
    const value = filter.at((start + tap - centre + 0.5) * step);
    values[tap] = value;
    sum += value;
  }
  return sum;
}

/** A weight as an integer of 22 bits, rounded half away from zero. */
function fixedPoint(weight: number): number {
  return Math.trunc((weight < 0 ? -0.5 : 0.5) + weight * 2 ** 22);
}
