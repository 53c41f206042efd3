// `npm run demo`: both pipelines on the sample, from a fresh clone, with nothing but Node >= 20 and npm.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findings } from './demoFindings.mjs';
import { ensureBuilt, ensureDependencies, node, root } from './prepare.mjs';

ensureDependencies();
ensureBuilt();

const html = join('out', 'report.html');
const json = join('out', 'report.json');
mkdirSync(join(root, 'out'), { recursive: true });
const outputs = ['--html', html, '--json', json];
const args = ['dist/cli.js', 'compare', 'samples/scenes', ...outputs, ...process.argv.slice(2)];
process.exitCode = spawnSync(node, args, { cwd: root, stdio: 'inherit' }).status ?? 3;
if (process.exitCode === 0) tellFindings();

function tellFindings() {
  const report = JSON.parse(readFileSync(join(root, json), 'utf8'));
  console.log(['', ...findings(report), ''].join('\n'));
  console.log(`The report, for your browser:  ${join(root, html)}`);
  console.log('The same sample in the editor: npm run demo:editor');
}
