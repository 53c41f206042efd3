import type { PipelineName } from '../pipelines/types.ts';
import { pipelineEntries } from '../report/findings.ts';
import { matchBy } from '../report/match.ts';
import type { Comparison, PipelineResult, Verdicts } from '../report/types.ts';

/** What one pipeline says otherwise than in the run before. Rows are indices in `Comparison.rows`. */
export interface PipelineChanges {
  readonly pipeline: PipelineName;
  /** Wrong before, right now. */
  readonly won: readonly number[];
  /** Right before, wrong now. */
  readonly lost: readonly number[];
  /** Top-1 accuracies in 0..1. */
  readonly accuracy: { readonly before: number; readonly now: number };
}

export interface Changes {
  /** Of the run before, ISO 8601. */
  readonly since: string;
  readonly pipelines: readonly PipelineChanges[];
  /** Rows that the run before did not know, and how many it knew that are not compared any more. */
  readonly added: readonly number[];
  readonly removed: number;
}

/**
 * What changed since the last run of the same captions file. Rows are found again by image and caption, then by image:
 * an edited caption is the same row, and an image moved elsewhere is another one. Null for the first run.
 */
export function changesSince(comparison: Comparison, previous: Verdicts | null): Changes | null {
  if (!previous) return null;
  const before = previous.rows.map((row, index) => ({ ...row, index }));
  const now = comparison.rows.map(({ image, caption }, index) => ({ image, caption: caption.value, index }));
  const found = matchBy(now, before, [({ image, caption }) => JSON.stringify([image, caption]), ({ image }) => image]);
  const pairs = [...found].map(([row, old]) => [row.index, old.index] as const).sort(([a], [b]) => a - b);
  return {
    since: previous.when,
    pipelines: pipelineEntries(comparison).flatMap(([name, result]) => pipelineChanges(name, result, previous, pairs)),
    added: now.filter((row) => !found.has(row)).map(({ index }) => index),
    removed: before.length - found.size,
  };
}

function pipelineChanges(
  pipeline: PipelineName,
  { correct, top1 }: PipelineResult,
  { pipelines }: Verdicts,
  pairs: readonly (readonly [now: number, before: number])[],
): PipelineChanges[] {
  const old = pipelines[pipeline];
  if (!old) return [];
  const flipped = (to: boolean): number[] =>
    pairs.filter(([now, before]) => old.correct[before] === !to && (correct[now] === 1) === to).map(([now]) => now);
  const accuracy = { before: old.accuracy, now: top1.accuracy };
  return [{ pipeline, won: flipped(true), lost: flipped(false), accuracy }];
}
