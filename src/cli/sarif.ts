import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { forgiver } from '../core/annotations/forgive.ts';
import { decodeCaptions } from '../core/dataset/decode.ts';
import { EQUIVALENTS_FILE, parseEquivalents } from '../core/dataset/equivalents.ts';
import type { ProblemSentence } from '../core/report/json.ts';
import { toSarif } from '../core/report/sarif.ts';
import type { Comparison } from '../core/report/types.ts';
import type { Content } from './outputs.ts';

export interface SarifSource {
  /** Absolute. */
  readonly captionsFile: string;
  /** Its bytes; null where it cannot be read. */
  readonly captions: Uint8Array | null;
  readonly sentence: ProblemSentence;
  readonly version: string;
}

/** What `--sarif` writes: findings with their places in the captions file, as code review shows them. */
export async function sarifContent(path: string, comparison: Comparison, source: SarifSource): Promise<Content> {
  const { captionsFile, captions, sentence, version } = source;
  const declared = await readFile(join(dirname(captionsFile), EQUIVALENTS_FILE), 'utf8').catch(() => null);
  const { pairs } = declared === null ? { pairs: [] } : parseEquivalents(declared);
  const sarif = toSarif(comparison, {
    ...{ sentence, version },
    forgive: forgiver(comparison, pairs),
    text: captions && decodeCaptions(captions).text,
    uri: addressOf(captionsFile, process.cwd()),
  });
  return { path, pieces: [`${JSON.stringify(sarif, null, 1)}\n`] };
}

/** Relative to the folder where the command runs, in CI the root of the repository; a `file:` address where it lies elsewhere. */
export function addressOf(file: string, root: string): string {
  const path = relative(root, file);
  const outside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return outside ? pathToFileURL(file).href : path.split(sep).map(encodeURIComponent).join('/');
}
