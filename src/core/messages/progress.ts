import { t } from '@vscode/l10n';
import { bytesText } from './bytes.ts';

/** The engine's stages, as its protocol names them. */
export type Stage = 'scan' | 'load' | 'images' | 'captions' | 'similarity' | 'spread' | 'precision' | 'download';

interface Count {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

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
      download: () => t('Fetching the models'),
    })[stage](),
  waiting: () => t('Waiting for another comparison'),
  starting: () => t('Starting the comparison'),
  stale: () => t('Something has changed since: these figures are of an earlier state.'),
  perSecond: (rate: string) => t('{0} per second', rate),
  timeLeft: (time: string) => t('{0} left', time),
} as const;

/** Stage and count, as `Embedding the images 12/20`. */
export function countText(progress: Count): string {
  const name = progressWords.stage(progress.stage);
  return progress.total > 1 ? `${name} ${amountText(progress)}` : name;
}

/** `12/20`; a download counts bytes. */
export function amountText({ stage, done, total }: Count): string {
  return stage === 'download' ? `${bytesText(done)} / ${bytesText(total)}` : `${done}/${total}`;
}

/** `per` is items in a second, bytes of a download. */
export function rateText(stage: Stage, per: number): string {
  return progressWords.perSecond(stage === 'download' ? bytesText(per) : per.toFixed(per < 10 ? 1 : 0));
}

export interface RunSeen {
  readonly phase: 'waiting' | 'comparing' | 'spread';
  readonly progress: Count | null;
}

/** What a run is doing; `phase` speaks before the first progress, and draws of projections tell none. */
export function runText({ phase, progress }: RunSeen): string {
  if (progress) return countText(progress);
  if (phase === 'spread') return progressWords.stage('spread');
  return phase === 'waiting' ? progressWords.waiting() : progressWords.starting();
}
