import { Pace } from '../../client/pace.ts';
import type { Progress, Stage } from '../../contract/engine.ts';
import { countText } from '../../core/messages/progress.ts';

/** Where each stage begins and ends on the bar, in percent: as a first comparison spends its time. */
const SPANS: Readonly<Record<Stage, readonly [start: number, end: number]>> = {
  scan: [0, 2],
  load: [2, 15],
  images: [15, 70],
  captions: [70, 88],
  similarity: [88, 94],
  spread: [94, 100],
  precision: [0, 100],
  // A request of its own.
  download: [0, 100],
};

export interface ProgressStep {
  readonly message: string;
  /** Percent of the whole by which the bar grows. */
  readonly increment: number;
}

/** Turns the engine's progress into what a notification shows. */
export class ProgressSteps {
  readonly #pace = new Pace();
  #reached = 0;

  /** `now` in ms. The bar never goes back, though stages take turns. */
  next(progress: Progress, now: number): ProgressStep {
    this.#pace.follow(progress, now);
    const pace = this.#pace.text(progress, now);
    const reached = Math.max(this.#reached, positionOf(progress));
    const increment = reached - this.#reached;
    this.#reached = reached;
    return { message: [countText(progress), pace].filter((part) => part !== '').join(' · '), increment };
  }
}

function positionOf({ stage, done, total }: Progress): number {
  const [start, end] = SPANS[stage];
  return start + (end - start) * (total > 0 ? Math.min(1, done / total) : 0);
}
