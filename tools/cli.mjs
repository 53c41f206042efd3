// `npm run -s caption-lens -- …` from a clone: installs and builds what is missing, then runs the command line.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureDependencies, node, root } from './prepare.mjs';

const cli = join(root, 'dist', 'cli.js');
const silent = { stdio: ['ignore', 'ignore', 'inherit'] };

ensureDependencies(silent);
ensureBuilt(silent);
// npm changes into the clone; paths on the command line are meant from where the user stands.
process.chdir(process.env.INIT_CWD ?? process.cwd());
if (Number.parseInt(process.versions.node) >= 24) await import(pathToFileURL(cli).href);
else runInProjectsNode();

/** Only the first run in a fresh clone: npm then had no Node of the project's to start this with. */
function runInProjectsNode() {
  const child = spawn(node, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 130));
}
