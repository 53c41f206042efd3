import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export interface Finished {
  /** Wall clock from before the start of the process to its end. */
  readonly seconds: number;
  readonly stdout: string;
  /** Peak of the resident memory, null where the system does not tell. */
  readonly peakBytes: number | null;
}

const PEAK_PERIOD = 250;
const STDERR_KEPT = 3_000;

/** Runs a program to its end. Rejects when it fails, with the end of its stderr. */
export async function runProcess(
  command: string,
  args: readonly string[],
  { env = {} }: { readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Finished> {
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  let peakBytes: number | null = null;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-STDERR_KEPT)));
  const watch = setInterval(() => (peakBytes = (child.pid && peakOf(child.pid)) || peakBytes), PEAK_PERIOD);
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    const seconds = (performance.now() - started) / 1e3;
    if (code === 0) return { seconds, stdout, peakBytes };
    throw new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}\n${stderr}`);
  } finally {
    clearInterval(watch);
  }
}

/** Peak of a running process's resident memory in bytes; null off Linux. */
export function peakOf(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
