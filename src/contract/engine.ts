import type { ProjectionSpread, Comparison } from '../core/report/types.ts';
import type { PipelineName, Precision } from '../core/pipelines/types.ts';

/** Both sides must speak the same one; raise it with every change of this file. */
export const PROTOCOL_VERSION = 1;

export interface HelloParams {
  readonly protocol: number;
}
export interface HelloResult {
  readonly protocol: number;
  readonly pid: number;
  readonly version: string;
}

/** Folders of models in the Hugging Face layout. */
export interface ModelChoice {
  readonly clip?: string;
  readonly imageEncoder?: string;
  readonly textEncoder?: string;
}

export interface CompareParams {
  readonly folder: string;
  /** Absolute path; `captions.csv` in the folder when absent. */
  readonly captionsFile?: string;
  readonly pipelines: readonly PipelineName[];
  readonly models: ModelChoice;
  readonly precision: Precision;
  readonly projectionSeed: number;
  readonly upright: boolean;
  /** Folder of the embedding cache; null turns it off. */
  readonly cacheFolder: string | null;
  /** Threads of one inference; 0 leaves it to the engine. */
  readonly threads: number;
  /** Folder for the stages (crops, token ids, embeddings); it is created. */
  readonly dumpStages?: string;
}

export interface SpreadParams {
  /** `Comparison.run` of the comparison to draw projections for. */
  readonly run: number;
  readonly seeds: number;
}

export type Stage = 'scan' | 'load' | 'images' | 'captions' | 'similarity' | 'spread';

export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

/** Things worth a line in the log; never the only place where a user learns of trouble. */
export interface LogLine {
  readonly level: 'info' | 'warning';
  readonly text: string;
}

export interface CompareResult {
  /** Names this comparison in later requests; valid until the next comparison of the same engine. */
  readonly run: number;
  readonly comparison: Comparison;
}

/** The requests of the engine; the client derives its calls from this interface. */
export interface EngineRequests {
  hello(params: HelloParams): HelloResult;
  compare(params: CompareParams): CompareResult;
  spread(params: SpreadParams): ProjectionSpread;
}
