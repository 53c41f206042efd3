import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import { problemSentences } from '../../src/core/messages/problems.ts';
import { troubleSentences } from '../../src/core/messages/troubles.ts';
import { CALLS } from './corpus/calls.ts';
import { CAPTIONS } from './corpus/captions.ts';
import { CSV } from './corpus/csv.ts';
import { BOTH, captions, type Case, type Outcome } from './corpus/case.ts';
import { expectHarmless } from './corpus/harmless.ts';
import { ATTACKS } from './corpus/hostile.ts';
import { EMBEDDINGS } from './corpus/embeddings.ts';
import { IMAGES } from './corpus/images.ts';
import { tell, throughEngine } from './corpus/judge.ts';
import { NAMES } from './corpus/names.ts';
import { ENGINE, throughBundle } from './corpus/bundle.ts';

const CORPUS = { CSV, CAPTIONS, IMAGES, NAMES, CALLS, EMBEDDINGS, ATTACKS };
const cases = Object.values(CORPUS).flat();

const engine = new EngineClient({ modulePath: ENGINE });
const call = throughEngine(engine);
afterAll(() => engine.dispose());

/** What is not named in a case must not be there. */
function expected({ exit, trouble, rows = [], leftOut = [], problems = [] }: Case): Outcome {
  if (trouble) return { exit, trouble, problems };
  return { exit, rows, leftOut, problems };
}

describe.each(Object.entries(CORPUS))('bad input: %s', (_, group) => {
  it.each(group.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const told = await tell(one, call);
    expect(told.outcome).toEqual(expected(one));
    expect(told.after).toEqual(told.before);
    expectHarmless(told, one.csv);
  });
});

describe('a captions file of 100,000 rows', () => {
  const ROWS = 100_000;

  it('whose images are missing but for two is read to its end', async () => {
    const missing = Array.from({ length: ROWS - 2 }, (_, row) => `${row}.jpg,food,A plate of number ${row}.`);
    const one: Case = { name: 'large', csv: captions(...missing), exit: 0, rows: BOTH };
    const told = await tell(one, call);
    expect(told.outcome).toMatchObject({ exit: 0, rows: BOTH });
    expect(told.outcome.leftOut).toHaveLength(ROWS - 2);
    expect(told.outcome.leftOut?.at(-1)).toBe(`${ROWS + 1} missing-image`);
    expect(told.err.split('\n').length).toBeLessThan(60);
    expect(told.after).toEqual(told.before);
    expect(await peakMegabytes()).toBeLessThan(800);
  });

  async function peakMegabytes(): Promise<number> {
    const status = await readFile(`/proc/${await engine.pid()}/status`, 'utf8').catch(() => '');
    return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  }
});

describe('bad input to the command line as a process of its own', () => {
  const alone = cases.filter((one) => one.alone);

  it.each(alone.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const told = await tell(one, throughBundle);
    expect(told.outcome).toEqual(expected(one));
    expect(told.after).toEqual(told.before);
    expectHarmless(told, one.csv);
  });

  it('covers a dozen cases', () => {
    expect(alone.length).toBeGreaterThanOrEqual(12);
  });
});

describe('the corpus', () => {
  it('holds every problem', () => {
    const told = new Set(
      cases.flatMap(({ problems = [], trouble }) => [...problems.map((line) => line.split(' ')[1]), trouble]),
    );
    expect(Object.keys(problemSentences).filter((code) => !told.has(code))).toEqual([]);
  });

  it('holds every trouble of a call but those that other tests cause', () => {
    const elsewhere = [
      'cache-not-cleared',
      'cancelled',
      'crop-not-made',
      'dataset-folder-missing',
      'dimension-mismatch',
      'disk-full',
      'image-not-shown',
      'model-file-damaged',
      'model-gives-classes',
      'model-lacks-dense',
      'model-takes-other',
      'model-writes-text',
      'models-not-fetched',
      'models-not-named',
      'result-replaced',
      'runtime-unusable',
      'server-model-missing',
      'server-refuses',
      'server-unreachable',
      'server-unusable',
    ];
    const told = new Set<string | undefined>([...elsewhere, ...cases.map(({ trouble }) => trouble)]);
    const isElsewhere = (code: string) => told.has(code) || /^(engine|hub)-/.test(code);
    expect(Object.keys(troubleSentences).filter((code) => !isElsewhere(code))).toEqual([]);
  });

  it('holds at least 60 cases, each of its own name', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });
});
