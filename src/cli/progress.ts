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

/** Items per second since the stage began. */
class Pace {
  #stage = '';
  #start = 0;
  #first = 0;

  /** True when this is the first progress of its stage. */
  follow({ stage, done }: Progress, now: number): boolean {
    if (stage === this.#stage) return false;
    this.#stage = stage;
    this.#start = now;
    this.#first = done;
    return true;
  }

  rate({ done }: Progress, now: number): number {
    return now > this.#start ? (1000 * (done - this.#first)) / (now - this.#start) : 0;
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
  readonly #stream: Sink;
  #bar: SingleBar | null = null;

  constructor(stream: Sink) {
    this.#stream = stream;
  }

  show(progress: Progress): void {
    const now = performance.now();
    if (this.#pace.follow(progress, now)) this.#begin(progress);
    const pace = paceText(progress, this.#pace.rate(progress, now));
    this.#bar?.setTotal(progress.total);
    this.#bar?.update(progress.done, { pace });
  }

  #begin({ stage, total }: Progress): void {
    this.end();
    const bar = new SingleBar({
      format: `${padEnd(say.stage(stage), 26)} {bar} {value}/{total}  {pace}`,
      stream: this.#stream as NodeJS.WritableStream,
      barCompleteChar: '━',
      barIncompleteChar: '─',
      barsize: 24,
      clearOnComplete: true,
    });
    bar.start(total, 0, { pace: '' });
    this.#bar = bar;
  }

  end(): void {
    this.#bar?.stop();
    this.#bar = null;
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
