import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EQUIVALENTS_FILE, parseEquivalents, type EquivalentPair } from '../../core/dataset/equivalents.ts';
import { resolveDataset } from '../../core/dataset/resolve.ts';
import { readCaptions } from '../../core/dataset/rows.ts';
import type { Dataset } from '../../core/dataset/types.ts';
import { Trouble } from '../../core/errors.ts';
import type { Task } from '../task.ts';
import { listFolder } from './listing.ts';

export interface Scan {
  readonly dataset: Dataset;
  readonly equivalents: readonly EquivalentPair[];
}

/**
 * Reads the captions file and lists the folder. Throws `dataset-folder-missing`, `captions-file-missing`,
 * `captions-file-unusable`; everything else is a problem of the dataset.
 */
export async function scanDataset(folder: string, captionsFile: string, task: Task): Promise<Scan> {
  await requireFolder(folder);
  const captions = readCaptions(await readCaptionsFile(captionsFile));
  const dataset = resolveDataset(captions, await listFolder(folder, task));
  const { pairs, problems } = await readEquivalents(captionsFile);
  return { dataset: { ...dataset, problems: [...dataset.problems, ...problems] }, equivalents: pairs };
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new Trouble('dataset-folder-missing', { folder });
}

async function readCaptionsFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new Trouble('captions-file-missing', { file }, error);
    throw new Trouble('captions-file-unusable', { file, reason: messageOf(error) }, error);
  }
}

async function readEquivalents(captionsFile: string): Promise<ReturnType<typeof parseEquivalents>> {
  const text = await readFile(join(dirname(captionsFile), EQUIVALENTS_FILE), 'utf8').catch(() => null);
  return text === null ? { pairs: [], problems: [] } : parseEquivalents(text);
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
