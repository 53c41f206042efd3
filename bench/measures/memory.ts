import { rm } from 'node:fs/promises';
import type { ExperimentRun } from '../support/experiment.ts';
import { compareParams, startEngine } from '../support/lens.ts';
import { duration, megabytes, ratio } from '../support/numbers.ts';
import { peakOf } from '../support/process.ts';
import type { Bench, Finding, Measure } from '../support/types.ts';

/** 1,000 photos, nothing in the cache: time and peak memory of the engine, beside the experiment's. */
export const memory: Measure = { name: 'memory', run };

async function run({ options, places, experiment }: Bench): Promise<Finding[]> {
  const cache = await places.result('cache-memory');
  await rm(cache, { recursive: true, force: true });
  const params = await compareParams(places, await places.photos(1_000), cache);
  const engine = startEngine();
  try {
    const start = performance.now();
    const { run } = await engine.compare(params);
    await engine.spread({ run, seeds: 200 });
    const seconds = (performance.now() - start) / 1e3;
    const pid = await engine.pid();
    const peak = pid === null ? null : peakOf(pid);
    const measured = `${megabytes(peak)} in ${duration(seconds)}`;
    const ours = { what: 'peak memory of the engine, 1,000 photos', target: null, measured, reached: null };
    return [ours, ...(options.thousand ? against(await experiment.on(1_000), seconds) : [])];
  } finally {
    await engine.dispose();
  }
}

function against({ seconds, peakBytes }: ExperimentRun, ours: number): Finding[] {
  const measured = `${megabytes(peakBytes)} in ${duration(seconds)}`;
  return [
    { what: 'peak memory of the experiment, 1,000 photos', target: null, measured, reached: null },
    ratio('1,000 photos, fp32', [seconds], [ours], null),
  ];
}
