import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
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
  /** Links followed. */
  readonly path: string;
  readonly hash: BlobHash;
  /** Folder of its model in the cache. */
  readonly model: string;
}

/** What a path leads to; null where nothing says what it must hold, as for a plain file that Python fetched. */
export async function blobOf(path: string): Promise<Blob | null> {
  const target = await realpath(path).catch(() => path);
  const folder = dirname(target);
  const model = dirname(folder);
  const hash = basename(folder) === 'blobs' && isModel(model) ? hashNamed(basename(target)) : null;
  return hash ? { path: target, hash, model } : plainBlob(target);
}

async function plainBlob(target: string): Promise<Blob | null> {
  const place = placeIn(target);
  if (!place) return null;
  const { model, commit, file } = place;
  const hash = hashNamed((await readFile(hashMark(model, commit, file), 'utf8').catch(() => '')).trim());
  return hash && { path: target, hash, model };
}

/** Where the hash of a file stands that no link names it for. */
export function hashMark(model: string, commit: string, file: string): string {
  return join(model, '.caption-lens-hashes', commit, file);
}

/** A file of a snapshot. */
export interface SnapshotFile {
  /** Folder of its model in the cache. */
  readonly model: string;
  readonly commit: string;
  /** Within the model, with `/`. */
  readonly file: string;
}

/** What a path names, links to its folder followed; null where that is no snapshot. */
export async function snapshotFile(path: string): Promise<SnapshotFile | null> {
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  return placeIn(join(folder, basename(path)));
}

function placeIn(path: string): SnapshotFile | null {
  const [, model, commit, file] = /^(.+)[\\/]snapshots[\\/]([0-9a-f]{40})[\\/](.+)$/.exec(path) ?? [];
  if (model === undefined || commit === undefined || file === undefined || !isModel(model)) return null;
  return { model, commit, file: file.replaceAll('\\', '/') };
}

const isModel = (folder: string): boolean => basename(folder).startsWith('models--');

function hashNamed(hex: string): BlobHash | null {
  if (/^[0-9a-f]{64}$/.test(hex)) return { kind: 'sha256', hex };
  return /^[0-9a-f]{40}$/.test(hex) ? { kind: 'git', hex } : null;
}
