import { editorTroubleSentence } from '../../core/messages/editor.ts';
import { progressWords, runText } from '../../core/messages/progress.ts';
import { pipelineTitle, wholePercent, words } from '../../core/messages/report.ts';
import { forTerminal } from '../../core/report/disarm.ts';
import { pipelineEntries } from '../../core/report/findings.ts';
import { remarks } from '../../core/report/remarks.ts';
import type { Comparison } from '../../core/report/types.ts';
import { isStale, type DatasetState } from './results.ts';

/** What the status bar shows of a dataset. Texts are plain but for icons at the beginning of `text`. */
export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  readonly spoken: string;
  readonly tone: 'plain' | 'warning';
}

/** The verdict, or what is going on; null where there is nothing to tell yet. `dataset` is what the dataset is called. */
export function statusText(state: DatasetState, dataset: string): StatusText | null {
  const { result, run, failure } = state;
  const name = forTerminal(dataset);
  const verdict = result ? verdictOf(result.comparison) : '';
  if (run) {
    const doing = runText(run);
    return { text: `$(sync~spin) ${verdict || doing}`, tooltip: lines(name, doing), spoken: doing, tone: 'plain' };
  }
  if (failure) {
    const sentence = forTerminal(editorTroubleSentence(failure));
    return {
      text: `$(warning) ${verdict || 'Caption Lens'}`,
      tooltip: lines(name, sentence),
      spoken: sentence,
      tone: 'warning',
    };
  }
  return result ? settled(state, result.comparison, name, verdict) : null;
}

function settled(state: DatasetState, comparison: Comparison, name: string, verdict: string): StatusText {
  const stale = isStale(state);
  const news = stale ? [progressWords.stale()] : [];
  const details = pipelineEntries(comparison).map(
    ([pipeline, result]) =>
      `${pipelineTitle(pipeline)}: ${words.hitsSentence(result)}, ${words.chanceOf(result.top1.chance)}`,
  );
  const notes = remarks(comparison).map(({ message }) => message);
  return {
    text: stale ? `$(history) ${verdict}` : verdict,
    tooltip: lines(name, ...news, ...details, ...notes),
    spoken: [`Caption Lens: ${verdict}`, ...news].join('. '),
    tone: 'plain',
  };
}

/** `CLIP 65% · pre-CLIP 5%`. */
export function verdictOf(comparison: Comparison): string {
  return pipelineEntries(comparison)
    .reverse()
    .map(([pipeline, { top1 }]) => `${pipelineTitle(pipeline)} ${wholePercent(top1)}`)
    .join(' · ');
}

function lines(...texts: readonly string[]): string {
  return texts.join('\n');
}
