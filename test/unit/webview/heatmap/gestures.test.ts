import { describe, expect, test } from 'vitest';
import { pressKey, wheelView, type Gestures } from '../../../../webview/heatmap/gestures.ts';
import type { HeatmapEvents, Pair } from '../../../../webview/heatmap/heatmap.ts';
import { linkHeatmaps } from '../../../../webview/heatmap/linked.ts';
import { cellAt, fit, type Cell, type View } from '../../../../webview/heatmap/view.ts';

const room = { size: 100, width: 500, height: 500 };

function hands(start: View, lit: Cell | null) {
  const state = { view: start, lit, opened: [] as Cell[] };
  const gestures: Gestures = {
    view: () => state.view,
    room: () => room,
    lit: () => state.lit,
    cellAt: (x, y) => cellAt(state.view, room, x, y),
    toPlot: (x, y) => [x, y],
    onView: (view) => (state.view = view),
    onLight: (cell) => (state.lit = cell),
    onOpen: (cell) => state.opened.push(cell),
  };
  return { state, gestures };
}

describe('keys', () => {
  test('an arrow moves the lit cell, and the view follows it', () => {
    const { state, gestures } = hands({ x: 0, y: 0, scale: 10 }, { row: 3, column: 49 });
    expect(pressKey('ArrowRight', false, gestures)).toBe(true);
    expect(state.lit).toEqual({ row: 3, column: 50 });
    expect(state.view).toEqual({ x: 1, y: 0, scale: 10 });
  });

  test('Enter opens the lit cell and Escape leaves it', () => {
    const { state, gestures } = hands(fit(room), { row: 3, column: 4 });
    pressKey('Enter', false, gestures);
    expect(state.opened).toEqual([{ row: 3, column: 4 }]);
    pressKey('Escape', false, gestures);
    expect(state.lit).toBeNull();
  });

  test('keys without a meaning here are left to the page', () => {
    const { gestures } = hands(fit(room), null);
    expect(['Tab', 'Enter', 'Escape', 'a'].map((key) => pressKey(key, false, gestures))).toEqual(Array(4).fill(false));
  });
});

describe('the wheel', () => {
  const still = { deltaX: 0, deltaY: 0, deltaMode: 0, shiftKey: false };
  const view = { x: 20, y: 20, scale: 10 };

  test('zooms about the pointer', () => {
    const closer = wheelView({ ...still, deltaY: -240 }, view, room, 100, 100);
    expect(closer).toEqual({ x: 25, y: 25, scale: 20 });
  });

  test('moves to the side when turned sideways or with Shift', () => {
    expect(wheelView({ ...still, deltaX: 50, deltaY: 10 }, view, room, 0, 0)).toEqual({ ...view, x: 25 });
    expect(wheelView({ ...still, deltaY: 50, shiftKey: true }, view, room, 0, 0)).toEqual({ ...view, x: 25 });
  });

  test('out of everything changes nothing, so that the page may scroll', () => {
    expect(wheelView({ ...still, deltaY: 100 }, fit(room), room, 9, 9)).toEqual(fit(room));
  });
});

describe('linked heatmaps', () => {
  function link() {
    const events: HeatmapEvents[] = [];
    const told: unknown[] = [];
    const make = (its: HeatmapEvents) => {
      events.push(its);
      return {
        view: null as View | null,
        lit: null as Pair | null,
        light(pair: Pair | null) {
          this.lit = pair;
        },
      };
    };
    const maps = linkHeatmaps([make, make], {
      onView: () => told.push('view'),
      onLight: (pair) => told.push(pair),
      onOpen: (pair) => told.push(['open', pair]),
    });
    return { maps, events, told };
  }

  test('light the same cell in the other one and tell it once', () => {
    const { maps, events, told } = link();
    events[0]?.onLight({ image: 2, caption: 5 });
    expect(maps.map(({ lit }) => lit)).toEqual([null, { image: 2, caption: 5 }]);
    expect(told).toEqual([{ image: 2, caption: 5 }]);
  });

  test('show the same part', () => {
    const { maps, events, told } = link();
    const view = { x: 1, y: 2, scale: 30 };
    if (maps[1]) maps[1].view = view;
    events[1]?.onView(view);
    expect(maps[0]?.view).toEqual(view);
    expect(told).toEqual(['view']);
  });
});
