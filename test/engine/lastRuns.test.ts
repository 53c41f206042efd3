import { expect, test } from 'vitest';
import type { Compared } from '../../src/core/compare.ts';
import { rightAnswers } from '../../src/core/similarity/answers.ts';
import { LastRuns } from '../../src/engine/lastRuns.ts';
import { cosines, experimentRows, pipelineResult } from '../unit/report/builder.ts';

const DIMENSION = 8;
/** Two rows: vectors of images and captions, and the cosines of all pairs. */
const BYTES = 4 * (2 * 2 * DIMENSION + 2 * 2);

function compared(): Compared {
  const rows = experimentRows(2);
  const vectors = () => ({ data: new Float32Array(2 * DIMENSION), rows: 2, columns: DIMENSION });
  const features = vectors();
  const captions = { tokens: [], distinct: Int32Array.of(0, 1), vectors: vectors(), limit: 77, englishOnly: true };
  const answers = rightAnswers(['a', 'b'], ['x', 'y']);
  return {
    ...{ rows, leftOut: [], problems: [], mcnemar: null },
    pipelines: { clip: pipelineResult(rows, cosines(rows, 'clip')) },
    stages: { clip: { features, aligned: features, captions, answers } },
  };
}

const keep = (runs: LastRuns, captionsFile: string) =>
  runs.keep(compared(), { folder: '/photos', upright: false, captionsFile }, {});
const gone = expect.objectContaining({ code: 'result-replaced' }) as Error;

test('a comparison leaves those of other captions files, and takes the place of its own file’s', () => {
  const runs = new LastRuns();
  const [first, other, second] = [keep(runs, 'a.csv'), keep(runs, 'b.csv'), keep(runs, 'a.csv')];
  expect(() => runs.get(first)).toThrow(gone);
  expect([other, second].map((run) => runs.get(run).number)).toEqual([other, second]);
});

test('where all take too much the oldest comparison goes, and a file compared again is new', () => {
  const runs = new LastRuns(2 * BYTES);
  keep(runs, 'a.csv');
  const b = keep(runs, 'b.csv');
  const a = keep(runs, 'a.csv');
  const c = keep(runs, 'c.csv');
  expect(() => runs.get(b)).toThrow(gone);
  expect([a, c].map((run) => runs.get(run).number)).toEqual([a, c]);
});

test('one byte short of room for two there is one, and the newest stays whatever it takes', () => {
  for (const most of [2 * BYTES - 1, BYTES - 1]) {
    const runs = new LastRuns(most);
    const [old, newest] = [keep(runs, 'a.csv'), keep(runs, 'b.csv')];
    expect(() => runs.get(old)).toThrow(gone);
    expect(runs.get(newest).images).toHaveLength(2);
  }
});
