import type { LeftOutRow, Problem, ProblemCode, UsableRow } from '../dataset/types.ts';
import type { PipelineName } from '../pipelines/types.ts';
import type { Comparison, Confusion, PipelineResult, ProjectionSpread } from './types.ts';

/** The comparison with the spread of its pre-CLIP accuracy over projection seeds filled in. */
export function withSpread(comparison: Comparison, spread: ProjectionSpread): Comparison {
  const { preclip } = comparison.pipelines;
  if (!preclip) return comparison;
  const top1 = { ...preclip.top1, interval: spread.interval };
  return { ...comparison, pipelines: { ...comparison.pipelines, preclip: { ...preclip, top1, spread } } };
}

/** The comparison with these matrices of cosines and no others. */
export function withMatrices(
  comparison: Comparison,
  matrices: Partial<Record<PipelineName, Float32Array>>,
): Comparison {
  const entries = pipelineEntries(comparison).map(
    ([name, result]) => [name, { ...result, similarity: matrices[name] ?? null }] as const,
  );
  return { ...comparison, pipelines: Object.fromEntries(entries) };
}

/** The pipelines that ran, pre-CLIP first. */
export function pipelineEntries(comparison: Comparison): [PipelineName, PipelineResult][] {
  const { preclip, clip } = comparison.pipelines;
  const entries: [PipelineName, PipelineResult][] = [];
  if (preclip) entries.push(['preclip', preclip]);
  if (clip) entries.push(['clip', clip]);
  return entries;
}

/** The pipeline whose rows are worth a look: CLIP where it ran. */
export function mainPipeline(comparison: Comparison): [PipelineName, PipelineResult] | null {
  return pipelineEntries(comparison).at(-1) ?? null;
}

export interface WorstRow {
  readonly row: UsableRow;
  readonly index: number;
  readonly rival: UsableRow;
  readonly own: number;
  readonly rivalCosine: number;
  readonly margin: number;
  readonly rank: number;
}

/** Rows that prefer another image's caption, lowest margin first, at most `limit`. */
export function worstRows(comparison: Comparison, result: PipelineResult, limit: number): WorstRow[] {
  const { rows } = comparison;
  const wrong = [...rows.keys()].filter((index) => result.correct[index] !== 1 && (result.rival[index] ?? -1) >= 0);
  return wrong
    .map((index) => worstRow(rows, result, index))
    .filter((row) => row !== null)
    .sort((a, b) => a.margin - b.margin)
    .slice(0, limit);
}

function worstRow(rows: readonly UsableRow[], result: PipelineResult, index: number): WorstRow | null {
  const row = rows[index];
  const rival = rows[result.rival[index] ?? -1];
  if (!row || !rival) return null;
  const pick = (values: ArrayLike<number>) => values[index] ?? NaN;
  const { own, rivalCosine, margin, rank } = result;
  return {
    row,
    index,
    rival,
    own: pick(own),
    rivalCosine: pick(rivalCosine),
    margin: pick(margin),
    rank: pick(rank),
  };
}

/** How many rows are wrong. */
export function countWrong(result: PipelineResult): number {
  return result.top1.total - result.top1.correct;
}

export interface Mixup {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** Rows of category `from`. */
  readonly of: number;
}

/** Images of one category that prefer a caption of another, most frequent first, at most `limit`. */
export function mixups({ labels, counts }: Confusion, limit: number): Mixup[] {
  const found = labels.flatMap((from, i) => {
    const row = counts.subarray(i * labels.length, (i + 1) * labels.length);
    const of = row.reduce((sum, count) => sum + count, 0);
    return labels.map((to, j) => ({ from, to, count: row[j] ?? 0, of })).filter((_, j) => i !== j);
  });
  return found
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, limit);
}

/** The problems that tell why a row is left out; a reason without one of its own stands as its code. */
export function reasonsOf({ row, reasons }: LeftOutRow, problems: readonly Problem[]): (Problem | ProblemCode)[] {
  return reasons.map(
    (code) => problems.find((problem) => problem.code === code && problem.record === row.record) ?? code,
  );
}

/** True when ties or declared equivalents change or could change the verdicts. */
export function hasTies(result: PipelineResult): boolean {
  return result.tiedRows > 0 || result.tieAware.correct !== result.top1.correct;
}

/** [lowest, highest] cosine over all matrices, the one colour scale of a report; null without matrices. */
export function cosineRange(comparison: Comparison): readonly [number, number] | null {
  const matrices = pipelineEntries(comparison).flatMap(([, { similarity }]) => (similarity ? [similarity] : []));
  let low = Infinity;
  let high = -Infinity;
  for (const matrix of matrices) {
    for (const cosine of matrix) {
      if (cosine < low) low = cosine;
      if (cosine > high) high = cosine;
    }
  }
  return low <= high ? [low, high] : null;
}

export interface CategoryRun {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** Stretches of neighbouring rows of one category, in file order. */
export function categoryRuns(rows: readonly UsableRow[]): CategoryRun[] {
  const runs: CategoryRun[] = [];
  rows.forEach(({ label }, i) => {
    const last = runs.at(-1);
    if (last?.label === label) runs[runs.length - 1] = { ...last, end: i + 1 };
    else runs.push({ label, start: i, end: i + 1 });
  });
  return runs;
}
