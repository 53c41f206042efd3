import type { PipelineName } from '../pipelines/types.ts';
import { message, type Message } from '../messages/annotations.ts';
import { pipelineTitle } from '../messages/report.ts';
import type { Annotated, AnnotatedRow, Freshness } from './annotated.ts';
import { rowRange, rowsOnLines } from './document.ts';
import type { Position } from './lines.ts';
import { shownApart, shownCosine } from './shown.ts';
import { markOf, rowNumber, verdictsOf, type Mark, type PipelineVerdict } from './verdict.ts';

/** The quiet text after a row, and its mark in the gutter. */
export interface InlineVerdict {
  /** Position in `Annotated.rows`. */
  readonly row: number;
  /** First line of the row, where the mark stands. */
  readonly line: number;
  /** After the last character of the row, where the text stands. */
  readonly end: Position;
  readonly mark: Mark;
  readonly freshness: Freshness;
  /** One for each pipeline shown, CLIP first. */
  readonly text: readonly Message[];
}

/** Lines on the screen, from 0, both included. */
export interface VisibleLines {
  readonly first: number;
  readonly last: number;
}

/** The verdicts on the rows that touch the visible lines. O(log n + visible). */
export function inlineVerdicts(
  annotated: Annotated,
  { first, last }: VisibleLines,
  pipelines: readonly PipelineName[] = ['clip'],
): readonly InlineVerdict[] {
  const [from, to] = rowsOnLines(annotated.document, first, last);
  const verdicts: InlineVerdict[] = [];
  for (let position = from; position <= to; position++) {
    const verdict = inlineVerdict(annotated, position, pipelines);
    if (verdict) verdicts.push(verdict);
  }
  return verdicts;
}

function inlineVerdict(
  annotated: Annotated,
  position: number,
  pipelines: readonly PipelineName[],
): InlineVerdict | null {
  const entry = annotated.rows[position];
  const verdicts = verdictsOf(annotated, position)
    .filter(({ pipeline }) => pipelines.includes(pipeline))
    .reverse();
  const mark = markOf(annotated, position, verdicts[0] ?? null);
  if (!entry || mark === null) return null;
  const { start, end } = rowRange(annotated.document, entry.row);
  const text = textOf(annotated, entry, mark, verdicts);
  return { row: position, line: start.line, end, mark, freshness: entry.freshness, text };
}

function textOf(
  annotated: Annotated,
  { before }: AnnotatedRow,
  mark: Mark,
  verdicts: readonly PipelineVerdict[],
): Message[] {
  if (mark === 'stale') return [before ? message('inline-stale', {}) : message('inline-new', {})];
  if (mark === 'left-out') return [message('inline-left-out', {})];
  return verdicts.map((verdict) => verdictText(annotated, verdict));
}

/** What a pipeline says of a row, in a few words. */
function verdictText(annotated: Annotated, verdict: PipelineVerdict): Message {
  const { correct, forgiven, rank, captions, margin } = verdict;
  const pipeline = pipelineTitle(verdict.pipeline);
  if (correct) {
    const ahead = margin > 0 ? { margin: shownCosine(margin) } : {};
    return message('inline-matched', { pipeline, own: shownCosine(verdict.own), ...ahead });
  }
  const [own, rival] = shownApart(verdict.own, verdict.rivalCosine);
  const row = rowNumber(annotated, verdict.rival);
  if (rank === 1) return message('inline-tie', { pipeline, own, row });
  const code = forgiven === 'equivalent' ? 'inline-equivalent' : 'inline-rival';
  return message(code, { pipeline, own, rival, row, rank, captions });
}
