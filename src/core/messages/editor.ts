import { t } from '@vscode/l10n';
import type { Trouble, TroubleCode } from '../errors.ts';
import { sentence, type Wordings } from './sentence.ts';
import { troubleSentence } from './troubles.ts';

/** Words of the editor, in the language that `@vscode/l10n` was configured with. */
export const editorWords = {
  comparing: (dataset: string) => t('Caption Lens: {0}', dataset),
  noVerdict: () => t('no figures'),
  threads: (count: number) => (count === 0 ? t('Threads: one per core') : t('Threads: {0}', count)),

  chooseDataset: () => t('Which dataset?'),
  otherFolder: () => t('Another folder…'),
  chooseFolder: () => t('Choose the folder with images and captions file'),
  compareHere: () => t('Compare'),

  restart: () => t('Restart'),
  showLog: () => t('Show Log'),

  sampleTarget: () => t('Choose the folder that the sample goes into'),
  copyHere: () => t('Copy Sample Here'),
  sampleCopied: (folder: string) => t('The sample is in “{0}”.', folder),
  sampleFailed: (reason: string) => t('The sample was not copied: {0}.', reason),
  openFolder: () => t('Open Folder'),
  addToWorkspace: () => t('Add to Workspace'),

  chooseFormat: () => t('Which form of the report?'),
  htmlForm: () => t('Web page (HTML)'),
  htmlDetail: () => t('One page with both heatmaps; opens without network.'),
  jsonForm: () => t('Data (JSON)'),
  jsonDetail: () => t('Every figure, for programs and as a baseline of the command line.'),
  csvForm: () => t('Captions file with results (CSV)'),
  csvDetail: () => t('A copy of the captions file with result columns.'),
  exported: (file: string) => t('Wrote {0}', file),
  open: () => t('Open'),
  notEditable: () => t('the editor does not let it be changed'),
  notSaved: () => t('the editor did not save it'),
  isCaptionsFile: () => t('The captions file itself is never written over. Choose another name.'),

  clearCacheQuestion: () => t('Clear the embedding cache?'),
  clearCacheDetail: () =>
    t(
      'Embeddings are computed again when they are next needed; remembered captions and verdicts are forgotten. Your files stay as they are.',
    ),
  clear: () => t('Clear'),
  cacheCleared: (size: string) => t('The embedding cache is cleared ({0}).', size),
  cacheIsOff: () => t('The embedding cache is switched off in the settings.'),

  settingUnusable: (name: string, expected: string, got: string) =>
    t('The setting “{0}” expects {1}, not {2}. Its default is used.', name, expected, got),
  aFolder: () => t('the path of a folder'),
  anAbsoluteFolder: () => t('an absolute path or one under ~ (this workspace is not trusted)'),
  folders: (keys: string) => t('paths of folders under {0}', keys),
  absoluteFolders: (keys: string) => t('absolute paths or paths under ~ for {0} (this workspace is not trusted)', keys),
  addresses: (keys: string) => t('addresses under {0}', keys),
  aModel: () => t('the path of a folder, or a name on the Hub as owner/name'),
  anAbsoluteModel: () =>
    t('a name on the Hub as owner/name, an absolute path or one under ~ (this workspace is not trusted)'),
  fileNames: () => t('a list of file names that end in .csv, .tsv or .txt'),
} as const;

/** Where the editor has another way out than the command line. */
export const editorTroubleSentences = {
  'captions-file-missing': ['There is no captions file “{file}”. Create it, or choose another folder.'],
  'captions-file-leaves-folder': [
    'The captions file “{file}” is a link that leads out of the dataset folder, so it is not opened. Open the folder that it lies in.',
  ],
  'models-not-named': ['No models are named. Choose some with the command “Choose Models”.'],
  'models-not-fetched': [
    '{models}: not on this computer ({files}). Where there is a network run “{elsewhere}”, then “{pack}”; bring that folder here and choose it.',
    '{models}: not on this computer ({files}). Compare again to download them, or choose others.',
  ],
  'engine-died': ['The engine stopped unexpectedly ({detail}).', 'The engine stopped unexpectedly.'],
  'engine-silent': ['The engine did not answer within {seconds} seconds.'],
  'engine-failed': ['The engine failed: {detail}.'],
} as const satisfies Partial<Record<TroubleCode, Wordings>>;

/** The error in words, with what to do about it in the editor. */
export function editorTroubleSentence(trouble: Pick<Trouble, 'code' | 'args'>): string {
  const own: Partial<Record<TroubleCode, Wordings>> = editorTroubleSentences;
  const wordings = own[trouble.code];
  return wordings ? sentence(wordings, trouble.args, t) : troubleSentence(trouble, t);
}
