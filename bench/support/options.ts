import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './places.ts';
import type { BenchOptions } from './types.ts';

const USAGE = `npm run bench -- [options]
  --python PATH    interpreter with the experiment's packages (python3)
  --scratch DIR    models, photos and results; what is missing is made (out/bench, 4 GB)
  --only NAMES     measures, with commas between: `;

const REST = `
  --repeat N       runs of each program, end to end (3)
  --thousand       the Python experiment on 1,000 photos too, which takes minutes
  --write          put the results into docs/benchmarks.md`;

/** Leaves the process with a sentence when the call is wrong. */
export function readOptions(args: string[], names: readonly string[]): BenchOptions {
  try {
    const { values } = parseArgs({ args, options: OPTIONS });
    const only = values.only?.split(',') ?? [];
    const stranger = only.find((name) => !names.includes(name));
    if (stranger !== undefined) throw new Error(`There is no measure ${stranger}`);
    if (only.length > 0 && values.write) throw new Error('--write needs all measures');
    const repeat = Number(values.repeat);
    if (!(Number.isInteger(repeat) && repeat > 0)) throw new Error(`--repeat ${values.repeat} is not a number of runs`);
    const { python, thousand, write } = values;
    return { python, scratch: resolve(values.scratch), only, repeat, thousand, write };
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\n${USAGE}${names.join(',')}${REST}\n`,
    );
    process.exit(2);
  }
}

const OPTIONS = {
  python: { type: 'string', default: 'python3' },
  scratch: { type: 'string', default: resolve(ROOT, 'out', 'bench') },
  only: { type: 'string' },
  repeat: { type: 'string', default: '3' },
  thousand: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
} as const;
