import { captionsWords as say } from '../../core/messages/captions.ts';
import { isStale, type DatasetState } from './results.ts';
import { verdictOf } from './statusText.ts';

/** The first code lens of a captions file: both accuracies, and whether they still hold. Icons at the beginning alone. */
export function lensText(state: DatasetState): string {
  const { result, run, failure } = state;
  const verdict = result ? verdictOf(result.comparison) : '';
  if (run) return `$(sync~spin) ${verdict || say.comparing()}`;
  if (failure) return `$(warning) ${verdict ? say.changedSince(verdict) : say.failed()}`;
  return isStale(state) ? `$(history) ${say.changedSince(verdict)}` : verdict;
}
