import type { Progress } from '../contract/engine.ts';
import { progressWords as say, rateText } from '../core/messages/progress.ts';

interface Beginning {
  readonly time: number;
  readonly done: number;
}

/** When each stage began. Stages take turns: decoding goes on while captions are embedded. */
export class Pace {
  readonly #beginnings = new Map<string, Beginning>();

  /** True when the stage was not seen before. `now` in ms. */
  follow({ stage, done }: Progress, now: number): boolean {
    const known = this.#beginnings.get(stage);
    if (!known || done < known.done) this.#beginnings.set(stage, { time: now, done });
    return !known;
  }

  /** Rate and time left in words; '' where they are not known yet or all is done. `now` in ms. */
  text(progress: Progress, now: number): string {
    const rate = this.#rate(progress, now);
    if (rate <= 0 || progress.done >= progress.total) return '';
    const left = (progress.total - progress.done) / rate;
    return `${rateText(progress.stage, rate)}, ${say.timeLeft(duration(left))}`;
  }

  /** Items per second. */
  #rate({ stage, done }: Progress, now: number): number {
    const beginning = this.#beginnings.get(stage);
    return beginning && now > beginning.time ? (1000 * (done - beginning.done)) / (now - beginning.time) : 0;
  }
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} min`;
}
