import { describe, expect, it } from 'vitest';
import { moved, ROW_HEIGHT, scrollTo, windowOf, type GridSize } from '../../../../webview/table/window.ts';

describe('the window of 20,000 rows', () => {
  const count = 20_000;

  it('holds what is seen and a few more, never all', () => {
    const { start, end } = windowOf({ top: 5000 * ROW_HEIGHT, height: 480, count });
    expect(start).toBeLessThan(5000);
    expect(end).toBeGreaterThan(5000 + 480 / ROW_HEIGHT);
    expect(end - start).toBeLessThan(30);
  });

  it('ends with the rows', () => {
    expect(windowOf({ top: 0, height: 480, count: 3 })).toEqual({ start: 0, end: 3 });
    expect(windowOf({ top: 0, height: 480, count: 0 })).toEqual({ start: 0, end: 0 });
    expect(windowOf({ top: 10_000 * ROW_HEIGHT, height: 480, count: 3 })).toEqual({ start: 3, end: 3 });
    expect(windowOf({ top: (count - 5) * ROW_HEIGHT, height: 480, count }).end).toBe(count);
  });

  it('scrolls as little as it takes to see a row', () => {
    const room = { top: 100 * ROW_HEIGHT, height: 10 * ROW_HEIGHT, count };
    expect(scrollTo(105, room)).toBe(room.top);
    expect(scrollTo(99, room)).toBe(99 * ROW_HEIGHT);
    expect(scrollTo(110, room)).toBe(101 * ROW_HEIGHT);
  });
});

describe('keys', () => {
  const size: GridSize = { rows: 100, columns: 13, page: 10 };
  const press = (key: string, position = 50, column = 5, ctrlKey = false) => {
    const to = moved({ position, column }, { key, ctrlKey }, size);
    return to && [to.position, to.column];
  };

  it('move by cell, by page, and to the ends', () => {
    expect(press('ArrowDown')).toEqual([51, 5]);
    expect(press('ArrowUp')).toEqual([49, 5]);
    expect(press('ArrowLeft')).toEqual([50, 4]);
    expect(press('ArrowRight')).toEqual([50, 6]);
    expect(press('PageDown')).toEqual([60, 5]);
    expect(press('PageUp')).toEqual([40, 5]);
    expect(press('Home')).toEqual([50, 0]);
    expect(press('End')).toEqual([50, 12]);
    expect(press('Home', 50, 5, true)).toEqual([0, 0]);
    expect(press('End', 50, 5, true)).toEqual([99, 12]);
  });

  it('reach the headings and stop at the edges', () => {
    expect(press('ArrowUp', 0)).toEqual([-1, 5]);
    expect(press('ArrowUp', -1)).toEqual([-1, 5]);
    expect(press('PageUp', 3)).toEqual([0, 5]);
    expect(press('ArrowDown', 99)).toEqual([99, 5]);
    expect(press('ArrowLeft', 0, 0)).toEqual([0, 0]);
    expect(press('ArrowRight', 0, 12)).toEqual([0, 12]);
  });

  it('leave the others alone', () => {
    expect(press('a')).toBeNull();
    expect(press('Tab')).toBeNull();
    expect(press('toString')).toBeNull();
  });

  it('stay on the headings of an empty table', () => {
    expect(moved({ position: -1, column: 0 }, { key: 'ArrowDown', ctrlKey: false }, { ...size, rows: 0 })).toEqual({
      position: -1,
      column: 0,
    });
  });
});
