import { describe, expect, test } from 'vitest';
import {
  colourAt,
  colourTable,
  gradientStops,
  paintValues,
  SCALE_NAMES,
  type Rgb,
} from '../../../../webview/heatmap/colour.ts';
import { domainOf, extent, placeOf, ticks, union, type Domain } from '../../../../webview/heatmap/domain.ts';

const domain: Domain = { low: -1, high: 1, log: false, reversed: false };
const ranks = domainOf({ kind: 'rank' }, [0, 1], 1000);

function luminance([red, green, blue]: Rgb): number {
  const linear = (part: number) => (part <= 10 ? part / 3294 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

const bytesOf = (pixels: Uint32Array, i: number) => [...new Uint8Array(pixels.buffer, 4 * i, 4)];

describe('colour scales', () => {
  test.each(SCALE_NAMES)('%s grows lighter from step to step, so that grey tells it too', (name) => {
    const lights = Array.from({ length: 33 }, (_, i) => luminance(colourAt(name, i / 32)));
    expect(lights.every((light, i) => i === 0 || light > (lights[i - 1] ?? 0))).toBe(true);
  });

  test.each(SCALE_NAMES)('the table of %s holds 256 opaque colours in the order of an ImageData', (name) => {
    const table = colourTable(name);
    expect(table).toHaveLength(256);
    expect(bytesOf(table, 0)).toEqual([...colourAt(name, 0), 255]);
    expect(bytesOf(table, 255)).toEqual([...colourAt(name, 1), 255]);
    expect(colourTable(name)).toBe(table);
  });

  test('a gradient has the colours of both ends', () => {
    expect(gradientStops('viridis', 3)).toEqual(['rgb(68 1 84)', expect.stringMatching(/^rgb/), 'rgb(253 231 37)']);
  });
});

describe('paintValues', () => {
  const table = colourTable('viridis');
  const paint = (values: readonly number[], on: Domain) => {
    const out = new Uint32Array(values.length);
    paintValues(Float32Array.from(values), on, table, out);
    return [...out];
  };

  test('spreads the table over the domain and stops at its ends', () => {
    expect(paint([-2, -1, 0, 1, 2], domain)).toEqual([0, 0, 128, 255, 255].map((step) => table[step]));
  });

  test('gives each value the colour of its place, on every kind of domain', () => {
    for (const on of [domain, { ...domain, reversed: true }, ranks]) {
      const values = Array.from({ length: 50 }, (_, i) => on.low + ((on.high - on.low) * i) / 50);
      const expected = values.map(
        (value) => table[Math.min(255, Math.floor(255 * placeOf(Math.fround(value), on) + 0.5))],
      );
      expect(paint(values, on)).toEqual(expected);
    }
  });

  test('what is not known stays transparent', () => {
    expect(paint([NaN], domain)).toEqual([0]);
    expect(paint([NaN], ranks)).toEqual([0]);
  });

  test('a matrix of one value takes the middle', () => {
    expect(paint([0.5], { ...domain, low: 0.5, high: 0.5 })).toEqual([table[128]]);
  });
});

describe('domains', () => {
  test('two heatmaps share the range that holds both', () => {
    expect(
      union([
        [-0.1, 0.1],
        [0, 0.34],
      ]),
    ).toEqual([-0.1, 0.34]);
    expect(union([])).toBeNull();
  });

  test('the extent passes over what is not known', () => {
    expect(extent(Float32Array.of(NaN, 0.5, -0.25))).toEqual([-0.25, 0.5]);
    expect(extent(Float32Array.of(NaN))).toBeNull();
  });

  test('each mode has its own', () => {
    expect(domainOf({ kind: 'cosine' }, [-0.1, 0.3], 20)).toMatchObject({ low: -0.1, high: 0.3 });
    expect(domainOf({ kind: 'softmax', scale: 100 }, [-0.1, 0.3], 20)).toMatchObject({ low: 0, high: 1 });
    expect(domainOf({ kind: 'sigmoid', scale: 100, bias: -10 }, [-0.1, 0.3], 20)).toMatchObject({ low: 0, high: 1 });
  });

  test('rank 1 has the brightest colour and each factor of ten takes as much of the scale', () => {
    expect([1, 10, 100, 1000].map((rank) => placeOf(rank, ranks))).toEqual([
      1,
      expect.closeTo(2 / 3),
      expect.closeTo(1 / 3),
      0,
    ]);
  });
});

describe('ticks', () => {
  const texts = (on: Domain) => ticks(on, 5).map(({ text }) => text);

  test('give both ends and round numbers between them', () => {
    expect(texts({ ...domain, low: -0.104, high: 0.338 })).toEqual(['−0.104', '0.0', '0.2', '0.338']);
    expect(texts({ ...domain, low: 0, high: 1 })).toEqual(['0.0', '0.5', '1.0']);
    expect(texts(ranks)).toEqual(['1000', '100', '10', '1']);
    expect(texts({ ...ranks, high: 20 })).toEqual(['20', '10', '5', '2', '1']);
  });

  test('stand where their value is', () => {
    for (const { place, text } of ticks({ ...domain, low: 0.15, high: 0.35 }, 5))
      expect(place).toBeCloseTo((Number(text) - 0.15) / 0.2, 6);
  });

  test('never say minus nothing', () => {
    expect(texts({ ...domain, low: -0.0001, high: 0.4 })[0]).toBe('0.000');
  });

  test('one value has one tick', () => {
    expect(ticks({ ...domain, low: 0.5, high: 0.5 }, 5)).toEqual([{ place: 0.5, text: '0.500' }]);
  });
});
