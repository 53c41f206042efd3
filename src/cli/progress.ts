import { SingleBar } from 'cli-progress';
import type { Progress } from '../contract/engine.ts';
import { cliWords as say } from '../core/messages/cli.ts';
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

interface Beginning {
  readonly time: number;
  readonly done: number;
}

/** When each stage began. Stages take turns: decoding goes on while captions are embedded. */
class Pace {
  readonly #beginnings = new Map<string, Beginning>();

  /** True when the stage was not seen before. */
  follow({ stage, done }: Progress, now: number): boolean {
    const known = this.#beginnings.get(stage);
    if (!known || done < known.done) this.#beginnings.set(stage, { time: now, done });
    return !known;
  }

  /** Items per second. */
  rate({ stage, done }: Progress, now: number): number {
    const beginning = this.#beginnings.get(stage);
    return beginning && now > beginning.time ? (1000 * (done - beginning.done)) / (now - beginning.time) : 0;
  }
}

function paceText(progress: Progress, rate: number): string {
  if (rate <= 0 || progress.done >= progress.total) return '';
  const left = (progress.total - progress.done) / rate;
  return `${say.perSecond(rate.toFixed(rate < 10 ? 1 : 0))}, ${say.timeLeft(duration(left))}`;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} min`;
}

class Bar implements ProgressView {
  readonly #pace = new Pace();
  readonly #bar: SingleBar;
  #isShown = false;

  constructor(stream: Sink) {
    this.#bar = new SingleBar({
      format: `{stage} {bar} {value}/{total}  {pace}`,
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
    const pace = paceText(progress, this.#pace.rate(progress, now));
    const payload = { stage: padEnd(say.stage(progress.stage), 26), pace };
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
    const pace = paceText(progress, this.#pace.rate(progress, now));
    const count = progress.total > 0 ? ` ${progress.done}/${progress.total}` : '';
    tell(this.#io, `${say.stage(progress.stage)}${count}${pace === '' ? '' : `  ${pace}`}`);
  }

  end(): void {
    this.#last = -Infinity;
  }
}
