import { captionsWords } from '../../core/messages/captions.ts';
import { commandWords as say } from '../../core/messages/commands.ts';
import { forTerminal } from '../../core/report/disarm.ts';
import type { DatasetPlace } from './datasets.ts';
import { isStale, type DatasetState } from './results.ts';
import { statusText, verdictOf } from './statusText.ts';

/** A dataset in the list: texts are plain, the icon is one of the editor's own. */
export interface DatasetItem {
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: string;
  /** What the menus of the list ask. */
  readonly kind: 'new' | 'running' | 'compared';
}

/** `name` is what the folder is called in the workspace. */
export function datasetItem(dataset: DatasetPlace, name: string, state: DatasetState | null): DatasetItem {
  const details = state && statusText(state, name)?.tooltip;
  return {
    label: forTerminal(name),
    tooltip: [forTerminal(dataset.captionsFile), ...(details ? [details] : [])].join('\n'),
    ...appearance(state),
  };
}

function appearance(state: DatasetState | null): Pick<DatasetItem, 'description' | 'icon' | 'kind'> {
  const verdict = state?.result ? verdictOf(state.result.comparison) : '';
  if (state?.run) return { description: verdict || say.comparing(), icon: 'sync~spin', kind: 'running' };
  if (state?.failure) return { description: verdict || say.failed(), icon: 'warning', kind: 'new' };
  if (!state?.result) return { description: say.notCompared(), icon: 'file-media', kind: 'new' };
  if (isStale(state)) return { description: captionsWords.changedSince(verdict), icon: 'history', kind: 'compared' };
  return { description: verdict, icon: 'file-media', kind: 'compared' };
}
