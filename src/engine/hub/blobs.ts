import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { hashFile } from '../models/fileHash.ts';

/** What names a blob: SHA-256 of a large file, git's SHA-1 of a small one. */
export interface BlobHash {
  readonly kind: 'sha256' | 'git';
  readonly hex: string;
}

/** Whether a file holds what its hash says. Rejects where it cannot be read. */
export async function holds(path: string, { kind, hex }: BlobHash): Promise<boolean> {
  return (await (kind === 'sha256' ? hashFile(path) : gitHash(path))) === hex;
}

async function gitHash(path: string): Promise<string> {
  const hash = createHash('sha1').update(`blob ${(await stat(path)).size}\0`);
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** A file of the cache that a path leads to. */
export interface Blob {
  readonly path: string;
  readonly hash: BlobHash;
}

/** The blob behind a path; null where it leads to none, as where the cache cannot hold links. */
export async function blobOf(path: string): Promise<Blob | null> {
  const target = await realpath(path).catch(() => path);
  const hex = basename(target);
  const folder = dirname(target);
  if (basename(folder) !== 'blobs' || !basename(dirname(folder)).startsWith('models--')) return null;
  if (/^[0-9a-f]{64}$/.test(hex)) return { path: target, hash: { kind: 'sha256', hex } };
  return /^[0-9a-f]{40}$/.test(hex) ? { path: target, hash: { kind: 'git', hex } } : null;
}
