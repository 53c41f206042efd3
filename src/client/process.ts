import { messageOf } from '../core/errors.ts';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

const STDERR_KEPT = 4_000;

/** The engine as a child process: started, watched, and ended. */
export class EngineProcess {
  readonly child: ChildProcess;
  /** Settles when the process is gone, with what is known of its end. Never rejects. */
  readonly ended: Promise<string>;
  #stderr = '';

  constructor(modulePath: string, env: Readonly<Record<string, string>> = {}) {
    // Advanced serialisation carries typed arrays as binary; JSON would take seconds for a matrix.
    this.child = fork(modulePath, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, ...env },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
    });
    this.ended = this.#end();
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null && this.child.connected;
  }

  /** Asks the process to go by closing its channel, and kills it when it has not gone after `patience` ms. */
  async end(patience: number): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    if (this.child.connected) this.child.disconnect();
    const killer = new AbortController();
    const kill = delay(patience, null, { signal: killer.signal, ref: false })
      .then(() => this.child.kill('SIGKILL'))
      .catch(() => false);
    await gone;
    killer.abort();
    await kill;
  }

  /** Not on `close`: it does not come when this side closed the channel. */
  async #end(): Promise<string> {
    const { child } = this;
    const silent = child.stderr ? new Promise((resolve) => child.stderr?.once('close', resolve)) : null;
    try {
      const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
      await silent;
      return this.#obituary(code, signal);
    } catch (error) {
      return messageOf(error);
    }
  }

  #obituary(code: number | null, signal: NodeJS.Signals | null): string {
    const how = signal ?? `exit code ${code ?? 'unknown'}`;
    const lines = this.#stderr.split('\n').map((line) => line.trim());
    const said = lines.filter((line) => line !== '' && !/^Node\.js v\d/.test(line));
    const words = said.findLast((line) => /\bError\b/.test(line)) ?? said.at(-1);
    return words === undefined ? how : `${how}: ${words}`;
  }
}
