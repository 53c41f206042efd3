import { createHash } from 'node:crypto';
import { stampOf, type HashMemo } from '../cache/content.ts';
import { hashFile } from './fileHash.ts';
import { refuseDamaged } from '../hub/damage.ts';
import type { ModelFolder } from './folder.ts';

interface ModelFiles {
  readonly folder: Pick<ModelFolder, 'resolve'>;
  readonly files: readonly string[];
}

/** SHA-256 over names and content of the files that decide what an encoder gives; the place of the folder is no part of it. */
export async function fingerprint({ folder, files }: ModelFiles, memo: HashMemo | null): Promise<string> {
  const sorted = [...files].sort();
  const hashes = await Promise.all(sorted.map((file) => rememberedHash(folder.resolve(file), memo)));
  const hash = createHash('sha256').update('caption-lens model 1\n');
  sorted.forEach((file, index) => hash.update(`${hashes[index] ?? ''} ${file}\n`));
  return hash.digest('hex');
}

/** Whether the fingerprint comes without reading the files. */
export function isRemembered({ folder, files }: ModelFiles, memo: HashMemo): boolean {
  return files.every((file) => memo.get(stampOf(folder.resolve(file))) !== null);
}

/** 1.2 GB of weights take a second to hash: files that have not changed since are remembered. Throws `model-file-damaged`. */
async function rememberedHash(path: string, memo: HashMemo | null): Promise<string> {
  const stamp = stampOf(path);
  const known = memo?.get(stamp);
  if (known) return known;
  const sha256 = await hashFile(path);
  await refuseDamaged(path, sha256);
  memo?.set(stamp, sha256);
  return sha256;
}
