import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import kept from '../../samples/golden.json' with { type: 'json' };
import { EngineClient } from '../../src/client/client.ts';
import type { CompareParams } from '../../src/contract/engine.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import type { Comparison } from '../../src/core/report/types.ts';
import { COSINE_TOLERANCE, verify, type Golden } from '../../src/core/verify/verify.ts';
import { stageVsix } from '../../tools/package/vsix.mjs';
import { ENGINE } from '../engine/corpus/bundle.ts';
import { paramsFor } from '../engine/support/comparisons.ts';
import { ReferenceSet } from '../engine/support/referenceSet.ts';

const golden: Golden = kept;
const tiny = join(ReferenceSet.tiny.path, 'dataset');

/** The engine as the universal package has it, where nothing else of the project is on its path. */
describe('the engine of the universal package', () => {
  let folder: string;
  let packed: EngineClient;
  let native: EngineClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'caption-lens-universal-'));
    stageVsix('universal', folder);
    packed = new EngineClient({ modulePath: join(folder, 'dist', 'engine.js') });
    native = new EngineClient({ modulePath: ENGINE });
  });
  afterAll(async () => {
    await Promise.all([packed.dispose(), native.dispose()]);
    await rm(folder, { recursive: true });
  });

  test('has the golden ranks and cosines on the sample, and says what computed them', async () => {
    const starter = (name: string) => join(folder, 'models', 'starter', name);
    const models = { clip: starter('clip'), imageEncoder: starter('resnet'), textEncoder: starter('distiluse') };
    const { comparison } = await packed.compare(paramsFor(join(folder, 'samples', 'scenes'), { models, threads: 0 }));
    expect(verify(comparison, golden)).toMatchObject({ ok: true, rows: 20, otherRanks: [] });
    expect(comparison.runtime.build).toBe('wasm');
  });

  const all: [string, Partial<CompareParams>, PipelineName[]][] = [
    ['fp32', {}, ['preclip', 'clip']],
    ['int8', { precision: 'int8' }, ['preclip', 'clip']],
    ['fp16', { precision: 'fp16', pipelines: ['clip'] }, ['clip']],
  ];
  test.each(all)('gives the numbers of the native one in %s', async (_, more, pipelines) => {
    const [ours, theirs] = await Promise.all(
      [packed, native].map(async (client) => (await client.compare(paramsFor(tiny, more))).comparison),
    );
    if (!ours || !theirs) throw new Error('no comparison');
    expect([ours.runtime.build, theirs.runtime.build]).toEqual(['wasm', 'native']);
    for (const pipeline of pipelines) expect(farthest(ours, theirs, pipeline)).toBeLessThan(COSINE_TOLERANCE);
  });
});

/** Largest difference between two similarity matrices. */
function farthest(a: Comparison, b: Comparison, pipeline: PipelineName): number {
  const [ours, theirs] = [a, b].map(({ pipelines }) => pipelines[pipeline]?.similarity);
  if (!ours || !theirs || ours.length !== theirs.length) return Infinity;
  return ours.reduce((worst, value, cell) => Math.max(worst, Math.abs(value - (theirs[cell] ?? NaN))), 0);
}
