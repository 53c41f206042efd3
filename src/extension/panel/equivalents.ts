import { readFile } from 'node:fs/promises';
import { parseEquivalents, type EquivalentPair } from '../../core/dataset/equivalents.ts';
import { equivalentsFileOf } from '../annotations/annotations.ts';
import type { DatasetPlace } from '../logic/datasets.ts';

/** The captions that were accepted as equivalent. What is wrong with the file, the comparison tells. Never rejects. */
export async function equivalentsOf(dataset: DatasetPlace): Promise<readonly EquivalentPair[]> {
  const text = await readFile(equivalentsFileOf(dataset), 'utf8').catch(() => null);
  return text === null ? [] : parseEquivalents(text).pairs;
}
