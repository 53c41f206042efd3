import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { EQUIVALENTS_FILE } from '../../core/dataset/equivalents.ts';
import { isImagePath } from '../../core/dataset/rows.ts';
import type { Change } from './results.ts';

/** A dataset by its absolute paths. The captions file names it: a folder could hold several. */
export interface DatasetPlace {
  readonly folder: string;
  readonly captionsFile: string;
}

/** Folders that hold a captions file; where one holds several, the name that comes first in `names` counts. */
export function datasetsIn(files: readonly string[], names: readonly string[]): DatasetPlace[] {
  const known = new Set(files);
  const folders = [...new Set(files.map((file) => parentOf(file)))].sort();
  return folders.flatMap((folder) => {
    const captionsFile = names.map((name) => join(folder, name)).find((file) => known.has(file));
    return captionsFile === undefined ? [] : [{ folder, captionsFile }];
  });
}

/** The datasets that are not in the list any more. */
export function lostFrom(before: readonly DatasetPlace[], now: readonly DatasetPlace[]): DatasetPlace[] {
  const known = new Set(now.map(({ captionsFile }) => captionsFile));
  return before.filter(({ captionsFile }) => !known.has(captionsFile));
}

function parentOf(file: string): string {
  return file.slice(0, file.lastIndexOf(sep));
}

/** Whether the folder of another dataset is called the same. */
export function hasNamesake({ folder }: DatasetPlace, datasets: readonly DatasetPlace[]): boolean {
  return datasets.some((other) => other.folder !== folder && basename(other.folder) === basename(folder));
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The dataset that a file or folder belongs to: of nested ones the innermost. */
export function datasetAround(path: string, datasets: readonly DatasetPlace[]): DatasetPlace | undefined {
  const own = datasets.find(({ captionsFile }) => captionsFile === path);
  if (own) return own;
  const around = datasets.filter(({ folder }) => isWithin(folder, path));
  return around.sort((a, b) => b.folder.length - a.folder.length)[0];
}

/** What tells which dataset a user means, the strongest first. */
export interface Hints {
  readonly activeFile: string | undefined;
  /** What captions files are called where the active file lies. */
  readonly names: readonly string[];
  /** Captions file of the dataset in the panel. */
  readonly panel: string | undefined;
  /** Captions file of the dataset that was compared last. */
  readonly lastUsed: string | undefined;
}

/** A captions file makes its folder a dataset by its name, before anybody has told of it. */
function datasetOf(file: string, names: readonly string[], datasets: readonly DatasetPlace[]) {
  const around = datasetAround(file, datasets);
  const folder = dirname(file);
  const isNews = around?.folder !== folder && names.includes(basename(file));
  return isNews ? { folder, captionsFile: file } : around;
}

/** The dataset that is open: that of the active file, of the panel, the last one used, or the only one. */
export function openDataset(
  { activeFile, names, panel, lastUsed }: Hints,
  datasets: readonly DatasetPlace[],
): DatasetPlace | undefined {
  const named = (file: string | undefined) => datasets.find(({ captionsFile }) => captionsFile === file);
  const active = activeFile === undefined ? undefined : datasetOf(activeFile, names, datasets);
  return active ?? named(panel) ?? named(lastUsed) ?? (datasets.length === 1 ? datasets[0] : undefined);
}

const UNSEEN = new Set(['node_modules', '__MACOSX']);

/** What a changed file means for a comparison; null when nothing. Hidden folders are not part of a dataset. */
export function changeOf(file: string, { folder, captionsFile }: DatasetPlace): 'captions' | Change | null {
  if (file === captionsFile) return 'captions';
  const way = wayIn(folder, file);
  if (way === null) return null;
  if (way === EQUIVALENTS_FILE) return { kind: 'equivalents' };
  return isImagePath(way) ? { kind: 'images', images: [way] } : null;
}

/**
 * The images that came or went with a folder, of which alone the editor tells: `known` were compared, `found` are in it now.
 * Null when that is none.
 */
export function folderChange(
  path: string,
  { folder }: Pick<DatasetPlace, 'folder'>,
  known: readonly string[],
  found: readonly string[],
): Change | null {
  const way = wayIn(folder, path);
  if (way === null) return null;
  const images = [
    ...known.filter((image) => image.startsWith(`${way}/`)),
    ...found.filter((name) => isImagePath(name)).map((name) => `${way}/${name.split(sep).join('/')}`),
  ];
  return images.length > 0 ? { kind: 'images', images } : null;
}

/** Whether a search that begins in `root` looks into the folder: it is `root`, or neither hidden in it nor below what is. */
export function isSeen(root: string, folder: string): boolean {
  return wayIn(root, folder) !== null;
}

/** The path in a dataset, with `/`; null outside, and in folders that a comparison does not look into. */
function wayIn(folder: string, file: string): string | null {
  if (!isWithin(folder, file)) return null;
  const parts = relative(folder, file).split(sep);
  return parts.some((part) => part.startsWith('.') || UNSEEN.has(part)) ? null : parts.join('/');
}

/** The path in the dataset of an image file, as rows name it; null for any other file. */
export function imageIn({ folder }: Pick<DatasetPlace, 'folder'>, file: string): string | null {
  if (!isWithin(folder, file)) return null;
  const way = relative(folder, file).split(sep).join('/');
  return isImagePath(way) ? way : null;
}
