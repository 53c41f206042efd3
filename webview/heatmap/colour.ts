import {
  interpolateBlues,
  interpolateCividis,
  interpolateInferno,
  interpolateMagma,
  interpolateViridis,
} from 'd3-scale-chromatic';
import { placeOf, type Domain } from './domain.ts';

/** Even to the eye and told apart by the colour-blind: each grows steadily in lightness. */
const SCALES = {
  viridis: interpolateViridis,
  cividis: interpolateCividis,
  inferno: interpolateInferno,
  magma: interpolateMagma,
  // From dark to light like the others, so that a bright cell always means a high value.
  blues: (place: number) => interpolateBlues(1 - place),
} as const;

export type ScaleName = keyof typeof SCALES;
export const SCALE_NAMES = Object.keys(SCALES) as readonly ScaleName[];

export type Rgb = readonly [red: number, green: number, blue: number];

const STEPS = 256;

/** Colour at `place`, clamped to 0..1, in 0..255. */
export function colourAt(scale: ScaleName, place: number): Rgb {
  return parseColour(SCALES[scale](Math.min(1, Math.max(0, place))));
}

/** d3 writes `#rrggbb` or `rgb(r, g, b)`. */
function parseColour(text: string): Rgb {
  const hex = /^#(..)(..)(..)$/.exec(text);
  const parts = hex ? hex.slice(1).map((part) => parseInt(part, 16)) : (text.match(/\d+/g) ?? []).map(Number);
  const [red = 0, green = 0, blue = 0] = parts;
  return [red, green, blue];
}

const tables = new Map<ScaleName, Uint32Array>();

/** 256 colours as opaque pixels of an ImageData seen as 32-bit words, in this machine's byte order. Shared: not to be changed. */
export function colourTable(scale: ScaleName): Uint32Array {
  const known = tables.get(scale);
  if (known) return known;
  const bytes = new Uint8Array(4 * STEPS);
  for (let i = 0; i < STEPS; i++) bytes.set([...colourAt(scale, i / (STEPS - 1)), 255], 4 * i);
  const table = new Uint32Array(bytes.buffer);
  tables.set(scale, table);
  return table;
}

/** Pixels of the values, as many as `values`; NaN stays transparent. */
export function paintValues(values: Float32Array, domain: Domain, table: Uint32Array, out: Uint32Array): void {
  const last = table.length - 1;
  const { log } = domain;
  // One multiplication per cell: the place on the scale is linear in the value, or in its logarithm.
  const unit = log ? Math.E : 1;
  const origin = log ? 1 : 0;
  const base = last * placeOf(origin, domain) + 0.5;
  const slope = domain.high > domain.low ? last * (placeOf(unit, domain) - placeOf(origin, domain)) : 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    const step = base + slope * (log ? Math.log(value) : value);
    out[i] = Number.isNaN(step) ? 0 : (table[step < 0 ? 0 : step > last ? last : step | 0] ?? 0);
  }
}

/** CSS colours from the low to the high end, for gradients. */
export function gradientStops(scale: ScaleName, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `rgb(${colourAt(scale, i / Math.max(1, count - 1)).join(' ')})`);
}
