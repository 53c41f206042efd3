import type { EngineClient } from '../../src/client/client.ts';
import type { CompareParams } from '../../src/contract/engine.ts';
import { compareParams, runLens, startEngine } from '../support/lens.ts';
import { ratio } from '../support/numbers.ts';
import type { Bench, Finding, Measure } from '../support/types.ts';

const RUNS = 7;
const SEEDS = 200;

/** The same dataset once more: everything comes from the cache. */
export const unchanged: Measure = { name: 'unchanged', run };

async function run({ places, experiment }: Bench): Promise<Finding[]> {
  const theirs = (await experiment.known()).map(({ seconds }) => seconds);
  await runLens(places, { cache: 'cache-fp32' });
  const command: number[] = [];
  for (let i = 0; i < RUNS; i++) command.push((await runLens(places, { cache: 'cache-fp32' })).seconds);
  const { alone, withSpread } = await warm(
    await compareParams(places, await places.photos(100), await places.result('cache-fp32')),
  );
  return [
    ratio('process start included', theirs, command, 25),
    ratio(`warm engine, comparison and spread over ${SEEDS} seeds (remembered)`, theirs, withSpread, 100),
    ratio('warm engine, comparison alone', theirs, alone, 100),
  ];
}

/** As the editor sees it: from the call to the answer, process boundary included. */
async function warm(params: CompareParams): Promise<{ alone: number[]; withSpread: number[] }> {
  const engine = startEngine();
  try {
    await timed(engine, params);
    const runs: { compared: number; spread: number }[] = [];
    for (let i = 0; i < RUNS; i++) runs.push(await timed(engine, params));
    return {
      alone: runs.map(({ compared }) => compared),
      withSpread: runs.map(({ compared, spread }) => compared + spread),
    };
  } finally {
    await engine.dispose();
  }
}

async function timed(engine: EngineClient, params: CompareParams): Promise<{ compared: number; spread: number }> {
  const start = performance.now();
  const { run } = await engine.compare(params);
  const compared = performance.now();
  await engine.spread({ run, seeds: SEEDS });
  return { compared: (compared - start) / 1e3, spread: (performance.now() - compared) / 1e3 };
}
