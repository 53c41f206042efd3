#!/usr/bin/env node
import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { engines, version } from '../../package.json';
import { EngineClient } from '../client/client.ts';
import { forTerminal } from '../core/report/disarm.ts';
import { cliWords as say } from '../core/messages/cli.ts';
import { removeUnfinished } from './outputs.ts';
import { isOlder } from './node.ts';
import { ENGINE } from './places.ts';
import { EXIT, run } from './run.ts';

// A floor in the manifest is a warning to npm; the engine would end with a stack trace.
const needed = engines.node.replace('>=', '');
if (isOlder(process.versions.node, needed)) {
  process.stderr.write(`${say.needsNode(needed, process.versions.node)}\n`);
  process.exit(EXIT.unusable);
}

/** An engine that has not answered a cancellation by now is killed. */
const PATIENCE = 800;
const LAST_WORDS = 150;

const controller = new AbortController();
const engine = new EngineClient({
  modulePath: ENGINE,
  onLog: ({ level, text }) => {
    if (level === 'warning') process.stderr.write(`${forTerminal(text)}\n`);
  },
});

let hasEnded = false;

function leave(code: number): never {
  removeUnfinished();
  process.exit(code);
}

/** First asks the engine to stop, then stops it; a second Ctrl-C leaves at once. */
async function interrupt(): Promise<void> {
  if (controller.signal.aborted) leave(EXIT.interrupted);
  controller.abort();
  await setTimeout(PATIENCE, undefined, { ref: false });
  if (!hasEnded) process.stderr.write(`\n${say.interrupted()}\n`);
  const pid = await Promise.race([engine.pid().catch(() => null), setTimeout(LAST_WORDS, null)]);
  if (pid !== null) process.kill(pid, 'SIGKILL');
  leave(EXIT.interrupted);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void interrupt());

// A reader that closes early (`| head`) has seen enough; files and exit code are owed all the same.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') leave(EXIT.failed);
  });
}

/** An empty answer where the input ends. */
function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  lines.on('SIGINT', () => void interrupt());
  return new Promise<string>((resolve) => {
    lines.once('close', () => {
      process.stderr.write('\n');
      resolve('');
    });
    lines.question(question, (answer) => {
      lines.removeAllListeners('close');
      resolve(answer);
    });
  }).finally(() => {
    lines.close();
  });
}

const { stdin, stdout, stderr, env, platform } = process;
const seen = { stdout, stderr, env, platform, home: homedir(), signal: controller.signal };
const io = { ...seen, ask: stdin.isTTY && stderr.isTTY ? ask : null };
process.exitCode = await run(process.argv.slice(2), { version, engine }, io);
hasEnded = true;
await engine.dispose();
