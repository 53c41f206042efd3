import { t } from '@vscode/l10n';
import type { GoodFor } from '../models/registry.ts';

/** Words about models that can be chosen. */
export const modelWords = {
  goodFor: (what: GoodFor) =>
    ({
      experiment: () => t('the experiment’s own'),
      accuracy: () => t('more accurate, and slower'),
      detail: () => t('sees finer detail, and takes longer'),
      probabilities: () => t('scores each pair for itself'),
      languages: () => t('captions in many languages'),
      transformer: () => t('a vision transformer instead of a ResNet'),
      speed: () => t('small and quick'),
    })[what](),
  /** By name where they are few; `mul` stands for more than can be listed. */
  languages: (codes: readonly string[]) =>
    codes.includes('mul')
      ? t('many languages')
      : codes.length > 1
        ? t('{0} languages', codes.length)
        : codes.map((code) => (code === 'en' ? t('English') : code)).join(),
} as const;
