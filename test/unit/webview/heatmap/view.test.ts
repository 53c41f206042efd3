import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cellAt,
  cellKey,
  clamp,
  fit,
  pan,
  pixelsOf,
  reveal,
  viewKey,
  wheelFactor,
  windowOf,
  zoomAt,
} from '../../../../webview/heatmap/view.ts';

const room = { size: 2000, width: 500, height: 500 };
const close = { x: 100, y: 200, scale: 10 };

describe('the view', () => {
  test('fits the whole matrix', () => {
    expect(fit(room)).toEqual({ x: 0, y: 0, scale: 0.25 });
    expect(fit({ ...room, height: 250 }).scale).toBe(0.125);
  });

  test('keeps the place under the pointer when it zooms', () => {
    const zoomed = zoomAt(close, room, 2, 130, 40);
    expect(zoomed.scale).toBe(20);
    expect(zoomed.x + 130 / 20).toBeCloseTo(100 + 13);
    expect(zoomed.y + 40 / 20).toBeCloseTo(200 + 4);
  });

  test('zooms no farther out than everything and no closer than large cells', () => {
    expect(zoomAt(close, room, 1e-9, 0, 0)).toEqual(fit(room));
    expect(zoomAt(close, room, 1e9, 0, 0).scale).toBe(64);
    const few = { size: 4, width: 500, height: 500 };
    expect(zoomAt(fit(few), few, 2, 0, 0)).toEqual(fit(few));
  });

  test('moves with the pointer and stops at the edges', () => {
    expect(pan(close, room, 50, -20)).toEqual({ x: 95, y: 202, scale: 10 });
    expect(pan(close, room, 1e6, 1e6)).toEqual({ x: 0, y: 0, scale: 10 });
    expect(pan(close, room, -1e6, -1e6)).toEqual({ x: 1950, y: 1950, scale: 10 });
  });

  test('whatever it was, what is shown lies within the matrix', () => {
    const number = fc.double({ min: -1e7, max: 1e7 });
    fc.assert(
      fc.property(number, number, number, fc.integer({ min: 1, max: 20_000 }), (x, y, scale, size) => {
        const its = { size, width: 480, height: 300 };
        const { left, top, right, bottom } = windowOf(clamp({ x, y, scale }, its), its);
        expect([left, top].every((edge) => edge >= 0)).toBe(true);
        expect([right, bottom].every((edge) => edge <= size)).toBe(true);
        expect(right).toBeGreaterThan(left);
      }),
      { seed: 4 },
    );
  });

  test('a view that is no number becomes the whole', () => {
    expect(clamp({ x: NaN, y: NaN, scale: NaN }, room)).toEqual(fit(room));
  });

  test('a cell is found at the pixels that it takes', () => {
    const { left, top } = pixelsOf(close, { row: 207, column: 133 });
    expect(cellAt(close, room, left + 1, top + 1)).toEqual({ row: 207, column: 133 });
  });

  test('there is no cell outside the plot or beyond the last one', () => {
    expect(cellAt(close, room, -1, 3)).toBeNull();
    expect(cellAt(close, room, 500, 3)).toBeNull();
    expect(cellAt(fit({ ...room, width: 900 }), { ...room, width: 900 }, 600, 3)).toBeNull();
  });

  test('moves as little as shows a cell', () => {
    expect(reveal(close, room, { row: 210, column: 120 })).toEqual(close);
    expect(reveal(close, room, { row: 199, column: 150 })).toEqual({ x: 101, y: 199, scale: 10 });
  });
});

describe('the wheel', () => {
  test('towards the user zooms out, and back again', () => {
    expect(wheelFactor(100, 0)).toBeLessThan(1);
    expect(wheelFactor(100, 0) * wheelFactor(-100, 0)).toBeCloseTo(1);
  });

  test('counts lines as pixels and never more than a doubling', () => {
    expect(wheelFactor(3, 1)).toBe(wheelFactor(48, 0));
    expect(wheelFactor(-1e6, 2)).toBe(2);
  });
});

describe('keys', () => {
  test('+ and - zoom about the middle, 0 shows all, Home the beginning', () => {
    const larger = viewKey('+', false, close, room);
    expect(larger?.scale).toBeCloseTo(10 * Math.SQRT2);
    expect((larger?.x ?? 0) + 250 / (larger?.scale ?? 1)).toBeCloseTo(125);
    expect(viewKey('-', false, larger ?? close, room)?.scale).toBeCloseTo(10);
    expect(viewKey('0', false, close, room)).toEqual(fit(room));
    expect(viewKey('Home', false, close, room)).toEqual({ x: 0, y: 0, scale: 10 });
  });

  test('Shift with an arrow moves the view, an arrow alone moves the cell', () => {
    expect(viewKey('ArrowRight', true, close, room)).toEqual({ ...close, x: 106.25 });
    expect(viewKey('ArrowRight', false, close, room)).toBeNull();
    expect(cellKey('ArrowRight', { row: 3, column: 3 }, close, room)).toEqual({ row: 3, column: 4 });
    expect(cellKey('ArrowUp', { row: 0, column: 3 }, close, room)).toEqual({ row: 0, column: 3 });
  });

  test('the first arrow lights the first cell that is seen', () => {
    expect(cellKey('ArrowDown', null, close, room)).toEqual({ row: 200, column: 100 });
  });

  test('other keys belong to others', () => {
    expect(viewKey('a', false, close, room)).toBeNull();
    expect(cellKey('Tab', null, close, room)).toBeNull();
    expect(viewKey('toString', false, close, room)).toBeNull();
  });
});
