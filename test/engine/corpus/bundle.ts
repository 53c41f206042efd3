import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Call, Ended } from './judge.ts';

export const ENGINE = fileURLToPath(new URL('../../../dist/engine.js', import.meta.url));
export const CLI = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

/** The environment of the command line under test: English, and nothing of whoever runs the tests. */
export const ENVIRONMENT = { PATH: process.env['PATH'], LANG: 'C', XDG_CACHE_HOME: '/nonexistent' };

/** `env` is added to that environment. */
export function startCli(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [CLI, ...args], {
    env: { ...ENVIRONMENT, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The command line as users start it. */
export const throughBundle: Call = (args) => endOf(startCli(args));

export async function endOf(child: ReturnType<typeof startCli>): Promise<Ended> {
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? -1, ...said };
}
