import type { Cell } from '../dataset/annotate.ts';
import type { ProblemCode } from '../dataset/types.ts';
import type { PipelineName } from '../pipelines/types.ts';
import { forSpreadsheet } from './disarm.ts';
import { pipelineEntries } from './findings.ts';
import type { Comparison, PipelineResult } from './types.ts';

/** What the annotated copy of the captions file gets beside its own columns. */
export interface ResultColumns {
  readonly names: readonly string[];
  /** The cells of a row by `Row.record`; null for one that the comparison does not know. */
  readonly cellsOf: (record: number) => readonly Cell[] | null;
}

const PER_PIPELINE = ['correct', 'rank', 'cosine', 'margin', 'best'] as const;

/** Columns by pipeline (`clip_correct`, …; `clip_best` is the image whose caption is preferred) and `problems`. */
export function resultColumns(comparison: Comparison): ResultColumns {
  const entries = pipelineEntries(comparison);
  const names = [...entries.flatMap(([name]) => PER_PIPELINE.map((column) => `${name}_${column}`)), 'problems'];
  const indices = new Map(comparison.rows.map(({ record }, index) => [record, index]));
  const codes = codesByRecord(comparison);
  const cellsOf = (record: number): Cell[] | null => {
    const index = indices.get(record);
    const found = codes.get(record);
    if (index === undefined && !found) return null;
    return [...entries.flatMap((entry) => pipelineCells(comparison, entry, index)), [...(found ?? [])].join(' ')];
  };
  return { names, cellsOf };
}

function pipelineCells(
  { rows }: Comparison,
  [, result]: [PipelineName, PipelineResult],
  index: number | undefined,
): Cell[] {
  if (index === undefined) return PER_PIPELINE.map(() => null);
  return [
    result.correct[index] === 1 ? 'true' : 'false',
    result.rank[index] ?? null,
    significant(result.own[index]),
    significant(result.margin[index]),
    forSpreadsheet(rows[result.best[index] ?? -1]?.image ?? ''),
  ];
}

function significant(value = NaN): Cell {
  return Number.isFinite(value) ? Number(value.toPrecision(7)) : null;
}

function codesByRecord({ problems, leftOut }: Comparison): Map<number, Set<ProblemCode>> {
  const codes = new Map<number, Set<ProblemCode>>();
  const add = (record: number, code: ProblemCode) => {
    codes.set(record, (codes.get(record) ?? new Set()).add(code));
  };
  for (const { code, record } of problems) if (record !== null) add(record, code);
  for (const { row, reasons } of leftOut) for (const code of reasons) add(row.record, code);
  return codes;
}
