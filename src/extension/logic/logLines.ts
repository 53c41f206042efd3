import { editorWords as say } from '../../core/messages/editor.ts';
import { forTerminal } from '../../core/report/disarm.ts';
import { runLines } from '../../core/report/text.ts';
import type { Comparison } from '../../core/report/types.ts';
import { verdictOf } from './statusText.ts';

/** What an expert asks of a comparison: verdict, models, precision, threads, timings, cache hits. A line each, disarmed. */
export function comparisonLines(comparison: Comparison, threads: number): string[] {
  return [
    `${forTerminal(comparison.captionsFile)}: ${verdictOf(comparison) || say.noVerdict()}`,
    ...runLines(comparison),
    say.threads(threads),
  ];
}
