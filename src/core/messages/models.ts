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
} as const;
