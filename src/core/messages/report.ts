import { t } from '@vscode/l10n';
import type { PipelineName } from '../pipelines/types.ts';
import { MATRIX_ROWS } from '../similarity/rows.ts';
import type { McNemar, PipelineResult, ProjectionSpread, Share } from '../report/types.ts';

/** 0.65 -> `65.0%`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

/** `65%`; 100% and 0% are said of all and of none alone. */
export function wholePercent({ correct, total, accuracy }: Share): string {
  const rounded = Math.round(100 * accuracy);
  if (correct < total && rounded === 100) return '99%';
  return correct > 0 && rounded === 0 ? '<1%' : `${rounded}%`;
}

/** A cosine or a mean with three decimals; `–` where there is none. */
export function decimals(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : '–';
}

/** Ranks are whole or halves. */
export function rankText(rank: number): string {
  return Number.isInteger(rank) ? String(rank) : rank.toFixed(1);
}

export function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

export function pipelineTitle(name: PipelineName): string {
  return name === 'clip' ? 'CLIP' : 'pre-CLIP';
}

/** Words of the report, in the language that `@vscode/l10n` was configured with. */
export const words = {
  report: () => t('Caption Lens report'),
  question: () => t('Does each image find its own caption?'),
  rows: (count: number) => (count === 1 ? t('1 row') : t('{0} rows', count)),
  leftOutCount: (count: number) => (count === 1 ? t('1 row left out') : t('{0} rows left out', count)),
  categories: (count: number) => (count === 1 ? t('1 category') : t('{0} categories', count)),

  similarity: () => t('Similarity matrix'),
  similarityOf: (pipeline: string) =>
    t('Similarity matrix of {0}: cosine of each image (row) with each caption (column)', pipeline),
  /** Why a matrix of so many rows is not there. */
  noMatrix: (rows: number) =>
    rows > MATRIX_ROWS
      ? t('Not kept above 2,000 rows; ranks and accuracies are of the whole matrix.')
      : t('The matrix did not come; compare again to see it. Ranks and accuracies are of the whole matrix.'),
  how: (name: PipelineName) =>
    name === 'clip'
      ? t('one space for images and captions, learned from pairs')
      : t('two separate encoders and an untrained projection'),

  accuracy: () => t('Top-1 accuracy'),
  hits: ({ correct, total }: Share) => t('{0} of {1}', correct, total),
  /** Top-1 counts rows; where each has an image of its own, these are the images. */
  hitsSentence: ({ top1: { correct, total }, imageToText: { queries: images } }: PipelineResult) =>
    images === total
      ? t('{0} of {1} images prefer their own caption', correct, total)
      : t('{0} of {1} rows: the image prefers its own caption', correct, total),
  chance: () => t('chance level'),
  chanceOf: (chance: number) => t('chance level {0}', percent(chance)),
  wilson: () => t('95% Wilson interval'),
  spreadInterval: (seeds: number) => t('middle 95% of {0} random projections', seeds),
  range: ([low, high]: readonly [number, number]) => `${percent(low)} – ${percent(high)}`,
  between: (label: string, [low, high]: readonly [number, number]) =>
    t('{0}: {1} to {2}', label, percent(low), percent(high)),

  meaning: () => t('What this means'),
  madeForIllustrations: () =>
    t(
      'The starter models know drawings, not photographs: on photographs their figures show how the comparison works, not how good the captions are.',
    ),
  nameRealModels: () =>
    t(
      'For photographs take the experiment’s own with “--profile standard”, which are fetched once, or name others with “--models”, “--clip”, “--image-encoder” and “--text-encoder”.',
    ),
  clipAboveChance: () => t('Chance level lies below this interval: images and captions do meet in one space.'),
  clipNearChance: () =>
    t('Chance level lies within this interval: this dataset does not tell the result from guessing.'),
  clipBelowChance: () => t('Chance level lies above this interval: captions may be swapped, look at the worst rows.'),
  preclipMeaning: () =>
    t(
      'Nothing has aligned the two encoders: the projection is drawn at random, so a hit is luck and a cosine means little.',
    ),
  preclipDraw: (seed: number) => t('The number is one draw of the random projection (seed {0}).', seed),
  place: (seed: number, { seeds, place }: ProjectionSpread) =>
    t(
      'Of {0} draws, {1} score lower than seed {2}, {3} the same and {4} higher.',
      seeds,
      place.below,
      seed,
      place.equal,
      place.above,
    ),
  spreadMean: (spread: ProjectionSpread, chance: number) =>
    t('Their mean is {0}, chance level is {1}.', percent(spread.mean), percent(chance)),
  chosen: (chosen: number, distinct: number) => t('The images choose {0} of {1} distinct captions.', chosen, distinct),
  chosenOrGuessed: (chosen: number, distinct: number, guessed: number) =>
    t(
      'The images choose {0} of {1} distinct captions; independent guessing would choose about {2}.',
      chosen,
      distinct,
      Math.round(guessed),
    ),
  dependent: () =>
    t(
      'One draw of the layer places all images, so their hits are not independent, and a binomial interval would be wrong here.',
    ),
  mcnemar: ({ onlyClip, onlyPreclip, pValue, projectionSeed }: McNemar) =>
    t(
      'Exact McNemar test, conditional on projection seed {0}: {1} images are right with CLIP alone, {2} with pre-CLIP alone, p = {3}.',
      projectionSeed,
      onlyClip,
      onlyPreclip,
      pValue < 0.001 ? pValue.toExponential(1) : pValue.toFixed(3),
    ),
  ties: (tiedRows: number, tieAware: Share) =>
    t(
      '{0} rows share their caption with another row or are declared equivalent. Not held against them, {1} of {2} are right ({3}).',
      tiedRows,
      tieAware.correct,
      tieAware.total,
      percent(tieAware.accuracy),
    ),

  keyHit: () => t('this image prefers its own caption'),
  keyMiss: () => t('this image prefers another caption'),
  sharedScale: () => t('cosine, one colour scale for both matrices'),
  pooled: () => t('Each pixel is a mean of several cells; on the diagonal, of own pairs alone.'),
  histogram: () => t('pre-CLIP over random projections'),
  histogramOf: (seeds: number) => t('Histogram of the correct rows over {0} random projections', seeds),
  histogramAxis: (total: number) => t('correct rows of {0}', total),
  draws: (count: number, correct: number) => t('{0} projections with {1} correct rows', count, correct),
  thisRun: () => t('this run'),

  retrieval: () => t('Retrieval in both directions'),
  measure: () => t('Measure'),
  imageToText: () => t('image to text'),
  textToImage: () => t('text to image'),
  recall: (k: number) => `recall@${k}`,
  medianRank: () => t('median rank'),
  meanReciprocalRank: () => t('mean reciprocal rank'),
  diagonal: () => t('mean cosine of own pairs (diagonal)'),
  rest: () => t('mean cosine of the rest'),
  sameCategory: () => t('best caption has the right category'),

  worst: () => t('Worst rows'),
  worstOf: (pipeline: string, shown: number, wrong: number) =>
    t('Worst rows of {0}: {1} of the {2} that prefer another caption', pipeline, shown, wrong),
  noneWrong: () => t('No image prefers another caption to its own.'),
  line: () => t('line'),
  image: () => t('image'),
  ownCaption: () => t('own caption'),
  rivalCaption: () => t('rival (the caption it prefers)'),
  rival: () => t('rival'),
  rank: () => t('rank'),
  margin: () => t('margin'),
  cosine: () => t('cosine'),

  confusion: () => t('Category confusion'),
  confusionOf: (pipeline: string) => t('Category confusion of {0}', pipeline),
  confusionHelp: () => t('Rows: category of the image. Columns: category of the caption it prefers.'),
  mixup: (from: string, to: string, count: number, of: number) =>
    t('{0} prefers {1}: {2} of {3} rows', from, to, count, of),
  noMixups: () => t('Every image prefers a caption of its own category.'),
  noCategory: () => t('(no category)'),

  leftOut: () => t('Left out'),
  leftOutHelp: () => t('These rows are in the captions file but took no part.'),
  reason: () => t('reason'),
  atLine: (line: number) => t('line {0}', line),
  noRowsLeftOut: () => t('Every row of the captions file took part.'),

  problems: () => t('Problems found'),
  severity: (severity: 'error' | 'warning' | 'info') =>
    ({ error: () => t('error'), warning: () => t('warning'), info: () => t('note') })[severity](),
  noProblems: () => t('No problems were found.'),
  andMore: (count: number) => t('… and {0} more', count),

  wordsTitle: () => t('The words'),
  of: (filename: string) => t('of {0}', filename),
  andHidden: (count: number) => t('{0} smaller categories are not shown.', count),
  run: () => t('How it was made'),
  models: () => t('Models'),
  imageEncoder: () => t('image encoder'),
  textEncoder: () => t('text encoder'),
  projection: (from: number, to: number, seed: number) =>
    t('untrained projection {0} to {1}, seed {2}', from, to, seed),
  dimensions: (count: number) => t('{0} dimensions', count),
  madeElsewhere: () => t('made elsewhere'),
  onServer: (address: string) => t('on {0}', address),
  resnetNote: () =>
    t(
      'The weights of Xenova/resnet-50 are very probably not those of torchvision: its numbers differ a little from the Python experiment.',
    ),
  imagesTitle: () => t('Images'),
  images: (upright: boolean) =>
    upright ? t('Images turned upright by their EXIF rotation.') : t('Images as stored; EXIF rotation is not applied.'),
  mismatch: (
    image: string,
    rival: string,
    line: number,
    { own, rival: better, rank }: { readonly own: string; readonly rival: string; readonly rank: number },
  ) =>
    t(
      'CLIP prefers the caption of {1} in line {2} ({4}) for {0}; its own ({3}) has rank {5}. Say what only this image shows.',
      image,
      rival,
      line,
      own,
      better,
      rank,
    ),
  mismatchRule: () => t('An image that CLIP gives to the caption of another row.'),
  problemRule: (code: string) => t('A problem of the dataset: {0}.', code),
  runtime: () => t('Runtime'),
  ranOn: (build: 'native' | 'wasm', version: string) =>
    build === 'native'
      ? t('onnxruntime {0}, the native build.', version)
      : t('onnxruntime {0} in WebAssembly, which works everywhere and is slower.', version),
  time: () => t('Time'),
  cache: () => t('Cache'),
  cacheUse: (hits: number, computed: number) => t('{0} embeddings from the cache, {1} computed', hits, computed),
  cacheOff: (computed: number) => t('off, {0} embeddings computed', computed),
} as const;

/** The field's words for learners: [term, explanation]. */
export function glossary(): [term: string, explanation: string][] {
  return [
    [
      t('image encoder, text encoder'),
      t('Networks that turn an image or a caption into a list of numbers, its embedding.'),
    ],
    [t('embedding'), t('A point in a space of some hundred dimensions; what means alike should lie close together.')],
    [
      t('projection'),
      t('A layer that carries image embeddings into the space of the captions. Untrained, it carries them anywhere.'),
    ],
    [t('cosine similarity'), t('Cosine of the angle between two embeddings: 1 is the same direction, 0 is unrelated.')],
    [
      t('similarity matrix'),
      t('The cosine of every image (row) with every caption (column). Own pairs lie on the diagonal.'),
    ],
    [
      t('top-1 accuracy'),
      t('Share of rows whose image is most similar to its own caption; at equal cosines the first caption counts.'),
    ],
    [t('chance level'), t('What a ranking drawn at random would reach on average.')],
    [t('confidence interval'), t('The true accuracies that fit this many hits: few rows make it wide.')],
    [t('rank'), t('1 + the number of captions that are strictly more similar to the image than its own.')],
    [
      t('rival and margin'),
      t('The most similar caption of another image, and how far the own one is ahead of it; below 0 it is behind.'),
    ],
    [t('recall@k'), t('Share of queries whose own partner is among the k most similar.')],
    [
      t('category confusion'),
      t('Which category the preferred captions come from: even a wrong caption may name the right kind of thing.'),
    ],
  ];
}

/** Names of the stages that take time; an unknown one stands as it is. */
export function stageName(stage: string): string {
  const names: Readonly<Record<string, () => string>> = {
    start: () => t('start'),
    scan: () => t('scan'),
    load: () => t('load models'),
    images: () => t('images'),
    captions: () => t('captions'),
    similarity: () => t('similarity'),
    metrics: () => t('metrics'),
    spread: () => t('random projections'),
    total: () => t('total'),
  };
  return names[stage]?.() ?? stage;
}
