import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { messageOf, Trouble } from '../core/errors.ts';
import { cliWords as say } from '../core/messages/cli.ts';
import { MODEL_FOLDERS } from '../core/models/notFetched.ts';
import type { ModelPlan } from '../core/models/plan.ts';
import { removeUnfinished, unfinished } from './outputs.ts';

/**
 * Copies models out of the cache into a new folder: plain files without links, which any disk can carry and `--models`
 * takes. Under another name until it is whole. Throws `output-not-written`, `cancelled`.
 */
export async function pack(models: readonly ModelPlan[], folder: string, signal: AbortSignal): Promise<void> {
  if (await lstat(folder).catch(() => null)) throw notWritten(folder, say.notEmpty());
  const temporary = join(dirname(folder), `.${basename(folder)}.${randomUUID().slice(0, 8)}.tmp`);
  unfinished.add(temporary);
  try {
    for (const { role, folder: from, files } of models)
      for (const { path } of files) {
        const to = join(temporary, MODEL_FOLDERS[role], path);
        await mkdir(dirname(to), { recursive: true });
        await pipeline(createReadStream(join(from, path)), createWriteStream(to), { signal });
      }
    await rename(temporary, folder);
    unfinished.delete(temporary);
  } catch (error) {
    throw signal.aborted ? new Trouble('cancelled', {}, error) : notWritten(folder, messageOf(error), error);
  } finally {
    removeUnfinished();
  }
}

function notWritten(file: string, reason: string, cause?: unknown): Trouble {
  return new Trouble('output-not-written', { file, reason }, cause);
}
