import { describe, expect, it } from 'vitest';
import type { PanelResult } from '../../../../src/contract/panel.ts';
import type { Logits } from '../../../../src/core/pipelines/types.ts';
import type { Comparison } from '../../../../src/core/report/types.ts';
import { cellVerdicts } from '../../../../webview/panel/cell.ts';
import { domainsOf, modeOf, offeredValues, rangeOf } from '../../../../webview/panel/modes.ts';
import { comparison } from '../../report/builder.ts';

const made = comparison();
const result: PanelResult = { run: 1, comparison: made, changes: null, forgiven: {} };

function withLogits(logits: Logits): Comparison {
  const { clip } = made.models;
  if (!clip) throw new Error('CLIP ran');
  return { ...made, models: { ...made.models, clip: { ...clip, image: { ...clip.image, logits } } } };
}

/** As above 2,000 rows. */
function withoutMatrix(): PanelResult {
  const { clip } = made.pipelines;
  if (!clip) throw new Error('CLIP ran');
  return { ...result, comparison: { ...made, pipelines: { clip: { ...clip, similarity: null } } } };
}

describe('what cells can show', () => {
  it('is a probability where the model says how it makes them, and never for pre-CLIP', () => {
    const sigmoid = { kind: 'sigmoid', scale: 117, bias: -13 } as const;
    const siglip = withLogits(sigmoid);
    expect(offeredValues(made)).toEqual(['cosine', 'rank']);
    expect(offeredValues(siglip)).toEqual(['cosine', 'rank', 'sigmoid']);
    expect(modeOf('sigmoid', 'clip', siglip)).toEqual(sigmoid);
    expect(modeOf('softmax', 'clip', siglip)).toEqual({ kind: 'cosine' });
    expect(modeOf('sigmoid', 'preclip', siglip)).toEqual({ kind: 'cosine' });
    expect(modeOf('rank', 'preclip', siglip)).toEqual({ kind: 'rank' });
  });

  it('shares a scale only between heatmaps that show the same', () => {
    const cosine = { mode: { kind: 'cosine' }, range: [-0.1, 0.1] } as const;
    const other = { mode: { kind: 'cosine' }, range: [0.1, 0.4] } as const;
    const softmax = { mode: { kind: 'softmax', scale: 100 }, range: [0.1, 0.4] } as const;
    expect(domainsOf([cosine, other], true, 20).map(({ high }) => high)).toEqual([0.4, 0.4]);
    expect(domainsOf([cosine, other], false, 20).map(({ high }) => high)).toEqual([0.1, 0.4]);
    expect(domainsOf([cosine, softmax], true, 20).map(({ high }) => high)).toEqual([0.1, 1]);
  });

  it('takes the ends of its scale from a sample where there is no matrix', async () => {
    const ask = () => Promise.resolve(Float32Array.of(-0.5, 0.9));
    const range = await rangeOf(withoutMatrix(), 'clip', ask);
    expect(range[0]).toBe(-0.5);
    expect(range[1]).toBeCloseTo(0.9);
  });
});

describe('a cell', () => {
  const block = () => () => Promise.reject(new Error('nothing is asked for'));
  const { signal } = new AbortController();

  it('has the rank of its own pair as the result has it', async () => {
    for (const row of [0, 7, 19]) {
      const verdicts = await cellVerdicts(result, { image: row, caption: row }, block, signal);
      expect(verdicts.map(({ rank }) => rank)).toEqual([
        made.pipelines.preclip?.rank[row],
        made.pipelines.clip?.rank[row],
      ]);
    }
  });

  it('is asked for where there is no matrix', async () => {
    const asked: unknown[] = [];
    const answering = () => (request: { mode: { kind: string }; rows: Int32Array }) => {
      asked.push([request.mode.kind, ...request.rows]);
      return Promise.resolve(Float32Array.of(request.mode.kind === 'rank' ? 4 : 0.25));
    };
    const verdicts = await cellVerdicts(withoutMatrix(), { image: 3, caption: 5 }, answering, signal);
    expect(verdicts).toMatchObject([{ name: 'clip', cosine: 0.25, rank: 4 }]);
    expect(asked).toEqual([
      ['cosine', 3],
      ['rank', 3],
    ]);
  });
});
