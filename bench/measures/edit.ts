import { copyFile, cp, link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compareParams, startEngine } from '../support/lens.ts';
import { durations, median } from '../support/numbers.ts';
import type { Bench, Finding, Measure } from '../support/types.ts';

const EDITS = 9;
const ROW = 500;

/** One caption of 1,000 rows changes while the engine runs. */
export const edit: Measure = { name: 'edit', run };

async function run({ places }: Bench): Promise<Finding[]> {
  const dataset = await copyOf(await places.photos(1_000), await places.result('edited'));
  const params = await compareParams(places, dataset, await places.result('cache-edit'));
  const captions = await readFile(join(dataset, 'captions.csv'), 'utf8');
  const engine = startEngine();
  try {
    process.stderr.write('embedding 1,000 photos …\n');
    await engine.compare(params);
    const inEngine: number[] = [];
    const inClient: number[] = [];
    for (let i = 0; i <= EDITS; i++) {
      await writeFile(join(dataset, 'captions.csv'), changed(captions, i));
      const start = performance.now();
      const { comparison } = await engine.compare(params);
      inClient.push((performance.now() - start) / 1e3);
      inEngine.push((comparison.timings['total'] ?? NaN) / 1e3);
    }
    return findings(inEngine, inClient);
  } finally {
    await engine.dispose();
  }
}

/** The first edit of an engine that found all in its cache loads the text encoders: it is told apart. */
function findings([first = NaN, ...inEngine]: readonly number[], [, ...inClient]: readonly number[]): Finding[] {
  const what = 'one caption of 1,000 rows changed';
  const reached = median(inEngine) < 0.1;
  return [
    { what: `${what}, in the engine`, target: 'under 100 ms', measured: durations(inEngine), reached },
    { what: `${what}, as the client sees it`, target: null, measured: durations(inClient), reached: null },
    { what: 'the first change', target: null, measured: durations([first]), reached: null },
  ];
}

/** The folder is given to the engine, so it must not lead out of itself: hard links, or copies. */
async function copyOf(from: string, to: string): Promise<string> {
  await rm(to, { recursive: true, force: true });
  for (const name of await readdir(from, { recursive: true })) {
    if (!/\.jpg$/.test(name)) continue;
    await mkdir(dirname(join(to, name)), { recursive: true });
    await link(join(from, name), join(to, name)).catch(() => copyFile(join(from, name), join(to, name)));
  }
  await cp(join(from, 'captions.csv'), join(to, 'captions.csv'));
  return to;
}

/** A caption nobody has seen yet, about as long as it was. */
function changed(captions: string, edit: number): string {
  const lines = captions.split('\n');
  const stamp = (Date.now() % 1e6) + edit;
  lines[ROW] = (lines[ROW] ?? '').replace('A picture of', `View ${stamp} of`);
  return lines.join('\n');
}
