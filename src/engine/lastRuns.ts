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

export interface RunSource extends CropSource {
  readonly captionsFile: string;
}

/** Bytes of vectors and matrices: three datasets of 10,000 rows with the experiment's models. */
const MOST_BYTES = 512 * 2 ** 20;

/**
 * The last comparison of each captions file; the oldest go where all take too much, the newest stays whatever it takes.
 * A number tells a run from those of other engines, too: this one's begin where its process did.
 */
export class LastRuns {
  readonly #most: number;
  /** By captions file, oldest first. */
  readonly #runs = new Map<string, Run>();
  #number = Math.floor(performance.timeOrigin);

  constructor(most = MOST_BYTES) {
    this.#most = most;
  }

  /** Takes the place of the file's run before and gets a number. */
  keep(compared: Compared, source: RunSource, preprocessing: Run['preprocessing']): number {
    const { folder, upright, captionsFile } = source;
    this.#number += 1;
    this.#runs.delete(captionsFile);
    this.#runs.set(captionsFile, {
      ...{ number: this.#number, folder, upright, preprocessing },
      images: compared.rows.map(({ image }) => image),
      matrices: matricesOf(compared),
      cells: cellsOf(compared),
      unprojected: unprojectedOf(compared),
    });
    this.#makeRoom();
    return this.#number;
  }

  /** Throws `result-replaced` for a run that is not kept. */
  get(number: number): Run {
    for (const run of this.#runs.values()) if (run.number === number) return run;
    throw new Trouble('result-replaced');
  }

  #makeRoom(): void {
    let room = this.#most;
    for (const [captionsFile, run] of [...this.#runs].reverse()) {
      room -= bytesOf(run);
      if (room < 0 && run.number !== this.#number) this.#runs.delete(captionsFile);
    }
  }
}

/** All else is small beside the vectors. */
function bytesOf({ matrices, cells, unprojected }: Run): number {
  const vectors = Object.values(cells).flatMap(({ images, captions }) => [images.data, captions.data]);
  const arrays = new Set([...Object.values(matrices), ...vectors, ...(unprojected ? [unprojected.features.data] : [])]);
  return [...arrays].reduce((sum, { byteLength }) => sum + byteLength, 0);
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
