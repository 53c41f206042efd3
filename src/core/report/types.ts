import type { LeftOutRow, Problem, UsableRow } from '../dataset/types.ts';
import type { EncoderInfo, PipelineName } from '../pipelines/types.ts';

/** [low, high], both in 0..1. */
export type Interval = readonly [low: number, high: number];

/** A share of hits and what chance alone would give. */
export interface Share {
  readonly correct: number;
  readonly total: number;
  /** correct / total, in 0..1. */
  readonly accuracy: number;
  /** Expected accuracy of a ranking drawn at random, in 0..1. */
  readonly chance: number;
}

export interface Top1 extends Share {
  /** CLIP: Wilson 95%. pre-CLIP: 2.5th to 97.5th percentile over projection seeds; null until those are computed. */
  readonly interval: Interval | null;
}

/** A mean with the value that random rankings would give. */
export interface Measure {
  readonly value: number;
  readonly chance: number;
}

/** Retrieval in one direction. */
export interface Retrieval {
  readonly queries: number;
  readonly candidates: number;
  readonly recall: readonly { readonly k: number; readonly value: number; readonly chance: number }[];
  readonly medianRank: Measure;
  readonly meanReciprocalRank: Measure;
}

export interface CategoryResult {
  readonly category: string;
  readonly top1: Share;
}

/** `counts[i * labels.length + j]`: rows of category i whose image's best caption is of a row of category j. */
export interface Confusion {
  readonly labels: readonly string[];
  readonly counts: Uint32Array;
  /** Rows whose best caption has at least the right category. */
  readonly sameCategory: Share;
}

/** Top-1 accuracy of pre-CLIP over many draws of its untrained projection. */
export interface ProjectionSpread {
  readonly seeds: number;
  /** Correct rows by seed 0, 1, 2, … */
  readonly correct: Uint32Array;
  /** Distinct captions chosen by seed. */
  readonly chosen: Uint32Array;
  readonly total: number;
  readonly interval: Interval;
  readonly mean: number;
  /** How many of the draws lie below, at and above this run's accuracy. */
  readonly place: { readonly below: number; readonly equal: number; readonly above: number };
}

/** Exact two-sided McNemar test, conditional on the projection seed. */
export interface McNemar {
  readonly onlyClip: number;
  readonly onlyPreclip: number;
  readonly pValue: number;
  readonly projectionSeed: number;
}

/**
 * One pipeline's verdict over n rows. Row arrays have length n and follow `Comparison.rows`.
 * `-1` stands for "there is none".
 */
export interface PipelineResult {
  readonly top1: Top1;
  /** As top-1, but a caption identical to the own one (same token ids), or declared equivalent to it, does no harm. */
  readonly tieAware: Share;
  readonly imageToText: Retrieval;
  readonly textToImage: Retrieval;
  readonly diagonalMean: number;
  /** NaN when every caption belongs to every image. */
  readonly restMean: number;
  readonly categories: readonly CategoryResult[];
  readonly confusion: Confusion;
  /** Distinct captions (by token ids) in the dataset, and how many of them are some image's best. */
  readonly distinctCaptions: number;
  readonly chosenCaptions: number;
  /** The distinct caption of each row, numbered by first appearance: rows with one number tie. */
  readonly captionOf: Int32Array;
  /** Rows whose caption another row's has the same token ids as. */
  readonly tiedRows: number;
  /** n x n cosines, image row by caption column; null above 2,000 rows. */
  readonly similarity: Float32Array | null;
  /** 1 + captions strictly better than the best of the image's own. */
  readonly rank: Int32Array;
  /** 1 + distinct images strictly better than the caption's own. */
  readonly textRank: Int32Array;
  /** Index of the first caption with the highest cosine. */
  readonly best: Int32Array;
  /** Index of the first row whose image has the highest cosine with this caption. */
  readonly bestImage: Int32Array;
  /** 1 where `best` is one of the image's own captions. */
  readonly correct: Uint8Array;
  /** Cosine of the image with the row's own caption. */
  readonly own: Float32Array;
  /** First of the best captions of other images, and its cosine (NaN where there is none). */
  readonly rival: Int32Array;
  readonly rivalCosine: Float32Array;
  /** Own cosine less the rival's. */
  readonly margin: Float32Array;
  /** pre-CLIP only. */
  readonly spread: ProjectionSpread | null;
}

export type Images = 'as-stored' | 'upright';

export interface ModelsInfo {
  readonly clip?: { readonly image: EncoderInfo; readonly text: EncoderInfo };
  readonly preclip?: { readonly image: EncoderInfo; readonly text: EncoderInfo; readonly projectionSeed: number };
}

/** Milliseconds of wall clock by stage, in the order they ran. */
export type Timings = Readonly<Record<string, number>>;

export interface CacheUse {
  readonly hits: number;
  readonly computed: number;
  /** Null when the cache is off. */
  readonly file: string | null;
}

/** What ran the models on this machine. */
export interface RuntimeInfo {
  /** `wasm` works everywhere, and is slower. */
  readonly build: 'native' | 'wasm';
  /** Of onnxruntime. */
  readonly version: string;
}

/** The whole result as plain data; it crosses the engine's process boundary by structured clone. */
export interface Comparison {
  readonly folder: string;
  readonly captionsFile: string;
  readonly rows: readonly UsableRow[];
  readonly leftOut: readonly LeftOutRow[];
  readonly problems: readonly Problem[];
  readonly images: Images;
  readonly pipelines: Partial<Record<PipelineName, PipelineResult>>;
  /** Null unless both pipelines ran. */
  readonly mcnemar: McNemar | null;
  readonly models: ModelsInfo;
  readonly runtime: RuntimeInfo;
  readonly timings: Timings;
  readonly cache: CacheUse;
}

/** What is remembered of a comparison, to say later what changed since: plain JSON. */
export interface Verdicts {
  /** ISO 8601. */
  readonly when: string;
  readonly rows: readonly { readonly image: string; readonly caption: string }[];
  /** `correct` and accuracy by pipeline, rows as above. */
  readonly pipelines: Partial<
    Record<PipelineName, { readonly correct: readonly boolean[]; readonly accuracy: number }>
  >;
}
