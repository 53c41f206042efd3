import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import kept from '../../samples/golden.json' with { type: 'json' };
import { EngineClient } from '../../src/client/client.ts';
import type { Comparison } from '../../src/core/report/types.ts';
import { COSINE_TOLERANCE, verify, type Golden, type GoldenRow } from '../../src/core/verify/verify.ts';
import { ENGINE } from './corpus/bundle.ts';
import { paramsFor } from './support/comparisons.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const golden: Golden = kept;

/** A difference is a fault, or a new model: `npm run golden -- --write` keeps what is right now. */
describe('the sample with the starter models', () => {
  let client: EngineClient;
  let comparison: Comparison;

  beforeAll(async () => {
    client = new EngineClient({ modulePath: ENGINE });
    const starter = (name: string) => path(`models/starter/${name}`);
    const models = { clip: starter('clip'), imageEncoder: starter('resnet'), textEncoder: starter('distiluse') };
    ({ comparison } = await client.compare(paramsFor(path('samples/scenes'), { models, threads: 0 })));
  });
  afterAll(() => client.dispose());

  it('has the golden ranks and cosines, computed by the golden models', () => {
    expect(verify(comparison, golden)).toMatchObject({ ok: true, rows: 20, otherRanks: [] });
  });

  it('finds most captions with CLIP, and few with pre-CLIP', () => {
    const correct = (name: 'clip' | 'preclip') => comparison.pipelines[name]?.top1.correct;
    expect(correct('clip')).toBe(golden.correct.clip);
    expect(correct('clip')).toBeGreaterThanOrEqual(16);
    expect(correct('preclip')).toBe(golden.correct.preclip);
    expect(correct('preclip')).toBeLessThanOrEqual(4);
  });
});

it('npm run golden prints what is kept', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [path('tools/golden.mjs')]);
  const printed = JSON.parse(stdout) as Golden;
  expect({ ...printed, rows: {} }).toEqual({ ...golden, rows: {} });
  expect(Object.keys(printed.rows)).toEqual(Object.keys(golden.rows));
  for (const [image, { preclip, clip }] of Object.entries(golden.rows)) {
    expectEqual(printed.rows[image]?.preclip, preclip);
    expectEqual(printed.rows[image]?.clip, clip);
  }
});

function expectEqual(now: GoldenRow | undefined, { rank, textRank, own, rival }: GoldenRow): void {
  expect(now).toMatchObject({ rank, textRank });
  expect(Math.abs((now?.own ?? NaN) - own)).toBeLessThanOrEqual(COSINE_TOLERANCE);
  expect(Math.abs((now?.rival ?? NaN) - rival)).toBeLessThanOrEqual(COSINE_TOLERANCE);
}
