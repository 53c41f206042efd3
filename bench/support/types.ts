import type { ExperimentRuns } from './experiment.ts';
import type { Places } from './places.ts';

export interface BenchOptions {
  /** Interpreter with torch, transformers, sentence-transformers, pillow and onnx. */
  readonly python: string;
  /** Holds models, photos and results; what is missing there is made. */
  readonly scratch: string;
  /** Runs of each program; medians are reported. */
  readonly repeat: number;
  /** Names of measures; all of them when empty. */
  readonly only: readonly string[];
  /** Runs the Python experiment on 1,000 photos too, which takes minutes. */
  readonly thousand: boolean;
  /** Puts the results into docs/benchmarks.md. */
  readonly write: boolean;
}

/** What a measure may use. */
export interface Bench {
  readonly options: BenchOptions;
  readonly places: Places;
  readonly experiment: ExperimentRuns;
}

/** One line of the table. */
export interface Finding {
  readonly what: string;
  /** As it was set; null where nothing is to be reached. */
  readonly target: string | null;
  readonly measured: string;
  readonly reached: boolean | null;
}

export interface Measure {
  readonly name: string;
  readonly run: (bench: Bench) => Promise<readonly Finding[]>;
}
