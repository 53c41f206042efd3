// `npm run demo`: both pipelines on the sample, from a fresh clone, with nothing but Node >= 20 and npm.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureDependencies, node, root } from './prepare.mjs';

ensureDependencies();
ensureBuilt();

const starter = existsSync(join(root, 'models', 'starter')) && existsSync(join(root, 'samples', 'scenes'));
if (!starter)
  console.log('The starter models are not made yet: this runs the test fixture, whose weights are random.\n');
const dataset = starter ? 'samples/scenes' : 'test/fixtures/tiny/dataset';
const models = starter ? 'models/starter' : 'test/fixtures/tiny/models';
const report = join('out', 'report.html');
mkdirSync(join(root, 'out'), { recursive: true });
const args = ['dist/cli.js', 'compare', dataset, '--models', models, '--html', report, ...process.argv.slice(2)];
process.exitCode = spawnSync(node, args, { cwd: root, stdio: 'inherit' }).status ?? 3;
if (process.exitCode === 0) console.log(`\nThe report: ${join(root, report)}`);
