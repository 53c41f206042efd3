import { t } from '@vscode/l10n';

/** Words of the command line, in the language that `@vscode/l10n` was configured with. */
export const cliWords = {
  about: () => t('Does each image find its own caption? Compares pre-CLIP and CLIP on an image-caption dataset.'),
  usage: () => t('Usage'),
  commands: () => t('Commands'),
  options: () => t('Options'),
  exitCodes: () => t('Exit codes'),
  commandHelp: () => t('“caption-lens COMMAND --help” lists the options of a command.'),
  compareAbout: () => t('Run the pipelines on a dataset folder and report how well images and captions match.'),
  precisionAbout: () =>
    t('Measure which precision suits these models, this machine and rows of the dataset, and recommend one.'),
  initAbout: () =>
    t(
      'Write the captions file: a row per image found, category from its folder, empty caption. Rows already there stay.',
    ),
  modelsAbout: () =>
    t(
      'List models and what is on this machine, fetch them from the Hugging Face Hub, or pack them into a folder to carry.',
    ),
  exitTable: () => [
    ['0', t('done')],
    ['1', t('threshold or baseline missed')],
    ['2', t('the call or the dataset cannot be used')],
    ['3', t('failure of the engine or a model')],
    ['130', t('interrupted')],
  ],

  needsNode: (needed: string, found: string) =>
    t('Caption Lens needs Node {0} or later; this is Node {1}. Install a newer one.', needed, found),
  unknownCommand: (name: string) => t('There is no command “{0}”.', name),
  noCommand: () => t('No command is given.'),
  unknownOption: (name: string) => t('There is no option “{0}”.', name),
  didYouMean: (name: string) => t('Did you mean “{0}”?', name),
  needsValue: (name: string, value: string) => t('The option “{0}” needs a value: {1}.', name, value),
  takesNoValue: (name: string) => t('The option “{0}” takes no value.', name),
  givenTwice: (name: string) => t('The option “{0}” is given twice.', name),
  expected: (name: string, expected: string, got: string) => t('“{0}” expects {1}, not “{2}”.', name, expected, got),
  wholeNumber: (low: number, high: number) => t('a whole number from {0} to {1}', low, high),
  percentage: () => t('a percentage from 0 to 100'),
  oneOf: (values: string) => t('one of {0}', values),
  listOf: (values: string) => t('a list of {0}', values),
  noDataset: () => t('The dataset folder is missing.'),
  oneDataset: (extra: string) => t('One dataset folder is expected; “{0}” is one too many.', extra),
  notBoth: (one: string, other: string) => t('“{0}” and “{1}” exclude each other.', one, other),
  noAction: (actions: string) => t('Say what to do with models: {0}.', actions),
  unknownAction: (name: string) => t('Models cannot be told to “{0}”.', name),
  unknownRole: (name: string) =>
    t(
      '“{0}” is not among the known models. Say what it is for: “--clip”, “--clip-text”, “--image-encoder” or “--text-encoder”.',
      name,
    ),
  sameRole: (one: string, other: string, option: string) =>
    t('“{0}” and “{1}” are for the same place, that of “{2}”. Name one of them in each call.', one, other, option),
  onlyHub: (source: string) => t('“{0}” is a folder; only models of the Hub are fetched or packed.', source),
  needsClip: (name: string) => t('“{0}” judges CLIP, which “--pipelines” leaves out.', name),

  noFolder: () => t('its folder does not exist'),
  notWritable: () => t('its folder may not be written to'),
  isFolder: () => t('it is a folder'),
  isCaptions: () => t('it is the captions file itself'),
  baselineUntouched: (file: string) => t('“{0}” stays as it was: what got worse is no baseline.', file),
  isTwice: (option: string) => t('“{0}” writes there too', option),

  interrupted: () => t('Interrupted. Nothing was written.'),
  wrote: (file: string) => t('Wrote {0}', file),
  line: (line: number) => t('line {0}', line),
  moreProblems: (count: number) => t('… and {0} more; “--json” and “--html” list them all.', count),

  thresholdMet: (percent: string, threshold: string) =>
    t('CLIP reaches {0}, at least the {1} asked for.', percent, threshold),
  thresholdMissed: (percent: string, threshold: string) =>
    t('CLIP reaches {0}, less than the {1} asked for.', percent, threshold),
  leftOutCounted: (count: number) =>
    t('{0} rows left out count as wrong; “--allow-skipped” does not count them.', count),
  baselineKept: (won: number) => t('No row that was right in the baseline is wrong now; {0} became right.', won),
  baselineMissed: (lost: number, won: number) =>
    t('Rows that were right in the baseline and are wrong now: {0}. Rows that became right: {1}.', lost, won),
  lostRow: (image: string, rival: string) => t('{0} now prefers the caption of {1}', image, rival),
  lostLeftOut: (image: string) => t('{0} is left out now', image),
  baselineRemoved: (count: number) =>
    t('Rows that were right in the baseline and are no longer in the captions file: {0}.', count),
  otherModels: () =>
    t('The baseline was made with other models or another precision: a difference may come from those.'),

  askFetch: (models: string, size: string | null) =>
    size === null
      ? t('Not on this machine: {0}. Fetch from the Hugging Face Hub? [y/N] ', models)
      : t('Not on this machine: {0}, about {1}. Fetch from the Hugging Face Hub? [y/N] ', models, size),
  isYes: (answer: string) => t('y,yes').split(',').includes(answer.trim().toLowerCase()),
  fetched: (size: string, folder: string) => t('The models are on this machine: {0} in {1}', size, folder),
  packed: (folder: string, size: string) => t('Packed {1} into {0}. Use it with “--models {0}”.', folder, size),
  packedClipText: (folder: string) => t('Name the text encoder of CLIP with “--clip-text {0}”.', folder),
  notEmpty: () => t('it is there already'),
  model: () => t('model'),
  role: () => t('for'),
  size: () => t('size'),
  licence: () => t('licence'),
  onDisk: () => t('on this machine'),
  all: () => t('yes'),
  part: () => t('in part'),
  none: () => t('no'),
  hubCache: () => t('Hugging Face cache'),
  hub: () => t('Hub'),
  starter: () => t('starter models'),

  initCreated: (file: string, count: number) =>
    count === 1 ? t('Wrote {0} with 1 row.', file) : t('Wrote {0} with {1} rows.', file, count),
  initAdded: (file: string, count: number) =>
    count === 1 ? t('Added 1 row to {0}.', file) : t('Added {1} rows to {0}.', file, count),
  initNothing: (file: string) => t('Every image has a row in {0}: nothing was written.', file),
  initNoImages: (folder: string) => t('There is no image in {0}: nothing was written.', folder),
} as const;

/** What each option does; keys are option names. */
export const optionHelp: Readonly<Record<string, () => string>> = {
  pipelines: () => t('pipelines to run, separated by commas (default: preclip,clip)'),
  profile: () => t('starter (drawings) or standard (the experiment’s models, from the Hub)'),
  models: () => t('folder with clip/, resnet/ and distiluse/'),
  clip: () => t('CLIP model: a folder, or a name on the Hub (owner/name@revision)'),
  'clip-text': () => t('text encoder in place of CLIP’s own, as a multilingual one: a folder, or a name on the Hub'),
  'image-encoder': () => t('image encoder of pre-CLIP: a folder, or a name on the Hub'),
  'text-encoder': () => t('text encoder of pre-CLIP: a folder, or a name on the Hub'),
  'clip-image-server': () =>
    t('address of a server that runs the image encoder of CLIP: http://HOST:PORT/v2/models/NAME'),
  'clip-text-server': () => t('the same for the text encoder of CLIP'),
  'image-encoder-server': () => t('the same for the image encoder of pre-CLIP'),
  'text-encoder-server': () => t('the same for the text encoder of pre-CLIP'),
  embeddings: () => t('folder with embeddings of CLIP that were made elsewhere, as clip-retrieval writes them'),
  'preclip-embeddings': () => t('the same for pre-CLIP'),
  fetch: () => t('fetch models that are missing without asking'),
  offline: () => t('make no request, whatever is missing'),
  to: () => t('folder to pack into; it must not be there yet'),
  precision: () => t('weights to use: fp32, fp16, int8 (signed), uint8, or auto, which measures first (default: fp32)'),
  'models precision': () => t('weights: fp32, fp16, int8 (signed) or uint8 (default: fp32)'),
  sample: () => t('rows to measure with, 24 to 64 (default: 48)'),
  'projection-seed': () => t('seed of the untrained projection (default: 0)'),
  upright: () => t('apply the EXIF rotation of photos; the experiment does not'),
  captions: () => t('captions file (default: captions.csv in the dataset folder)'),
  json: () => t('write the report as JSON'),
  csv: () => t('write a copy of the captions file with result columns'),
  html: () => t('write the report as one web page'),
  sarif: () => t('write the findings as SARIF, for code review'),
  'dump-stages': () => t('write crops, token ids and embeddings into this folder'),
  'fail-under-clip': () => t('exit with 1 when the top-1 accuracy of CLIP is lower, in percent'),
  baseline: () => t('exit with 1 when a row that is right in this report is wrong now'),
  'allow-skipped': () => t('do not count rows left out as wrong'),
  cache: () => t('folder of the embedding cache, or off'),
  threads: () => t('threads of one inference (default: one per core)'),
  lang: () => t('language: en or es (default: that of the system)'),
  help: () => t('show this help'),
  version: () => t('show the version'),
};
