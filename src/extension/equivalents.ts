import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EQUIVALENTS_FILE } from '../core/dataset/equivalents.ts';
import type { DatasetPlace } from './logic/datasets.ts';

/** Where the accepted captions of a dataset are kept: beside its captions file. */
export const equivalentsFileOf = ({ captionsFile }: DatasetPlace): string =>
  join(dirname(captionsFile), EQUIVALENTS_FILE);

/** The text of that file; '' where there is none to read, which the comparison tells. Never rejects. */
export const equivalentsTextOf = (dataset: DatasetPlace): Promise<string> =>
  readFile(equivalentsFileOf(dataset), 'utf8').catch(() => '');
