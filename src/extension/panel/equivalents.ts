import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EQUIVALENTS_FILE, parseEquivalents, type EquivalentPair } from '../../core/dataset/equivalents.ts';
import type { DatasetPlace } from '../logic/datasets.ts';

/** The captions that were accepted as equivalent. What is wrong with the file, the comparison tells. Never rejects. */
export async function equivalentsOf({ captionsFile }: DatasetPlace): Promise<readonly EquivalentPair[]> {
  const text = await readFile(join(dirname(captionsFile), EQUIVALENTS_FILE), 'utf8').catch(() => null);
  return text === null ? [] : parseEquivalents(text).pairs;
}
