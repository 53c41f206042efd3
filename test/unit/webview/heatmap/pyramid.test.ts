import { describe, expect, test } from 'vitest';
import {
  ancestorOf,
  cellBox,
  levelFor,
  levelSide,
  poolTile,
  TILE,
  tilesIn,
} from '../../../../webview/heatmap/pyramid.ts';

const identity = (n: number) => Int32Array.from({ length: n }, (_, i) => i);
const whole = (level: number) => ({ level, x: 0, y: 0 });

describe('levelFor', () => {
  test.each([
    [25, 0],
    [1, 0],
    [0.99, 1],
    [0.5, 1],
    [0.25, 2],
    [0.2, 3],
  ])('%f pixels per cell take level %i', (pixels, level) => {
    expect(levelFor(pixels, 2000)).toBe(level);
  });

  test('ends where one texel is the whole matrix', () => {
    expect(levelFor(1e-9, 2000)).toBe(11);
    expect(levelSide(2000, 11)).toBe(1);
  });
});

describe('poolTile', () => {
  test('level 0 is the matrix in the order shown', () => {
    const values = Float32Array.of(0, 1, 2, 10, 11, 12, 20, 21, 22);
    expect([...poolTile({ values, rows: Int32Array.of(2, 0, 1) }, whole(0))]).toEqual([
      22, 20, 21, 2, 0, 1, 12, 10, 11,
    ]);
  });

  test('a texel is the mean of its cells, also at the end where it holds fewer', () => {
    const n = 3;
    const values = Float32Array.of(0, 0, 3, 0, 0, 5, 7, 9, 0);
    expect([...poolTile({ values, rows: identity(n) }, whole(1))]).toEqual([0, 4, 8, 0]);
  });

  test.each([1, 2, 3, 4])('a diagonal of 13 rows is as bright at level %i as it is, and nothing else is', (level) => {
    const n = 13;
    const values = Float32Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
    const side = levelSide(n, level);
    const texels = poolTile({ values, rows: identity(n) }, whole(level));
    expect([...texels]).toEqual(Array.from({ length: side * side }, (_, i) => (i % (side + 1) === 0 ? 1 : 0)));
  });

  test('no diagonal is drawn where there is none', () => {
    const texels = poolTile({ values: new Float32Array(64).fill(0.5), rows: identity(8) }, whole(2));
    expect(new Set(texels)).toEqual(new Set([0.5]));
  });

  test('the diagonal survives any order of the rows', () => {
    const n = 9;
    const values = Float32Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
    const rows = identity(n).sort((a, b) => ((a * 5) % n) - ((b * 5) % n));
    expect([...poolTile({ values, rows }, whole(2))]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  });

  test('tiles together are the whole level', () => {
    const n = 2 * TILE + 3;
    const values = Float32Array.from({ length: n * n }, (_, i) => i % 1013);
    const sum = tilesIn(n, 0, { left: 0, top: 0, right: n, bottom: n })
      .map((id) => poolTile({ values, rows: identity(n) }, id).reduce((a, b) => a + b, 0))
      .reduce((a, b) => a + b, 0);
    expect(sum).toBe(values.reduce((a, b) => a + b, 0));
  });
});

describe('tiles', () => {
  test('only those that the window touches, the middle one first', () => {
    const ids = tilesIn(2000, 0, { left: 256, top: 250, right: 768, bottom: 770 });
    expect(new Set(ids.map(({ x }) => x))).toEqual(new Set([1, 2]));
    expect(new Set(ids.map(({ y }) => y))).toEqual(new Set([0, 1, 2, 3]));
    expect([1, 2]).toContain(ids[0]?.y);
  });

  test('none beyond the matrix', () => {
    expect(tilesIn(300, 0, { left: 0, top: 0, right: 9999, bottom: 9999 })).toHaveLength(4);
    expect(tilesIn(0, 0, { left: 0, top: 0, right: 0, bottom: 0 })).toEqual([]);
  });

  test('the last one ends with the matrix', () => {
    expect(cellBox(2000, { level: 2, x: 1, y: 0 })).toEqual({ left: 1024, top: 0, right: 2000, bottom: 1024 });
  });

  test('a coarser tile covers its finer ones', () => {
    expect(ancestorOf({ level: 0, x: 5, y: 2 }, 2)).toEqual({ level: 2, x: 1, y: 0 });
  });
});
