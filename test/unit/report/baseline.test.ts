import { describe, expect, it } from 'vitest';
import { Trouble } from '../../../src/core/errors.ts';
import { compareWithBaseline, gatedAccuracy, parseBaseline } from '../../../src/core/report/baseline.ts';
import { toJson } from '../../../src/core/report/json.ts';
import { stringify } from '../../../src/core/report/stringify.ts';
import type { Comparison } from '../../../src/core/report/types.ts';
import { comparison, leftOutRow, pipelineResult, usableRow, type RowSpec } from './builder.ts';

/** A CLIP run in which exactly the rows with `right` prefer their own caption. */
function run(specs: readonly (RowSpec & { right: boolean })[], leftOut: Comparison['leftOut'] = []): Comparison {
  const rows = specs.map(usableRow);
  const n = rows.length;
  const other = (i: number) => (i + 1) % n;
  const similarity = Float32Array.from({ length: n * n }, (_, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    if (i === j) return specs[i]?.right ? 0.9 : 0.3;
    return j === other(i) ? 0.5 : 0.1;
  });
  return comparison({ rows, run: ['clip'], pipelines: { clip: pipelineResult(rows, similarity) }, leftOut });
}

const sentence = () => '';
const asBaseline = (made: Comparison) => parseBaseline([...stringify(toJson(made, sentence, 'x'))].join(''), 'b.json');

const a = { image: 'food/a.jpg', caption: 'An apple', right: true };
const b = { image: 'food/b.jpg', caption: 'Bread', right: true };
const c = { image: 'beaches/c.jpg', caption: 'A coast', right: false };
const before = asBaseline(run([a, b, c]));
const lostImages = (now: Comparison) => compareWithBaseline(before, now).lost.map((row) => row.before.image);

describe('compareWithBaseline', () => {
  it('finds nothing lost in the same run', () => {
    expect(compareWithBaseline(before, run([a, b, c]))).toEqual({ lost: [], removed: [], won: 0, sameModels: true });
  });

  it('lists the rows that were right and are wrong now', () => {
    const verdict = compareWithBaseline(before, run([a, { ...b, right: false }, { ...c, right: true }]));
    expect(verdict.lost).toEqual([{ before: before.rows[1], now: 1 }]);
    expect(verdict.won).toBe(1);
  });

  it('knows a row again whose caption was edited', () => {
    expect(lostImages(run([a, { ...b, caption: 'Stuff', right: false }, c]))).toEqual(['food/b.jpg']);
  });

  it('knows rows again in another order', () => {
    expect(lostImages(run([c, { ...b, right: false }, a]))).toEqual(['food/b.jpg']);
  });

  it('knows an image again that moved to another category', () => {
    expect(lostImages(run([a, { ...b, image: 'home/b.jpg', right: false }, c]))).toEqual(['food/b.jpg']);
  });

  it('tells several captions of one image apart, by text before order', () => {
    const twice = [
      { image: 'x.jpg', caption: 'One', right: true },
      { image: 'x.jpg', caption: 'Two', right: false },
      { image: 'y.jpg', caption: 'Why', right: true },
    ];
    const [one, two, why] = twice as [typeof c, typeof c, typeof c];
    const lost = (now: Comparison) => compareWithBaseline(asBaseline(run(twice)), now).lost;
    expect(lost(run([two, one, why]))).toEqual([]);
    expect(lost(run([two, { ...one, right: false }, why])).map((row) => row.before.caption)).toEqual(['One']);
  });

  it('counts a row as lost that is left out now', () => {
    const now = run([a, c], [leftOutRow({ image: 'food/b.jpg', caption: '' }, 2, 'empty-caption')]);
    expect(compareWithBaseline(before, now).lost).toEqual([{ before: before.rows[1], now: null }]);
  });

  it('does not call a row lost that somebody removed', () => {
    const verdict = compareWithBaseline(before, run([a, c]));
    expect([verdict.lost, verdict.removed]).toEqual([[], [before.rows[1]]]);
  });

  it('tells when other models made the baseline', () => {
    const encoder = { source: 'x', fingerprint: 'other', precision: 'int8', dimension: 512 } as const;
    const now = { ...run([a, b, c]), models: { clip: { image: encoder, text: encoder } } };
    expect(compareWithBaseline(before, now).sameModels).toBe(false);
  });
});

describe('parseBaseline', () => {
  const minimal = {
    version: 1,
    dataset: { rows: [{ line: 2, filename: 'a.jpg', category: 'food', caption: 'An apple' }] },
    pipelines: { clip: { best: [0] } },
  };

  it('takes a report that has only what the format promises', () => {
    expect(parseBaseline(JSON.stringify(minimal), 'b.json')).toEqual({
      rows: [{ filename: 'a.jpg', caption: 'An apple', image: 'food/a.jpg', correct: true }],
      models: null,
    });
  });

  it.each([
    ['no JSON', '{', /JSON/],
    ['nothing', 'null', /version/],
    ['another version', JSON.stringify({ ...minimal, version: 2 }), /report\.version: expected version 1, got 2/],
    ['no CLIP', JSON.stringify({ ...minimal, pipelines: {} }), /pipelines\.clip\.best: expected a list, got nothing/],
    ['too few verdicts', JSON.stringify({ ...minimal, pipelines: { clip: { best: [] } } }), /best: expected 1 entries/],
    ['an index too high', JSON.stringify({ ...minimal, pipelines: { clip: { best: [7] } } }), /best\[0\]: .* below 1/],
    [
      'rows that are none',
      JSON.stringify({ ...minimal, dataset: { rows: [3] } }),
      /rows\[0\]\.category: expected text/,
    ],
  ])('says where it is wrong: %s', (_, text, place) => {
    const read = () => parseBaseline(text, 'b.json');
    expect(read).toThrow(Trouble);
    try {
      read();
    } catch (error) {
      expect(error).toMatchObject({ code: 'baseline-unusable', args: { file: 'b.json' } });
      expect((error as Trouble).args['reason']).toMatch(place);
    }
  });
});

describe('gatedAccuracy', () => {
  const now = run([a, b, c], [leftOutRow({ image: 'food/d.jpg', caption: 'd' }, 3, 'missing-image')]);

  it('counts rows left out as wrong', () => {
    expect(gatedAccuracy(now, false)).toBe(50);
  });

  it('does not count them where that is allowed', () => {
    expect(gatedAccuracy(now, true)).toBeCloseTo(66.667, 3);
  });
});
