import { t } from '@vscode/l10n';

/** Words of the editor's commands and of its list of datasets, in the language that `@vscode/l10n` was configured with. */
export const commandWords = {
  captionsTarget: () => t('Which folder of images?'),
  otherFolder: () => t('Another folder…'),
  chooseImages: () => t('Choose the folder with the images'),
  createHere: () => t('Create Captions File'),
  addsRows: () => t('holds a captions file: adds rows for new images'),
  noImages: (folder: string) => t('There is no image in “{0}”, so no captions file was made.', folder),
  everyImageHasRow: (file: string) => t('Every image has a row in “{0}” already.', file),
  captionsMade: (file: string, rows: number) => t('“{0}” is made. Rows that wait for a caption: {1}.', file, rows),
  rowsAdded: (file: string, rows: number) =>
    t('Rows added to “{0}”: {1}. Save it once their captions are written.', file, rows),
  rowsWouldSpread: () => t('damage in it would spread to rows that are added'),

  chooseModels: () => t('Choose Models'),
  chooseWeights: () => t('Choose Weights'),
  inUse: () => t('in use'),
  starterModels: () => t('Starter models'),
  starterDetail: () => t('Small and bundled. They know drawings like those of the sample, not photographs.'),
  oneFolder: () => t('One folder for all models…'),
  oneFolderDetail: () => t('It holds “clip”, “resnet” and “distiluse” in the Hugging Face layout.'),
  eachModel: () => t('Each on its own'),
  clip: () => t('CLIP…'),
  imageEncoder: () => t('Image encoder of pre-CLIP…'),
  textEncoder: () => t('Text encoder of pre-CLIP…'),
  scale: (scale: string) => t('Scale of its softmax: {0}', scale),
  weights: () => t('Weights'),
  precision: () => t('Precision…'),
  fp32: () => t('32-bit floats: the numbers of the experiment'),
  fp16: () => t('16-bit floats: half the size on disk'),
  int8: () => t('8-bit integers: the smallest; figures differ a little'),
  chooseModelFolder: () => t('Choose the folder of the model'),
  useFolder: () => t('Use Folder'),
  lacks: (folder: string, names: string) => t('“{0}” lacks {1}.', folder, names),
  useAnyway: () => t('Use It Anyway'),
  whereToKeep: () => t('Where does this choice hold?'),
  everywhere: () => t('Everywhere'),
  everywhereDetail: () => t('In your own settings.'),
  thisWorkspace: () => t('In this workspace'),
  thisWorkspaceDetail: () => t('In the settings that go along with the workspace.'),

  verifying: () => t('Caption Lens: verifying the engine'),

  notCompared: () => t('not compared yet'),
  comparing: () => t('comparing'),
  failed: () => t('failed'),
} as const;
