import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import { EXPERIMENT, type Places } from './places.ts';
import { runProcess } from './process.ts';

/** One run of the Python experiment. */
export interface ExperimentRun {
  /** Wall clock, start of the interpreter included. */
  readonly seconds: number;
  /** Of each stage, as the script prints them. */
  readonly stages: Readonly<Record<string, number>>;
  readonly top1: Readonly<Record<PipelineName, number>>;
  /** Similarity matrices row by row. */
  readonly similarity: Readonly<Record<PipelineName, readonly number[]>>;
  readonly peakBytes: number | null;
}

interface Printed {
  readonly 'preclip top-1': number;
  readonly 'clip top-1': number;
}

interface Written extends Readonly<Record<PipelineName, readonly (readonly number[])[]>> {
  readonly seconds: Readonly<Record<string, number>>;
}

/** Runs `seed_experiment.py`, and remembers the runs on 100 photos for the measures that compare with them. */
export class ExperimentRuns {
  readonly #python: string;
  readonly #places: Places;
  readonly #runs: ExperimentRun[] = [];

  constructor(python: string, places: Places) {
    this.#python = python;
    this.#places = places;
  }

  /** The runs so far; at least one. */
  async known(): Promise<readonly ExperimentRun[]> {
    if (this.#runs.length === 0) await this.again();
    return this.#runs;
  }

  /** One more run on 100 photos. */
  async again(): Promise<ExperimentRun> {
    const run = await this.on(100);
    this.#runs.push(run);
    return run;
  }

  /** The similarity matrices of an earlier run on so many photos, or of one now. */
  async similarity(photos: number): Promise<ExperimentRun['similarity']> {
    const file = await this.#places.result(`experiment${photos}.json`);
    if (!existsSync(file)) return (await this.on(photos)).similarity;
    const { preclip, clip } = JSON.parse(await readFile(file, 'utf8')) as Written;
    return { preclip: preclip.flat(), clip: clip.flat() };
  }

  async on(photos: number): Promise<ExperimentRun> {
    const dataset = await this.#places.photos(photos);
    const file = await this.#places.result(`experiment${photos}.json`);
    const args = [EXPERIMENT, dataset, '--models', await this.#places.models(), '--json', file];
    const { seconds, stdout, peakBytes } = await runProcess(this.#python, args);
    const printed = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Printed;
    const written = JSON.parse(await readFile(file, 'utf8')) as Written;
    return {
      ...{ seconds, peakBytes },
      stages: written.seconds,
      top1: { preclip: printed['preclip top-1'], clip: printed['clip top-1'] },
      similarity: { preclip: written.preclip.flat(), clip: written.clip.flat() },
    };
  }
}
