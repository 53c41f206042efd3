import { t } from '@vscode/l10n';

/** Words of the captions file in the editor, in the language that `@vscode/l10n` was configured with. */
export const captionsWords = {
  comparePipelines: () => t('Compare Pipelines'),
  compareAgain: () => t('Compare Again'),
  openHeatmaps: () => t('Open Heatmaps'),
  changedSince: (verdict: string) => t('{0}, before the last change', verdict),
  comparing: () => t('Comparing'),
  failed: () => t('The last comparison failed'),
  earlierSource: () => t('Caption Lens, before the last change'),

  row: (number: number) => t('Row {0}', number),
  goToRow: (number: number) => t('Go to row {0}', number),
  showInHeatmap: () => t('Show in heatmap'),
  openImage: () => t('Open image'),
  staleRow: () => t('This row, or one that its verdict names, has changed since the last comparison.'),
  earlierRow: () => t('Something else has changed since the last comparison.'),
  captionRank: () => t('Rank of the caption'),
  imageRank: () => t('Rank of the image'),
  cosine: () => t('Cosine'),
  rankOf: (rank: number, candidates: number) => t('{0} of {1}', rank, candidates),
  nearestCaptions: (pipeline: string) => t('Captions nearest to the image ({0})', pipeline),
  nearestImages: (pipeline: string) => t('Images nearest to the caption ({0})', pipeline),
  itsOwn: () => t('its own'),

  noMismatch: () => t('No row whose image prefers another caption.'),
  rowGone: () => t('This row is no longer in the captions file.'),
  goOn: () => t('Continue'),
  editRefused: () => t('The file has changed meanwhile, or damage in it would spread. Nothing was edited.'),
} as const;
