import { t } from '@vscode/l10n';

/** Words about models that come from the Hub, in the language that `@vscode/l10n` was configured with. */
export const downloadWords = {
  asking: () => t('Caption Lens: asking the Hub what the models need'),
  question: (size: string) => t('Download the models? Missing: {0}.', size),
  licence: (licence: string) => t('licence {0}', licence),
  fromTo: (host: string, folder: string) => t('From {0} into “{1}”.', host, folder),
  about: (size: string) => t('about {0}', size),
  unknownSize: () => t('size unknown'),
  download: () => t('Download'),
  downloading: () => t('Caption Lens: downloading models'),
  again: () => t('Try Again'),
  done: () => t('The models are on this computer.'),

  offer: () =>
    t(
      'These figures are of the starter models, which know drawings, not photographs. If your images are photographs, compare with the standard models, those of the experiment.',
    ),
  useStandard: () => t('Use Standard Models…'),
  neverOffer: () => t('Don’t Ask Again'),
} as const;
