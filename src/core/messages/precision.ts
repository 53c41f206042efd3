import { t } from '@vscode/l10n';
import { LARGEST_DRIFT, LEAST_GAIN } from '../precision/recommend.ts';
import type { PrecisionReport, Recommendation } from '../precision/types.ts';

/** Words about measured precisions, in terminal and editor. */
export const precisionWords = {
  precision: () => t('precision'),
  perImage: () => t('ms per image'),
  perCaption: () => t('ms per caption'),
  changed: () => t('other best caption'),
  ofImages: (changed: number, images: number) => t('{0} of {1}', changed, images),
  largest: () => t('largest difference'),
  mean: () => t('mean difference'),
  sample: ({ sample, machine }: PrecisionReport) =>
    t(
      'Measured with {0} images and {1} captions of {2} rows, on {3}, threads: {4}. Differences are those of cosines to fp32.',
      sample.images,
      sample.captions,
      sample.rows,
      machine.cpu,
      machine.threads,
    ),
  remembered: () => t('These figures are of an earlier measurement with the same models, rows, processor and threads.'),
  recommendation: ({ precision, reason }: Recommendation) =>
    ({
      fastest: () =>
        t(
          'Recommended: {0}, the fastest that keeps all best captions and every cosine within {1}.',
          precision,
          LARGEST_DRIFT,
        ),
      'verdicts-change': () => t('Recommended: fp32. What is faster changes the best caption of some image.'),
      'cosines-move': () => t('Recommended: fp32. What is faster moves a cosine by more than {0}.', LARGEST_DRIFT),
      'not-faster': () => t('Recommended: fp32. No other precision is faster by {0}% or more here.', 100 * LEAST_GAIN),
      'only-fp32': () => t('Recommended: fp32. There is no file of another precision.'),
    })[reason](),
} as const;
