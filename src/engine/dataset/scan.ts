import { realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EQUIVALENTS_FILE, parseEquivalents, type EquivalentPair } from '../../core/dataset/equivalents.ts';
import { resolveDataset } from '../../core/dataset/resolve.ts';
import { readCaptions, readRows } from '../../core/dataset/rows.ts';
import type { Dataset, ListedFile } from '../../core/dataset/types.ts';
import { messageOf, Trouble } from '../../core/errors.ts';
import { codeOf } from '../errors.ts';
import type { Task } from '../task.ts';
import { readPlainFile } from './files.ts';
import { isInside, listFolder } from './listing.ts';

export interface Scan {
  readonly dataset: Dataset;
  readonly equivalents: readonly EquivalentPair[];
}

export interface DatasetSource {
  readonly folder: string;
  readonly captionsFile: string;
  /** Taken instead of what the file holds. */
  readonly captionsText?: string;
}

/**
 * Reads the captions file and lists the folder. Throws `dataset-folder-missing`, `captions-file-missing`,
 * `captions-file-leaves-folder`, `captions-file-unusable`; everything else is a problem of the dataset.
 */
export async function scanDataset({ folder, captionsFile, captionsText }: DatasetSource, task: Task): Promise<Scan> {
  const files = await listDataset(folder, task);
  const captions =
    captionsText === undefined
      ? readCaptions(await readCaptionsFile(folder, captionsFile))
      : readRows({ text: captionsText, problems: [] });
  const dataset = resolveDataset(captions, files);
  const { pairs, problems } = await readEquivalents(folder, captionsFile);
  return { dataset: { ...dataset, problems: [...dataset.problems, ...problems] }, equivalents: pairs };
}

/** The files of a dataset folder. Throws `dataset-folder-missing`. */
export async function listDataset(folder: string, task: Task): Promise<ListedFile[]> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new Trouble('dataset-folder-missing', { folder });
  return listFolder(folder, task);
}

async function readCaptionsFile(folder: string, file: string): Promise<Uint8Array> {
  if (await leadsOut(folder, file)) throw new Trouble('captions-file-leaves-folder', { file });
  try {
    return await readPlainFile(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new Trouble('captions-file-missing', { file }, error);
    throw new Trouble('captions-file-unusable', { file, reason: messageOf(error) }, error);
  }
}

/** A file of the dataset folder that is a link to somewhere else; a captions file named elsewhere is the user's word. */
async function leadsOut(folder: string, file: string): Promise<boolean> {
  const root = await realpathOrSame(folder);
  return isInside(root, await realpathOrSame(dirname(file))) && !isInside(root, await realpathOrSame(file));
}

function realpathOrSame(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

async function readEquivalents(folder: string, captionsFile: string): Promise<ReturnType<typeof parseEquivalents>> {
  const file = join(dirname(captionsFile), EQUIVALENTS_FILE);
  if (await leadsOut(folder, file)) return { pairs: [], problems: [] };
  const bytes = await readPlainFile(file).catch(() => null);
  return bytes === null ? { pairs: [], problems: [] } : parseEquivalents(bytes.toString('utf8'));
}
