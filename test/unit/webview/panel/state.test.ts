import { describe, expect, it } from 'vitest';
import { DEFAULTS, restoredState } from '../../../../webview/panel/state.ts';
import { Store } from '../../../../webview/panel/store.ts';

describe('the restored state', () => {
  it('is what was kept', () => {
    const filters = { mismatches: true, category: null, text: 'tiger' };
    const table = { filters, sort: null, scroll: 40, selected: 3 };
    const kept = { ...DEFAULTS, sort: 'rank', value: 'softmax', view: { x: 1, y: 2, scale: 30 }, selected: 3, table };
    expect(restoredState(JSON.parse(JSON.stringify({ ...kept, captionsFile: '/x' })))).toEqual(kept);
  });

  it.each([
    null,
    'x',
    {},
    { sort: 'size', value: 1, scale: 'rainbow', view: { x: 'a' }, selected: -1, table: { filters: null } },
    { view: { x: 0, y: 0, scale: 0 }, selected: 1.5 },
  ])('takes defaults for what it does not understand: %j', (saved) => {
    expect(restoredState(saved)).toEqual(DEFAULTS);
  });
});

describe('the store', () => {
  it('tells of changes alone, and no more once that is ended', () => {
    const store = new Store({ a: 1, b: 2 });
    const told: unknown[] = [];
    const end = store.subscribe((now, before) => told.push([now, before]));
    store.set({ a: 1 });
    store.set({ a: 3 });
    end();
    store.set({ b: 5 });
    expect(told).toEqual([
      [
        { a: 3, b: 2 },
        { a: 1, b: 2 },
      ],
    ]);
  });
});
