import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import type { Forgive } from '../../../src/core/annotations/forgive.ts';
import { toSarif, type SarifOptions } from '../../../src/core/report/sarif.ts';
import type { Comparison } from '../../../src/core/report/types.ts';
import { clipResult, comparison, experimentRows, problem, usableRow } from './builder.ts';
import { HOSTILE, STEERING } from './hostile.ts';

const never: Forgive = () => null;
const options: SarifOptions = {
  sentence: ({ code, args }) => `${code}: ${String(args['file'] ?? '')}`,
  forgive: never,
  text: null,
  uri: 'photos/captions.csv',
  version: '1.2.3',
};

/** Typed as the schema of SARIF 2.1.0 has it. */
function sarif(of: Comparison, more: Partial<SarifOptions> = {}) {
  const log: Log = toSarif(of, { ...options, ...more });
  const [run] = log.runs;
  if (!run) throw new Error('no run');
  return { log, rules: run.tool.driver.rules ?? [], results: run.results ?? [] };
}

/** Row 1 prefers the caption of row 2, which prefers its own. */
function oneMiss(captions: readonly string[], images: readonly string[] = ['a/1.jpg', 'a/2.jpg']): Comparison {
  const rows = captions.map((caption, i) => usableRow({ image: images[i] ?? '', caption }, i));
  const clip = clipResult({ correct: Uint8Array.of(0, 1), best: Int32Array.of(1, 1), rank: Int32Array.of(2, 1) });
  return comparison({ rows, pipelines: { clip } });
}

test('is SARIF 2.1.0 with columns in UTF-16 units', () => {
  const { log } = sarif(comparison());
  expect(log.version).toBe('2.1.0');
  expect(log.runs).toHaveLength(1);
  expect(log.runs[0]?.columnKind).toBe('utf16CodeUnits');
  expect(log.runs[0]?.tool.driver).toMatchObject({ name: 'Caption Lens', semanticVersion: '1.2.3' });
});

test('has a result for each row that CLIP misses, and a rule for each result', () => {
  const whole = comparison({
    problems: [problem('missing-image', 3, { file: 'x.jpg' }), problem('too-few-rows', null)],
  });
  const { clip } = whole.pipelines;
  const { results, rules } = sarif(whole);
  expect(results.filter(({ ruleId }) => ruleId === 'caption-mismatch')).toHaveLength(
    (clip?.top1.total ?? NaN) - (clip?.top1.correct ?? NaN),
  );
  for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { shortDescription } of rules) expect(shortDescription?.text).toMatch(/\.$/);
});

test('severities become levels', () => {
  const problems = (['error', 'warning', 'info'] as const).map((severity) => ({
    ...problem('caption-cut', 0),
    severity,
  }));
  const { results } = sarif(comparison({ run: ['preclip'], problems }));
  expect(results.map(({ level }) => level)).toEqual(['error', 'warning', 'note']);
});

test('names the place of a caption over several lines, quotes included', () => {
  const text = 'filename,caption\r\n1.jpg,"Ein 🏖 ""Strand"",\r\nund Meer"\r\n2.jpg,Sand\r\n';
  const of = oneMiss(['Ein 🏖 "Strand",\r\nund Meer', 'Sand']);
  const [start, end] = [text.indexOf('"Ein'), text.indexOf('Meer"') + 'Meer"'.length];
  const rows = of.rows.map((row, i) =>
    i > 0 ? row : { ...row, caption: { ...row.caption, place: { start, end, line: 2, column: 7 } } },
  );
  const { results } = sarif({ ...of, rows }, { text });
  expect(results[0]?.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'photos/captions.csv' },
    region: { startLine: 2, startColumn: 7, endLine: 3, endColumn: 'und Meer"'.length + 1 },
  });
});

test('what has no place stands at the first line', () => {
  const { results } = sarif(comparison({ run: ['preclip'], problems: [problem('image-without-row', null)] }));
  expect(results[0]?.locations?.[0]?.physicalLocation?.region).toEqual({ startLine: 1 });
});

test('a caption that is as good as the own one is no finding', () => {
  const of = oneMiss(['A beach', 'A beach']);
  expect(sarif(of, { forgive: () => 'tie' }).results).toEqual([]);
  expect(sarif(of).results).toHaveLength(1);
});

test('a finding is known again when its row has moved', () => {
  const rows = experimentRows(2);
  const print = (of: Comparison) => sarif(of).results[0]?.partialFingerprints;
  const moved = rows.map((row) => ({ ...row, line: row.line + 5 }));
  const base = oneMiss(['A', 'B']);
  expect(print({ ...base, rows })).toEqual(print({ ...base, rows: moved }));
  expect(print({ ...base, rows })).not.toEqual(print(base));
});

describe('texts of the dataset stay text', () => {
  test.each(Object.entries(HOSTILE))('%s', (_, text) => {
    const { results } = sarif(oneMiss([text, text], [`a/${text}.jpg`, `b/${text}.jpg`]));
    const message = results[0]?.message.text ?? '';
    expect(message).not.toMatch(STEERING);
    // A link needs a bracket that is not escaped, a placeholder a brace that is not doubled.
    expect(message.replaceAll(/\\[\\[\]]/g, '')).not.toMatch(/[[\]]/);
    expect(message.replaceAll(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/);
    expect(message.length).toBeLessThan(12_000);
  });
});
