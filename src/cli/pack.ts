import { randomUUID } from 'node:crypto';
import { copyFile, lstat, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { messageOf, Trouble } from '../core/errors.ts';
import { cliWords as say } from '../core/messages/cli.ts';
import { MODEL_FOLDERS } from '../core/models/notFetched.ts';
import type { ModelPlan } from '../core/models/plan.ts';

/**
 * Copies models out of the cache into a new folder: plain files without links, which any disk can carry and `--models`
 * takes. Under another name until it is whole. Throws `output-not-written`, `cancelled`.
 */
export async function pack(models: readonly ModelPlan[], folder: string, signal: AbortSignal): Promise<void> {
  if (await lstat(folder).catch(() => null)) throw notWritten(folder, say.notEmpty());
  const unfinished = join(dirname(folder), `.${basename(folder)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    for (const { role, folder: from, files } of models)
      for (const { path } of files) {
        if (signal.aborted) throw new Trouble('cancelled');
        const to = join(unfinished, MODEL_FOLDERS[role], path);
        await mkdir(dirname(to), { recursive: true });
        await copyFile(join(from, path), to);
      }
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error instanceof Trouble ? error : notWritten(folder, messageOf(error), error);
  }
}

function notWritten(file: string, reason: string, cause?: unknown): Trouble {
  return new Trouble('output-not-written', { file, reason }, cause);
}
