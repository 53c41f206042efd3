import type { Matrices } from '../contract/engine.ts';
import type { Compared } from '../core/compare.ts';
import { Trouble } from '../core/errors.ts';
import type { Unprojected } from '../core/metrics/spread.ts';
import type { PipelineName, Preprocessing } from '../core/pipelines/types.ts';
import type { CellSource } from '../core/similarity/texels.ts';
import type { CropSource } from './pictures/crop.ts';

/** What later requests need of a comparison. */
export interface Run extends CropSource {
  readonly number: number;
  /** Path of the image by row. */
  readonly images: readonly string[];
  readonly matrices: Matrices;
  readonly cells: Partial<Record<PipelineName, CellSource>>;
  readonly preprocessing: Partial<Record<PipelineName, Preprocessing>>;
  readonly unprojected: Unprojected | null;
}

/** The last comparison. Its number tells it from those of other engines, too: this one's begin where its process did. */
export class LastRun {
  #run: Run | null = null;
  #number = Math.floor(performance.timeOrigin);

  /** Takes the place of the run before and gets a number. */
  keep(compared: Compared, source: CropSource, preprocessing: Run['preprocessing']): number {
    this.#number += 1;
    this.#run = {
      number: this.#number,
      ...source,
      images: compared.rows.map(({ image }) => image),
      matrices: matricesOf(compared),
      cells: cellsOf(compared),
      preprocessing,
      unprojected: unprojectedOf(compared),
    };
    return this.#number;
  }

  /** Throws `result-replaced` for any other run. */
  get(number: number): Run {
    if (this.#run?.number !== number) throw new Trouble('result-replaced');
    return this.#run;
  }
}

function matricesOf({ pipelines }: Compared): Matrices {
  const entries = Object.entries(pipelines).flatMap(([name, { similarity }]) =>
    similarity ? [[name, similarity] as const] : [],
  );
  return Object.fromEntries(entries);
}

function cellsOf({ stages, pipelines }: Compared): Run['cells'] {
  const cells: Partial<Record<PipelineName, CellSource>> = {};
  for (const name of ['preclip', 'clip'] as const) {
    const [stage, result] = [stages[name], pipelines[name]];
    if (!stage || !result) continue;
    const { aligned, captions, answers } = stage;
    cells[name] = { images: aligned, captions: captions.vectors, answers, own: result.own };
  }
  return cells;
}

function unprojectedOf({ stages, pipelines }: Compared): Unprojected | null {
  if (!stages.preclip || !pipelines.preclip) return null;
  const { features, captions, answers } = stages.preclip;
  return { features, captions: captions.vectors, answers, correct: pipelines.preclip.correct };
}
