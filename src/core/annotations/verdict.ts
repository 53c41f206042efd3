import { pipelineEntries } from '../report/findings.ts';
import type { PipelineResult } from '../report/types.ts';
import type { PipelineName } from '../pipelines/types.ts';
import type { Annotated } from './annotated.ts';
import type { Forgiven } from './forgive.ts';

/** What the gutter shows of a row. */
export type Mark = 'matched' | 'rival' | 'tie' | 'left-out' | 'stale';

/** One pipeline's figures of one row. */
export interface PipelineVerdict {
  readonly pipeline: PipelineName;
  /** The image prefers one of its own captions. */
  readonly correct: boolean;
  readonly forgiven: Forgiven | null;
  /** Of the image's best own caption among `captions` rows, from 1. */
  readonly rank: number;
  readonly captions: number;
  /** Of the image among `images` for this caption, from 1. */
  readonly textRank: number;
  readonly images: number;
  /** Cosine of the image with this row's caption. */
  readonly own: number;
  /** The best caption of another image: position in `Annotated.rows`, -1 for none or one that is gone. */
  readonly rival: number;
  /** NaN without a rival. */
  readonly rivalCosine: number;
  readonly margin: number;
}

/** The verdicts on the row at a position, pre-CLIP first; none for a row that took no part. */
export function verdictsOf(annotated: Annotated, position: number): readonly PipelineVerdict[] {
  const index = annotated.rows[position]?.index ?? null;
  if (index === null) return [];
  return pipelineEntries(annotated.comparison).map(([name, result]) => verdictOf(annotated, name, result, index));
}

function verdictOf(
  annotated: Annotated,
  pipeline: PipelineName,
  result: PipelineResult,
  index: number,
): PipelineVerdict {
  const at = (values: ArrayLike<number>): number => values[index] ?? NaN;
  return {
    pipeline,
    correct: at(result.correct) === 1,
    forgiven: annotated.forgive(result, index),
    rank: at(result.rank),
    captions: result.imageToText.candidates,
    textRank: at(result.textRank),
    images: result.textToImage.candidates,
    own: at(result.own),
    rival: annotated.positions[at(result.rival)] ?? -1,
    rivalCosine: at(result.rivalCosine),
    margin: at(result.margin),
  };
}

/** The mark of the row at a position by one pipeline's verdict; null when nothing is known of it. */
export function markOf({ rows }: Annotated, position: number, verdict: PipelineVerdict | null): Mark | null {
  const row = rows[position];
  if (!row) return null;
  if (row.freshness === 'stale') return 'stale';
  if (row.leftOut) return 'left-out';
  if (!verdict) return null;
  if (verdict.correct) return 'matched';
  return verdict.forgiven ? 'tie' : 'rival';
}

/** How a row is called in sentences: records count from 1 below the header, as the heatmap's table counts them. */
export const rowNumber = ({ rows }: Annotated, position: number): number => (rows[position]?.row.record ?? -1) + 1;
