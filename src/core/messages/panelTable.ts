import { t } from '@vscode/l10n';

/** Words of the panel's table and charts, in the language that `@vscode/l10n` was configured with. */
export const tableWords = {
  table: () => t('Rows of the dataset'),
  keys: () =>
    t('Arrow keys move. Enter opens the row in the captions file. Space shows its details. On a heading, Enter sorts.'),
  number: () => t('Row'),
  picture: () => t('Image'),
  file: () => t('File'),
  category: () => t('Category'),
  caption: () => t('Caption'),
  rank: (pipeline: string) => t('{0} rank', pipeline),
  cosine: (pipeline: string) => t('{0} cosine', pipeline),
  rival: () => t('Rival caption'),
  rivalCosine: () => t('Rival cosine'),
  margin: () => t('Margin'),
  rowNumber: (number: number) => t('row {0}', number),

  match: () => t('match'),
  mismatch: () => t('mismatch'),
  accepted: () => t('accepted'),

  filters: () => t('Filters of the table'),
  mismatches: () => t('Mismatches only'),
  allCategories: () => t('All categories'),
  search: () => t('Search files and captions'),
  clearFilters: () => t('Clear filters'),
  count: (shown: number, all: number) => t('{0} of {1} rows', shown, all),
  noneLeft: () => t('No row passes these filters.'),

  details: (number: number) => t('Details of row {0}', number),
  detailsShown: (number: number) => t('The details of row {0} stand below the table.', number),
  close: () => t('Close details'),
  openRow: () => t('Open Row'),
  openImage: () => t('Open Image'),
  showCrop: (pipeline: string) => t('Show what {0} saw', pipeline),
  crop: (pipeline: string, width: number, height: number) =>
    t('What {0} saw: {1} × {2} pixels', pipeline, width, height),
  ownCaption: () => t('Own caption'),
  figures: (number: number) => t('Figures of row {0}', number),
  imageRank: () => t('Rank of the caption for the image'),
  captionRank: () => t('Rank of the image for the caption'),
  ownCosine: () => t('Cosine of the pair'),
  rivalOf: (pipeline: string) => t('Rival for {0}', pipeline),
} as const;

/** Words of the panel's charts. */
export const chartWords = {
  confusionRead: () =>
    t(
      'The row is the category of the image, the column the category of the caption it prefers. The brighter a cell, the larger its share of the row; framed cells have the right category.',
    ),
  oneCategory: () => t('All rows are in one category, so no category can be confused with another.'),
  noConfusion: () => t('There are no categories to compare.'),
  rows: () => t('rows'),
  imageCategory: () => t('Category of the image'),
  shareOf: (percent: string) => t('{0} of its row', percent),

  computing: () => t('The spread over random projections is being computed.'),
  notDrawn: () => t('The spread over random projections was not drawn. Compare again to see it.'),
  noSpread: () => t('pre-CLIP did not run, so it has no spread.'),
  spreadRead: () =>
    t('Each bar counts the random projections that get so many rows right; the bar of this run is marked.'),
  mean: (accuracy: string) => t('mean {0}', accuracy),
  chance: (accuracy: string) => t('chance level {0}', accuracy),
  clip: (accuracy: string) => t('CLIP {0}', accuracy),
  beyond: (accuracy: string) => t('CLIP {0}, beyond this axis', accuracy),
  thisRun: (accuracy: string) => t('this run {0}', accuracy),
  asTable: () => t('Show as a table'),
  correctRows: () => t('Correct rows'),
  projections: () => t('Projections'),
  fromTo: (low: number, high: number) => t('{0} to {1}', low, high),
} as const;
