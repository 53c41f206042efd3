import { config } from '@vscode/l10n';
import { afterEach, describe, expect, test } from 'vitest';
import spanish from '../../../l10n/bundle.l10n.es.json' with { type: 'json' };
import kept from '../../../samples/golden.json' with { type: 'json' };
import { verificationSentences } from '../../../src/core/messages/verify.ts';
import type { PipelineName } from '../../../src/core/pipelines/types.ts';
import type { Comparison } from '../../../src/core/report/types.ts';
import { COSINE_TOLERANCE, verify, type Golden, type GoldenRow } from '../../../src/core/verify/verify.ts';
import { comparison } from '../report/builder.ts';

const made = comparison();

/** What a run that gave `from` would have kept. */
function goldenOf(from: Comparison): Golden {
  const ofPipelines = <T>(value: (name: PipelineName) => T) => ({ preclip: value('preclip'), clip: value('clip') });
  const fingerprints = (name: PipelineName) => ({
    image: from.models[name]?.image.fingerprint ?? '',
    text: from.models[name]?.text.fingerprint ?? '',
  });
  const numbers = (name: PipelineName, row: number): GoldenRow => {
    const result = from.pipelines[name];
    const [rank = NaN, textRank = NaN] = [result?.rank[row], result?.textRank[row]];
    return { rank, textRank, own: result?.own[row] ?? NaN, rival: result?.rivalCosine[row] ?? NaN };
  };
  return {
    projectionSeed: 0,
    models: ofPipelines(fingerprints),
    correct: ofPipelines((name) => from.pipelines[name]?.top1.correct ?? 0),
    rows: Object.fromEntries(from.rows.map(({ image }, row) => [image, ofPipelines((name) => numbers(name, row))])),
  };
}

const golden = goldenOf(made);
const images = made.rows.map(({ image }) => image);
const [first = ''] = images;

/** The golden data with other numbers of CLIP for the first image. */
function changed(change: Partial<GoldenRow>): Golden {
  const row = golden.rows[first];
  if (!row) throw new Error('no first row');
  return { ...golden, rows: { ...golden.rows, [first]: { ...row, clip: { ...row.clip, ...change } } } };
}

afterEach(() => {
  config({ contents: {} });
});

describe('a comparison held against golden data', () => {
  test('passes with equal numbers', () => {
    const found = verify(made, golden);
    expect(found).toMatchObject({ ok: true, ranksEqual: true, rows: images.length, worstCosineDifference: 0 });
    expect(verificationSentences(found)).toEqual([expect.stringContaining('computes the expected numbers')]);
  });

  test('passes with cosines that differ as processors do', () => {
    const own = (golden.rows[first]?.clip.own ?? NaN) + COSINE_TOLERANCE / 2;
    const found = verify(made, changed({ own }));
    expect(found.ok).toBe(true);
    expect(found.worstCosineDifference).toBeCloseTo(COSINE_TOLERANCE / 2, 6);
  });

  test.each(['own', 'rival'] as const)('fails with another cosine: %s', (which) => {
    const found = verify(made, changed({ [which]: (golden.rows[first]?.clip[which] ?? NaN) + 2 * COSINE_TOLERANCE }));
    expect(found).toMatchObject({ ok: false, ranksEqual: true });
    expect(verificationSentences(found).join(' ')).toContain('up to 1e-4 is expected');
  });

  test.each(['rank', 'textRank'] as const)('fails with another %s, and says whose', (direction) => {
    const got = golden.rows[first]?.clip[direction] ?? NaN;
    const found = verify(made, changed({ [direction]: got + 1 }));
    expect(found).toMatchObject({ ok: false, ranksEqual: false });
    expect(found.otherRanks).toEqual([{ image: first, pipeline: 'clip', direction, expected: got + 1, got }]);
    expect(verificationSentences(found).join(' ')).toContain(`“${first}”`);
  });

  test('fails where a row is missing or strange', () => {
    const { [first]: row, ...others } = golden.rows;
    expect(verify(made, { ...golden, rows: others })).toMatchObject({ ok: false, otherRows: 1 });
    expect(
      verify(made, { ...golden, rows: { ...golden.rows, 'gone.jpg': row ?? golden.rows[first] } as Golden['rows'] }),
    ).toMatchObject({ ok: false, otherRows: 1 });
    expect(verify(made, { ...golden, rows: {} }).ok).toBe(false);
  });

  test('says nothing of other models, and of a pipeline that did not run', () => {
    const found = verify(made, { ...golden, models: { ...golden.models, clip: { image: 'x', text: 'y' } } });
    expect(found).toMatchObject({ ok: false, modelsEqual: false });
    expect(verificationSentences(found)).toEqual([expect.stringContaining('other models')]);
    const { preclip } = made.pipelines;
    expect(verify({ ...made, pipelines: preclip ? { preclip } : {} }, golden).ok).toBe(false);
  });

  test('fails where a cosine is no number', () => {
    expect(verify(made, changed({ own: NaN }))).toMatchObject({ ok: false, worstCosineDifference: Infinity });
  });

  test('is told in Spanish, too', () => {
    config({ contents: spanish });
    expect(verificationSentences(verify(made, golden))[0]).toContain('calcula los números esperados');
  });
});

test('the golden data that ship have the shape that is read', () => {
  const shipped: Golden = kept;
  expect(Object.keys(shipped.rows)).toHaveLength(20);
  expect(shipped.projectionSeed).toBe(0);
});
