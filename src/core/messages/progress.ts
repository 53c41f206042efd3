import { t } from '@vscode/l10n';

/** The engine's stages, as its protocol names them. */
export type Stage = 'scan' | 'load' | 'images' | 'captions' | 'similarity' | 'spread' | 'precision';

/** Words of a running comparison, in terminal and editor. */
export const progressWords = {
  stage: (stage: Stage) =>
    ({
      scan: () => t('Reading the dataset'),
      load: () => t('Loading the models'),
      images: () => t('Embedding the images'),
      captions: () => t('Embedding the captions'),
      similarity: () => t('Comparing'),
      spread: () => t('Drawing random projections'),
      precision: () => t('Measuring the precisions'),
    })[stage](),
  waiting: () => t('Waiting for another comparison'),
  starting: () => t('Starting the comparison'),
  stale: () => t('Something has changed since: these figures are of an earlier state.'),
  perSecond: (rate: string) => t('{0} per second', rate),
  timeLeft: (time: string) => t('{0} left', time),
} as const;

/** Stage and count, as `Embedding the images 12/20`. */
export function countText({ stage, done, total }: { stage: Stage; done: number; total: number }): string {
  const name = progressWords.stage(stage);
  return total > 1 ? `${name} ${done}/${total}` : name;
}

export interface RunSeen {
  readonly phase: 'waiting' | 'comparing' | 'spread';
  readonly progress: Parameters<typeof countText>[0] | null;
}

/** What a run is doing; `phase` speaks before the first progress. */
export function runText({ phase, progress }: RunSeen): string {
  if (progress) return countText(progress);
  return phase === 'waiting' ? progressWords.waiting() : progressWords.starting();
}
