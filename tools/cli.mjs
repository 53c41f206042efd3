// `npm run -s caption-lens -- …` from a clone: installs and builds what is missing, then runs the command line.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, node, root, run } from './prepare.mjs';

// npm changes into the clone; paths on the command line are meant from where the user stands.
const cwd = process.env.INIT_CWD ?? process.cwd();
const cli = join(root, 'dist', 'cli.js');
const silent = { stdio: ['ignore', 'ignore', 'inherit'] };

ensureDependencies();
if (!existsSync(cli)) run(node, ['tools/build.mjs'], silent);
// The terminal sends Ctrl-C to the child too, and the child decides what it means.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
const child = spawn(node, [cli, ...process.argv.slice(2)], { cwd, stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 130));
