import type { PipelineName } from '../pipelines/types.ts';
import type { Comparison, PipelineResult } from '../report/types.ts';

/** What an engine that works computes for one image and its caption. */
export interface GoldenRow {
  readonly rank: number;
  readonly textRank: number;
  /** Cosine with the own caption, and with the best of the others. */
  readonly own: number;
  readonly rival: number;
}

/** What the sample gives with the starter models: `samples/golden.json`. */
export interface Golden {
  readonly projectionSeed: number;
  /** Fingerprints. */
  readonly models: Readonly<Record<PipelineName, { readonly image: string; readonly text: string }>>;
  readonly correct: Readonly<Record<PipelineName, number>>;
  /** By image. */
  readonly rows: Readonly<Record<string, Readonly<Record<PipelineName, GoldenRow>>>>;
}

export interface OtherRank {
  readonly image: string;
  readonly pipeline: PipelineName;
  readonly direction: 'rank' | 'textRank';
  readonly expected: number;
  readonly got: number;
}

export interface Verification {
  /** The models are those of the golden data, all its rows are there, ranks are equal and cosines close enough. */
  readonly ok: boolean;
  readonly modelsEqual: boolean;
  readonly ranksEqual: boolean;
  readonly worstCosineDifference: number;
  /** Rows that were held against golden data. */
  readonly rows: number;
  /** Rows that have none, or are missing. */
  readonly otherRows: number;
  readonly otherRanks: readonly OtherRank[];
}

/** Processors add up in different orders, which changes the last digits of a cosine. */
export const COSINE_TOLERANCE = 1e-4;

const PIPELINES: readonly PipelineName[] = ['preclip', 'clip'];

/** Holds a comparison of the sample against what a working engine computes. */
export function verify(comparison: Comparison, golden: Golden): Verification {
  const pairs = PIPELINES.flatMap((pipeline) => pairsOf(comparison, golden, pipeline));
  const missing = Object.keys(golden.rows).filter((image) => !comparison.rows.some((row) => row.image === image));
  const strange = comparison.rows.filter(({ image }) => !Object.hasOwn(golden.rows, image));
  const otherRows = missing.length + strange.length;
  const otherRanks = pairs.flatMap(otherRanksOf);
  const worstCosineDifference = pairs.reduce((worst, pair) => Math.max(worst, cosineDifference(pair)), 0);
  const modelsEqual = PIPELINES.every((pipeline) => hasModels(comparison, golden, pipeline));
  const ranksEqual = otherRanks.length === 0;
  return {
    ok: modelsEqual && ranksEqual && otherRows === 0 && worstCosineDifference <= COSINE_TOLERANCE,
    ...{ modelsEqual, ranksEqual, worstCosineDifference, otherRows, otherRanks },
    rows: pairs.length / PIPELINES.length,
  };
}

function hasModels({ models, pipelines }: Comparison, golden: Golden, pipeline: PipelineName): boolean {
  if (!pipelines[pipeline]) return false;
  const { image, text } = golden.models[pipeline];
  return models[pipeline]?.image.fingerprint === image && models[pipeline].text.fingerprint === text;
}

interface Pair {
  readonly image: string;
  readonly pipeline: PipelineName;
  readonly expected: GoldenRow;
  readonly got: GoldenRow;
}

function pairsOf({ rows, pipelines }: Comparison, golden: Golden, pipeline: PipelineName): Pair[] {
  const result = pipelines[pipeline];
  if (!result) return [];
  return rows.flatMap(({ image }, row) => {
    const expected = Object.hasOwn(golden.rows, image) ? golden.rows[image]?.[pipeline] : undefined;
    return expected ? [{ image, pipeline, expected, got: rowOf(result, row) }] : [];
  });
}

function rowOf({ rank, textRank, own, rivalCosine }: PipelineResult, row: number): GoldenRow {
  const at = (values: Int32Array | Float32Array) => values[row] ?? NaN;
  return { rank: at(rank), textRank: at(textRank), own: at(own), rival: at(rivalCosine) };
}

function otherRanksOf({ image, pipeline, expected, got }: Pair): OtherRank[] {
  const directions = ['rank', 'textRank'] as const;
  return directions
    .filter((direction) => expected[direction] !== got[direction])
    .map((direction) => ({ image, pipeline, direction, expected: expected[direction], got: got[direction] }));
}

/** Infinite where a cosine is none. */
function cosineDifference({ expected, got }: Pair): number {
  const difference = Math.max(Math.abs(expected.own - got.own), Math.abs(expected.rival - got.rival));
  return Number.isNaN(difference) ? Infinity : difference;
}
