import { describe, expect, it } from 'vitest';
import { comparison, experimentRows, usableRow } from '../../report/builder.ts';
import { HOSTILE } from '../../report/hostile.ts';
import {
  folded,
  isFiltering,
  nextSort,
  NO_FILTERS,
  passing,
  sorted,
  TextIndex,
} from '../../../../webview/table/arrange.ts';
import { columnsOf, fitting, leastWidth, tracksOf } from '../../../../webview/table/columns.ts';
import { modelOf, numberOf, rivalOf, verdictOf, type Model } from '../../../../webview/table/model.ts';
import type { ComparisonSpec } from '../../report/builder.ts';

function model(spec: ComparisonSpec = {}, clip: Uint8Array = new Uint8Array(20)): Model {
  return modelOf({ run: 1, comparison: comparison(spec), changes: null, forgiven: { clip } });
}

const filtered = (of: Model, change: Partial<typeof NO_FILTERS>) =>
  passing(of, new TextIndex(of), { ...NO_FILTERS, ...change });

describe('filters', () => {
  it('leave everything in file order when none is set', () => {
    expect(filtered(model(), {})).toEqual([...Array(20).keys()]);
    expect(isFiltering(NO_FILTERS)).toBe(false);
    expect(isFiltering({ ...NO_FILTERS, text: '  ' })).toBe(false);
  });

  it('keep the rows of a category', () => {
    expect(filtered(model(), { category: 'food' })).toEqual([10, 11, 12, 13, 14]);
  });

  it('keep what CLIP gets wrong, but not what is forgiven', () => {
    const all = model();
    const wrong = filtered(all, { mismatches: true });
    expect(wrong.length).toBeGreaterThan(1);
    expect(wrong.every((row) => all.main?.result.correct[row] === 0)).toBe(true);
    const forgiven = Uint8Array.from({ length: 20 }, (_, row) => Number(row === wrong[0]));
    expect(filtered(model({}, forgiven), { mismatches: true })).toEqual(wrong.slice(1));
  });

  it('find text in file names and captions, whatever its case and accents', () => {
    const rows = [
      usableRow({ image: 'a/Été.jpg', caption: 'Un CAFÉ con leche' }, 0),
      usableRow({ image: 'a/b.jpg', caption: 'cafe\u0301 solo' }, 1),
      usableRow({ image: 'a/c.jpg', caption: 'Tea' }, 2),
    ];
    const three = model({ rows });
    expect(filtered(three, { text: ' cafe ' })).toEqual([0, 1]);
    expect(filtered(three, { text: 'CAFÉ' })).toEqual([0, 1]);
    expect(filtered(three, { text: 'ete' })).toEqual([0]);
    expect(filtered(three, { text: 'nothing of that' })).toEqual([]);
  });

  it('take hostile text as text', () => {
    const rows = Object.values(HOSTILE).map((caption, i) => usableRow({ image: `x/${i}.jpg`, caption }, i));
    expect(filtered(model({ rows }), { text: '<script>' })).toEqual([0]);
    expect(folded('.*[a-z](')).toBe('.*[a-z](');
  });
});

describe('sorting', () => {
  it('orders by number in both directions, equal ones in file order', () => {
    const all = model();
    const up = sorted([...Array(20).keys()], columnsOf(all), { column: 'rank', descending: false });
    const ranks = up.map((row) => all.main?.result.rank[row] ?? 0);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    const ones = up.filter((row) => all.main?.result.rank[row] === 1);
    expect(ones).toEqual([...ones].sort((a, b) => a - b));
    const down = sorted(up, columnsOf(all), { column: 'margin', descending: true });
    const margins = down.map((row) => all.main?.result.margin[row] ?? 0);
    expect(margins).toEqual([...margins].sort((a, b) => b - a));
  });

  it('orders names as people count', () => {
    const rows = ['b10', 'b9', 'a1'].map((name, i) => usableRow({ image: `x/${name}.jpg`, caption: name }, i));
    expect(sorted([0, 1, 2], columnsOf(model({ rows })), { column: 'file', descending: false })).toEqual([2, 1, 0]);
  });

  it('leaves what has no value to the end, either way', () => {
    const columns = columnsOf(model()).map((column) =>
      column.id === 'margin' ? { ...column, key: (row: number) => [3, NaN, 1][row] ?? 0 } : column,
    );
    expect(sorted([0, 1, 2], columns, { column: 'margin', descending: false })).toEqual([2, 0, 1]);
    expect(sorted([0, 1, 2], columns, { column: 'margin', descending: true })).toEqual([0, 2, 1]);
  });

  it('goes up, down, and back to the order of the file', () => {
    const up = nextSort(null, 'rank');
    const down = nextSort(up, 'rank');
    expect([up, down, nextSort(down, 'rank')]).toEqual([
      { column: 'rank', descending: false },
      { column: 'rank', descending: true },
      null,
    ]);
    expect(nextSort(down, 'file')).toEqual({ column: 'file', descending: false });
  });
});

describe('columns', () => {
  it('are those of the pipelines that ran, CLIP first', () => {
    const ids = (run: ComparisonSpec['run']) => columnsOf(model(run ? { run } : {})).map(({ id }) => id);
    expect(ids(undefined)).toHaveLength(13);
    expect(ids(['clip'])).not.toContain('otherRank');
    expect(ids([])).toEqual(['number', 'picture', 'file', 'category', 'caption']);
    const preclip = model({ run: ['preclip'] });
    expect(preclip.main?.name).toBe('preclip');
    expect(columnsOf(preclip).find(({ id }) => id === 'rank')?.title).toBe('pre-CLIP rank');
  });

  it('have the same tracks for every line', () => {
    const columns = columnsOf(model());
    expect(tracksOf(columns).split(/ (?![^(]*\))/)).toHaveLength(columns.length);
    expect(leastWidth(columns)).toBeLessThan(95);
  });

  it('are those that tell most where there is little room', () => {
    const columns = columnsOf(model());
    const ids = (room: number) => fitting(columns, room).map(({ id }) => id);
    expect(ids(60)).toHaveLength(columns.length);
    expect(ids(42)).toEqual(['number', 'picture', 'caption', 'verdict', 'rank']);
    expect(ids(28)).toEqual(['picture', 'caption', 'verdict']);
    expect(ids(1)).toEqual(['picture']);
    for (const room of [27, 30, 36, 42]) expect(leastWidth(fitting(columns, room))).toBeLessThanOrEqual(room);
  });

  it('have room however narrow, with one pipeline or none', () => {
    for (const run of [['preclip'], []] as const) {
      const columns = columnsOf(model({ run }));
      expect(fitting(columns, 28).map(({ id }) => id)).toContain('caption');
    }
  });
});

describe('a row', () => {
  it('counts as in the captions file, below its header', () => {
    const rows = experimentRows().map((row) => ({ ...row, record: row.record + 5 }));
    expect(numberOf(model({ rows }), 0)).toBe(6);
  });

  it('has a rival where another image has a caption', () => {
    const clip = model().main;
    expect(clip && rivalOf(clip, 0)).toBe(clip?.result.rival[0]);
    const alone = model({ rows: [usableRow({ image: 'a/a.jpg', caption: 'alone' }, 0)] }).main;
    expect(alone && rivalOf(alone, 0)).toBeNull();
    expect(alone && verdictOf(alone, 0)).toBe('match');
  });
});
