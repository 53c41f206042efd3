import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Trouble } from '../../core/errors.ts';
import { missingFiles, type ModelPlan, type PlannedFile } from '../../core/models/plan.ts';
import { download } from './download.ts';
import { addressOf } from './listing.ts';
import type { HubNetwork } from './network.ts';
import { listed, type HubPlan } from './onHub.ts';
import { unwritable } from './unwritable.ts';

/** Fetches what a model lacks; small files first. `onBytes` gets what is on disk of each. Throws `Trouble`. */
export async function fetchModel(
  plan: HubPlan,
  network: HubNetwork,
  onBytes: (file: PlannedFile, onDisk: number) => void,
): Promise<void> {
  const { cached, model, revision, lacking } = plan;
  const files = [...plan.files].sort((a, b) => (a.bytes ?? 0) - (b.bytes ?? 0));
  try {
    await cached.sweep();
    for (const file of files)
      await fetchFile(plan, file, network, (onDisk) => {
        onBytes(file, onDisk);
      });
    await cached.markLacking(model.commit, lacking);
    await cached.refer(revision, model.commit);
  } catch (error) {
    throw unwritable(error, cached.folder);
  }
}

async function fetchFile(
  { cached, model, revision }: HubPlan,
  { path }: PlannedFile,
  network: HubNetwork,
  onBytes: (onDisk: number) => void,
): Promise<void> {
  const file = listed(model, path);
  if ((await cached.sizeInSnapshot(model.commit, path)) === file.bytes) return;
  const fresh = await download(
    {
      ...file,
      ...cached.blob(file.hash),
      url: addressOf(network.endpoint, model, path),
      asked: { model: model.name, revision, file: path },
      onBytes,
    },
    network,
  );
  await cached.show(model.commit, path, file.hash, fresh);
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
