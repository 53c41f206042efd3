import { t } from '@vscode/l10n';
import type { PipelineName } from '../pipelines/types.ts';

/** Words of the panel, in the language that `@vscode/l10n` was configured with. */
export const panelWords = {
  compare: () => t('Compare'),
  compareAgain: () => t('Compare Again'),
  cancel: () => t('Cancel'),
  exportReport: () => t('Export Report…'),
  showLog: () => t('Show Log'),
  chooseModels: () => t('Choose Models'),
  openSettings: () => t('Open Settings'),

  progress: () => t('Progress of the comparison'),
  staleBadge: () => t('earlier state'),
  failed: () => t('The last comparison failed'),
  done: (verdict: string) => t('Comparison done: {0}', verdict),

  emptyTitle: () => t('Nothing is compared yet'),
  emptyText: () =>
    t(
      'Caption Lens embeds every image and every caption in two ways, and asks whether each image finds its own caption.',
    ),

  changes: (won: number, lost: number, points: string) =>
    t('since the last run: {0} points, rows won: {1}, lost: {2}', points, won, lost),
  unchanged: () => t('no row changed since the last run'),
  rowWon: (row: number) => t('row {0} won', row),
  rowLost: (row: number) => t('row {0} lost', row),
  starterModels: () => t('Starter models: they know drawings, not photographs.'),
  nameRealModels: () => t('For photographs, choose the standard models, those of the experiment.'),

  both: () => t('Both pipelines'),
  openLine: (line: number, file: string) => t('Show line {0}, “{1}”, in the captions file', line, file),

  heatmaps: () => t('Similarity matrices'),
  lead: () => t('A row is an image, a column is a caption, a cell is their cosine. Own pairs lie on the diagonal.'),
  controls: () => t('How the matrices are shown'),
  sort: () => t('Sort'),
  sortBy: (by: 'file' | 'category' | 'rank') =>
    ({ file: () => t('File order'), category: () => t('Category'), rank: () => t('Rank of the match') })[by](),
  sortHelp: (pipeline: string) =>
    t('Images and captions share one order, so own pairs stay on the diagonal. Ranks are those of {0}.', pipeline),
  value: () => t('Cells show'),
  valueOf: (value: ValueName) =>
    ({
      cosine: () => t('Cosine'),
      rank: () => t('Rank within the row'),
      softmax: () => t('Softmax of the row'),
      sigmoid: () => t('Sigmoid'),
    })[value](),
  valueHelp: (value: ValueName) =>
    ({
      cosine: () => t('The cosine of the angle between image and caption, as the encoders give it.'),
      rank: () =>
        t('1 is the caption that the image prefers. Ranks can be compared between pipelines, cosines cannot.'),
      softmax: () =>
        t('How the model shares out 100% of its belief among the captions of a row, at its own temperature.'),
      sigmoid: () => t('How probable the model holds each pair to be, each for itself.'),
    })[value](),
  onlyCosine: (pipeline: string) =>
    t('{0} was never trained to give probabilities, so its cosines are shown.', pipeline),
  colours: () => t('Colours'),
  shared: () => t('One scale for both'),
  zoomIn: () => t('Zoom in'),
  zoomOut: () => t('Zoom out'),
  fit: () => t('Show all'),
  savePicture: () => t('Save picture'),
  savePictureAs: (format: string) => t('Save picture as {0}', format),
  pictureFailed: (reason: string) => t('The picture was not made: {0}.', reason),
  tilesMissing: () => t('The picture can be saved once everything that is in sight has come.'),
  blockFailed: (reason: string) => t('A part of the matrix did not come: {0}', reason),

  heatmapLabel: (pipeline: string, rows: number) =>
    t('{0}: similarity of {1} images (rows) with {1} captions (columns)', pipeline, rows),
  heatmapKeys: () =>
    t('Arrows move from cell to cell, Enter opens the row, plus and minus zoom, 0 shows all, Escape leaves the cell.'),
  keyOwn: () => t('own pair'),

  ofRank: (rank: number, captions: number) => t('rank {0} of {1}', rank, captions),
  ownCaption: () => t('its own caption'),
  otherCaption: (row: number) => t('the caption of row {0}', row),
  choosesOwn: () => t('chosen, right'),
  choosesWrong: () => t('chosen, wrong'),
  loading: () => t('loading …'),
  spokenCell: (image: string, row: number, caption: string) => t('{0}, caption of row {1}: {2}', image, row, caption),
  spokenOwn: (image: string, caption: string) => t('{0}, own caption: {1}', image, caption),

  interval: (name: PipelineName, seeds: number | null) =>
    name === 'clip'
      ? t('95% Wilson interval')
      : seeds === null
        ? t('spread over random projections')
        : t('middle 95% of {0} random projections', seeds),
  spreadComing: () => t('being drawn …'),
  spreadNotDrawn: () => t('not drawn; compare again'),
  diagonalRest: () => t('Diagonal against the rest'),
  diagonalMean: () => t('own pairs, mean'),
  restMean: () => t('all other pairs, mean'),
  difference: () => t('difference'),
  accuracyFigure: (pipeline: string, accuracy: string, chance: string) =>
    t('{0}: top-1 accuracy {1}, chance level {2}', pipeline, accuracy, chance),
  diagonalFigure: (pipeline: string, own: string, rest: string) =>
    t('{0}: mean cosine {1} on the diagonal, {2} elsewhere', pipeline, own, rest),
  projectionHelp: () =>
    t('Nothing has aligned the two encoders. Each draw of the projection gives another figure; this is one of them.'),
  wilsonHelp: () => t('The true accuracies that fit this many hits. Few rows make it wide.'),
  diagonalHelp: () => t('Where images and captions meet in one space, own pairs are more similar than the rest.'),
  about: (what: string) => t('About: {0}', what),

  learn: () => t('What am I looking at?'),
  learnLead: () => [
    t(
      'Two ways to match images with captions, on the same rows. For every image each pipeline picks the caption with the highest cosine; where that is the image’s own, the row is right.',
    ),
    t(
      'pre-CLIP takes two networks that never saw each other. An untrained projection makes their sizes fit, and nothing else: no diagonal appears.',
    ),
    t(
      'CLIP was trained on pairs of image and caption. Both land in one space, and the diagonal stands out; captions of the same category come next.',
    ),
  ],
  diagonal: () => t('diagonal'),
  diagonalMeans: () =>
    t('The cells where an image meets its own caption. A bright diagonal means that pairs find each other.'),
} as const;

export type ValueName = 'cosine' | 'rank' | 'softmax' | 'sigmoid';
