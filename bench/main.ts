// Measures this program against the Python experiment, and prints the tables of docs/benchmarks.md.
import { execFileSync } from 'node:child_process';
import { writeResults, table } from './support/document.ts';
import { ExperimentRuns } from './support/experiment.ts';
import { describeMachine } from './support/machine.ts';
import { readOptions } from './support/options.ts';
import { Places, ROOT } from './support/places.ts';
import { measures } from './measures/measures.ts';

const options = readOptions(
  process.argv.slice(2),
  measures.map(({ name }) => name),
);
const places = new Places(options);
const bench = { options, places, experiment: new ExperimentRuns(options.python, places) };

execFileSync(process.execPath, ['tools/build.mjs'], { cwd: ROOT, stdio: 'inherit' });
const all = options.only.length === 0;
const parts = all ? [(await describeMachine(options.python)).join('\n')] : [];
process.stdout.write(`${parts.join('')}\n\n`);
for (const { name, run } of measures) {
  if (!all && !options.only.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  const part = table(name, await run(bench));
  process.stdout.write(`${part}\n\n`);
  parts.push(part);
}
if (options.write) await writeResults(parts.join('\n\n'));
