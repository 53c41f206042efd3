import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageFacts } from '../../core/pipelines/embedded.ts';
import { sniffFormat } from '../decode/format.ts';
import { breathe, type Task } from '../task.ts';

/** Images between messages that get in. */
const TOGETHER = 100;
const GONE: ImageFacts = { ok: false, code: 'unreadable-image', args: { reason: 'gone' } };

/**
 * What can be told of images without decoding them, where their vectors are known anyway: whether a file is there, and
 * begins as an image does. One that ends too early is not noticed, and a rotation means nothing here.
 */
export async function lookAtImages(folder: string, paths: readonly string[], task: Task): Promise<ImageFacts[]> {
  const first = Buffer.alloc(32);
  const facts: ImageFacts[] = [];
  for (const path of paths) {
    facts.push(lookAt(join(folder, path), first));
    if (facts.length % TOGETHER !== 0) continue;
    task.progress({ stage: 'images', done: facts.length, total: paths.length });
    await breathe(task);
  }
  return facts;
}

/** Synchronous: some microseconds each, several times that through a thread. */
function lookAt(path: string, first: Buffer): ImageFacts {
  let file = -1;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!fstatSync(file).isFile()) return GONE;
    const length = readSync(file, first, 0, first.length, 0);
    if (length === 0) return { ok: false, code: 'unreadable-image', args: { reason: 'empty' } };
    if (sniffFormat(first.subarray(0, length)) !== null) return { ok: true, orientation: 1 };
    return { ok: false, code: 'unreadable-image', args: { reason: 'format' } };
  } catch {
    return GONE;
  } finally {
    if (file >= 0) closeSync(file);
  }
}
