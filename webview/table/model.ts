import type { PanelResult } from '../../src/contract/panel.ts';
import type { UsableRow } from '../../src/core/dataset/types.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import { pipelineEntries } from '../../src/core/report/findings.ts';
import type { PipelineResult } from '../../src/core/report/types.ts';

export type Verdict = 'match' | 'accepted' | 'mismatch';

/** One pipeline's side of the table. */
export interface Side {
  readonly name: PipelineName;
  readonly result: PipelineResult;
  /** 1 where a miss is forgiven. */
  readonly forgiven: Uint8Array;
}

/** A result as the table reads it. */
export interface Model {
  readonly rows: readonly UsableRow[];
  /** CLIP where it ran: the table's verdicts are its own. */
  readonly main: Side | null;
  readonly other: Side | null;
  /** Categories in the order of their first row. */
  readonly categories: readonly string[];
}

export function modelOf({ comparison, forgiven }: PanelResult): Model {
  const { rows } = comparison;
  const sides = pipelineEntries(comparison).map(([name, result]) => ({
    name,
    result,
    forgiven: forgiven[name] ?? new Uint8Array(rows.length),
  }));
  const categories = [...new Set(rows.map(({ label }) => label))];
  return { rows, main: sides.at(-1) ?? null, other: sides.at(-2) ?? null, categories };
}

/** The pipelines that ran, pre-CLIP first. */
export function sidesOf({ main, other }: Model): Side[] {
  return [other, main].filter((side) => side !== null);
}

export function verdictOf({ result, forgiven }: Side, row: number): Verdict {
  if (result.correct[row] === 1) return 'match';
  return forgiven[row] === 1 ? 'accepted' : 'mismatch';
}

/** Index of the row whose caption is the rival; null where there is none. */
export function rivalOf({ result }: Side, row: number): number | null {
  const rival = result.rival[row] ?? -1;
  return rival < 0 ? null : rival;
}

/** As the captions file counts: from 1 below the header. */
export function numberOf({ rows }: Model, row: number): number {
  return (rows[row]?.record ?? 0) + 1;
}
