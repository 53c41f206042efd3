import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ModelFolder } from './folder.ts';

/** A file as it was when it was hashed. */
export interface FileStamp {
  readonly path: string;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
}

/** Remembers the SHA-256 of files that have not changed since: 1.2 GB of weights take more than a second to hash. */
export interface HashMemo {
  fileHash(stamp: FileStamp): string | null;
  setFileHash(stamp: FileStamp, sha256: string): void;
}

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

async function fileHash(path: string, memo: HashMemo | null): Promise<string> {
  const { size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  const stamp = { path, size, mtimeNs, ctimeNs };
  const known = memo?.fileHash(stamp);
  if (known) return known;
  const sha256 = await hashOf(path);
  memo?.setFileHash(stamp, sha256);
  return sha256;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
