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
  const rows = Array.from({ length: count }, (_, i) => {
    const centre = (from + i + 0.5) * scale;
    const start = Math.max(0, Math.trunc(centre - reach + 0.5));
    const end = Math.min(inputs, Math.trunc(centre + reach + 0.5));
    return { start, end, weights: fixedPoint(filter, start, end, centre, 1 / stretch) };
  });
  const width = Math.max(...rows.map((row) => row.weights.length));
  const weights = new Int32Array(count * width);
  rows.forEach((row, i) => {
    weights.set(row.weights, i * width);
  });
  return { starts: Uint32Array.from(rows, (row) => row.start), weights, width, end: rows.at(-1)?.end ?? 0 };
}

/** Weights of input pixels `start` .. `end` that sum to 1, as 22-bit integers; in Pillow's order of operations. */
function fixedPoint(filter: Filter, start: number, end: number, centre: number, step: number): Int32Array {
  const values = Float64Array.from({ length: end - start }, (_, i) => filter.at((start + i - centre + 0.5) * step));
  const sum = values.reduce((total, value) => total + value, 0);
  return Int32Array.from(values, (value) => {
    const share = sum === 0 ? value : value / sum;
    return Math.trunc((share < 0 ? -0.5 : 0.5) + share * 2 ** 22);
  });
}
