import { SingleBar } from 'cli-progress';
import type { CallOptions } from '../client/client.ts';
import { Pace } from '../client/pace.ts';
import type { Progress } from '../contract/engine.ts';
import { amountText, progressWords as say } from '../core/messages/progress.ts';
import { padEnd } from '../core/report/layout.ts';
import { tell, type Io, type Sink } from './io.ts';

export interface ProgressView {
  readonly show: (progress: Progress) => void;
  readonly end: () => void;
}

/** A bar with rate and time left on a terminal, plain lines elsewhere; both on stderr. */
export function progressView(io: Io): ProgressView {
  return io.stderr.isTTY ? new Bar(io.stderr) : new Lines(io);
}

/** Shows how a request of the engine goes until it is answered. Rejects as `work` does. */
export async function withProgress<T>(io: Io, work: (call: CallOptions) => Promise<T>): Promise<T> {
  const view = progressView(io);
  const onProgress = (progress: Progress) => {
    if (!io.signal.aborted) view.show(progress);
  };
  // The engine may be killed: the terminal gets its line back before.
  io.signal.addEventListener('abort', () => {
    view.end();
  });
  try {
    return await work({ onProgress, signal: io.signal });
  } finally {
    view.end();
  }
}

class Bar implements ProgressView {
  readonly #pace = new Pace();
  readonly #bar: SingleBar;
  #isShown = false;

  constructor(stream: Sink) {
    this.#bar = new SingleBar({
      format: `{stage} {bar} {amount}  {pace}`,
      stream: stream as NodeJS.WritableStream,
      barCompleteChar: '━',
      barIncompleteChar: '─',
      barsize: 24,
      clearOnComplete: true,
    });
  }

  show(progress: Progress): void {
    const now = performance.now();
    this.#pace.follow(progress, now);
    const pace = this.#pace.text(progress, now);
    const payload = { stage: padEnd(say.stage(progress.stage), 26), amount: amountText(progress), pace };
    if (!this.#isShown) this.#bar.start(progress.total, progress.done, payload);
    this.#isShown = true;
    this.#bar.setTotal(progress.total);
    this.#bar.update(progress.done, payload);
  }

  end(): void {
    if (this.#isShown) this.#bar.stop();
    this.#isShown = false;
  }
}

const QUIET = 3000;

class Lines implements ProgressView {
  readonly #pace = new Pace();
  readonly #io: Io;
  #last = -Infinity;

  constructor(io: Io) {
    this.#io = io;
  }

  show(progress: Progress): void {
    const now = performance.now();
    const isNew = this.#pace.follow(progress, now);
    if (!isNew && now - this.#last < QUIET) return;
    this.#last = now;
    const pace = this.#pace.text(progress, now);
    const count = progress.total > 0 ? ` ${amountText(progress)}` : '';
    tell(this.#io, `${say.stage(progress.stage)}${count}${pace === '' ? '' : `  ${pace}`}`);
  }

  end(): void {
    this.#last = -Infinity;
  }
}
