import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { stampOf, type HashMemo } from '../cache/content.ts';
import type { ModelFolder } from './folder.ts';

const CHUNK_BYTES = 1 << 20;

/** SHA-256 over names and content of the files that decide what an encoder gives; the place of the folder is no part of it. */
export async function fingerprint(
  model: { readonly folder: ModelFolder; readonly files: readonly string[] },
  memo: HashMemo | null,
): Promise<string> {
  const hash = createHash('sha256').update('caption-lens model 1\n');
  for (const file of [...model.files].sort())
    hash.update(`${await fileHash(model.folder.resolve(file), memo)} ${file}\n`);
  return hash.digest('hex');
}

/** 1.2 GB of weights take more than a second to hash: files that have not changed since are remembered. */
async function fileHash(path: string, memo: HashMemo | null): Promise<string> {
  const stamp = stampOf(path);
  const known = memo?.get(stamp);
  if (known) return known;
  const sha256 = await hashOf(path);
  memo?.set(stamp, sha256);
  return sha256;
}

/** Reads the next piece while this one is hashed, into the same memory over and over: half the time of a stream. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path);
  try {
    let [current, next] = [Buffer.allocUnsafe(CHUNK_BYTES), Buffer.allocUnsafe(CHUNK_BYTES)];
    let { bytesRead } = await file.read(current);
    while (bytesRead > 0) {
      const reading = file.read(next);
      hash.update(current.subarray(0, bytesRead));
      ({ bytesRead } = await reading);
      [current, next] = [next, current];
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}
