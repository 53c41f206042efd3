import { t } from '@vscode/l10n';

/** The engine's stages, as its protocol names them. */
export type Stage = 'scan' | 'load' | 'images' | 'captions' | 'similarity' | 'spread';

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
    })[stage](),
  perSecond: (rate: string) => t('{0} per second', rate),
  timeLeft: (time: string) => t('{0} left', time),
} as const;

/** Stage and count, as `Embedding the images 12/20`. */
export function countText({ stage, done, total }: { stage: Stage; done: number; total: number }): string {
  const name = progressWords.stage(stage);
  return total > 1 ? `${name} ${done}/${total}` : name;
}
