import type { PipelineName, Precision } from '../pipelines/types.ts';

/** One encoder at work on the sample. */
export interface EncoderMeasure {
  /** Folder or name of the model, and its file. */
  readonly source: string;
  readonly file: string;
  /** That of the file: an encoder without one of the precision that is measured stays in fp32. */
  readonly precision: Precision;
  /** Per image or per caption. */
  readonly milliseconds: number;
}

/** How far a pipeline's verdicts move from fp32. */
export interface Drift {
  /** Distinct images of the sample, and how many of them prefer another caption. */
  readonly images: number;
  readonly changed: number;
  /** Absolute differences of cosines over all pairs of the sample. */
  readonly largest: number;
  readonly mean: number;
}

export interface PipelineMeasure {
  readonly image: EncoderMeasure;
  readonly text: EncoderMeasure;
  readonly drift: Drift;
}

export interface PrecisionMeasure {
  readonly precision: Precision;
  readonly pipelines: Partial<Record<PipelineName, PipelineMeasure>>;
}

/** Why a precision is recommended. The last four recommend fp32. */
export type RecommendationReason = 'fastest' | 'verdicts-change' | 'cosines-move' | 'not-faster' | 'only-fp32';

export interface Recommendation {
  readonly precision: Precision;
  readonly reason: RecommendationReason;
}

/** Every precision whose files are there, fp32 first, measured on this machine with rows of the dataset. */
export interface PrecisionReport {
  readonly sample: { readonly rows: number; readonly images: number; readonly captions: number };
  readonly machine: { readonly cpu: string; readonly threads: number };
  readonly measures: readonly PrecisionMeasure[];
  readonly recommendation: Recommendation;
  /** Measured before, with the same models, rows, processor and threads. */
  readonly remembered: boolean;
}
