import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Trouble } from '../../core/errors.ts';
import { missingFiles, type ModelPlan, type PlannedFile } from '../../core/models/plan.ts';
import { sizeOf } from './cache.ts';
import { download } from './download.ts';
import { addressOf } from './listing.ts';
import { locked } from './lock.ts';
import type { HubNetwork } from './network.ts';
import { listed, type HubPlan } from './onHub.ts';
import { unwritable } from './unwritable.ts';

type OnBytes = (file: PlannedFile, onDisk: number) => void;

/** Fetches what a model lacks; small files first. `onBytes` gets what is on disk of each. Throws `Trouble`. */
export async function fetchModel(plan: HubPlan, network: HubNetwork, onBytes: OnBytes): Promise<void> {
  const { cached, model, revision, lacking } = plan;
  await fetchFiles(plan, plan.files, network, onBytes);
  try {
    await cached.markLacking(model.commit, lacking);
    await cached.refer(revision, model.commit);
  } catch (error) {
    throw unwritable(error, cached.folder);
  }
}

/** Fetches some files of a model; its revision does not mean them yet. As `fetchModel`. */
export async function fetchFiles(
  plan: HubPlan,
  files: readonly PlannedFile[],
  network: HubNetwork,
  onBytes: OnBytes,
): Promise<void> {
  try {
    await plan.cached.sweep();
    for (const file of [...files].sort((a, b) => (a.bytes ?? 0) - (b.bytes ?? 0)))
      await fetchFile(plan, file, network, (onDisk) => {
        onBytes(file, onDisk);
      });
  } catch (error) {
    throw unwritable(error, plan.cached.folder);
  }
}

/** Another process that fetches the same file is waited for. */
async function fetchFile(
  { cached, model, revision }: HubPlan,
  { path }: PlannedFile,
  network: HubNetwork,
  onBytes: (onDisk: number) => void,
): Promise<void> {
  const file = listed(model, path);
  const { lock, ...blob } = cached.blob(file.hash);
  const url = addressOf(network.endpoint, model, path);
  const asked = { model: model.name, revision, file: path };
  const isShown = async () => (await cached.sizeInSnapshot(model.commit, path)) === file.bytes;
  const bring = async (signal: AbortSignal) => {
    if (await isShown()) return;
    const fresh = await download({ ...file, ...blob, url, asked, onBytes }, network, signal);
    await cached.show(model.commit, path, file.hash, fresh);
  };
  if (await isShown()) return;
  await locked(lock, network.signal, bring, async () => {
    onBytes((await sizeOf(blob.path)) ?? (await sizeOf(blob.partial)) ?? 0);
  });
  onBytes(file.bytes);
}

/** Refuses before the first byte what the disk cannot hold. Throws `disk-full`. */
export async function checkSpace(plans: readonly ModelPlan[], folder: string): Promise<void> {
  const needed = plans.flatMap(missingFiles).reduce((sum, { bytes, onDisk }) => sum + (bytes ?? 0) - onDisk, 0);
  const free = await freeBytes(folder);
  if (free !== null && free < needed) throw new Trouble('disk-full', { folder });
}

/** Of the disk that a folder is or will be on; null where the system does not tell. */
async function freeBytes(folder: string): Promise<number | null> {
  const found = await statfs(folder).catch(() => null);
  if (found) return found.bavail * found.bsize;
  return dirname(folder) === folder ? null : freeBytes(dirname(folder));
}
