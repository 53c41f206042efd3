import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { Trouble } from '../../core/errors.ts';
import { fetchCommand } from '../../core/models/notFetched.ts';
import { sourceText } from '../../core/models/source.ts';
import { chosenModels } from '../models/chosen.ts';
import { precisionNamed } from '../models/graph.ts';
import { blobOf, holds, snapshotFile, type Blob } from './blobs.ts';
import type { Wanted } from './hub.ts';

/** Refuses a file of the cache that does not hold what its name says, and sets it aside. Throws `model-file-damaged`. */
export async function refuseDamaged(path: string, sha256: string | null = null): Promise<void> {
  const blob = await blobOf(path);
  if (!blob || (await isSound(blob, sha256))) return;
  const { commit = '', file = basename(path) } = (await snapshotFile(path)) ?? {};
  const model = await sourceOf(blob.model, commit);
  const isAside = await setAside(blob, path);
  const command = isAside && { command: `caption-lens models fetch ${model}` };
  throw new Trouble('model-file-damaged', { model, file, ...command });
}

/** Works on what a request asks for; the command that fetches a damaged file again then names role and precision. */
export async function namingModels<T>({ models, pipelines, precision }: Wanted, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Trouble) || error.code !== 'model-file-damaged' || !('command' in error.args)) throw error;
    const { model, file } = error.args;
    const meant = chosenModels(models, pipelines).find(({ source }) => source === model);
    if (!meant) throw error;
    const command = fetchCommand([meant], precisionNamed(String(file), precision));
    throw new Trouble(error.code, { ...error.args, command }, error);
  }
}

/** Works with models' folders; where it fails as unusable, a damaged file of the cache is told instead. */
export async function undamaged<T>(folders: Iterable<string>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Trouble && error.code === 'model-unusable')
      for (const folder of folders) await refuseAnyDamaged(folder);
    throw error;
  }
}

async function refuseAnyDamaged(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (!entry.isDirectory()) await refuseDamaged(join(entry.parentPath, entry.name));
}

async function isSound({ path, hash }: Blob, sha256: string | null): Promise<boolean> {
  return hash.kind === 'sha256' && sha256 !== null ? hash.hex === sha256 : holds(path, hash);
}

/**
 * Both go: the blob, so that it is fetched again, and the link, so that the file is missing. Of a model's damaged files
 * the last one is kept.
 */
async function setAside({ path, hash, model }: Blob, link: string): Promise<boolean> {
  try {
    const blobs = join(model, 'blobs');
    for (const name of await readdir(blobs))
      if (name.endsWith('.damaged')) await rm(join(blobs, name), { force: true });
    await rename(path, join(blobs, `${hash.hex}.damaged`));
    await rm(link, { force: true });
    return true;
  } catch {
    return false;
  }
}

/** The name that a commit was fetched under. */
async function sourceOf(cached: string, commit: string): Promise<string> {
  const name = basename(cached).split('--').slice(1).join('/');
  const refs = join(cached, 'refs');
  const entries = await readdir(refs, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((found) => found.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const revision = relative(refs, path).replaceAll('\\', '/');
    if ((await readFile(path, 'utf8')).trim() === commit) return sourceText({ kind: 'hub', name, revision });
  }
  return `${name}@${commit}`;
}
