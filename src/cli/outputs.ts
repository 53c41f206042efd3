import { randomUUID } from 'node:crypto';
import { constants, rmSync } from 'node:fs';
import { access, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { messageOf, Trouble } from '../core/errors.ts';
import { cliWords as say } from '../core/messages/cli.ts';

/** A file that the call asks for: its option, and where it goes. */
export interface Output {
  readonly option: string;
  readonly path: string;
}

type Piece = string | Uint8Array;

/** Content in pieces, so that a large report never stands in one string. */
export interface Content {
  readonly path: string;
  readonly pieces: Iterable<Piece>;
}

/** Refuses, before the run, what could not be written after it. `captionsFile` is never an output. */
export async function checkOutputs(outputs: readonly Output[], captionsFile: string): Promise<void> {
  const captions = await identity(captionsFile);
  const seen = new Map<string, string>();
  for (const { option, path } of outputs) {
    await checkOutput(path);
    const target = await identity(path);
    if (target === captions) throw notWritten(path, say.isCaptions());
    const other = seen.get(target);
    if (other !== undefined) throw notWritten(path, say.isTwice(other));
    seen.set(target, option);
  }
}

async function checkOutput(path: string): Promise<void> {
  const folder = await stat(dirname(resolve(path))).catch(() => null);
  if (!folder?.isDirectory()) throw notWritten(path, say.noFolder());
  const target = await stat(path).catch(() => null);
  if (target?.isDirectory()) throw notWritten(path, say.isFolder());
  if (target && !target.isFile()) return;
  await access(dirname(resolve(path)), constants.W_OK).catch(() => {
    throw notWritten(path, say.notWritable());
  });
}

function notWritten(file: string, reason: string, cause?: unknown): Trouble {
  return new Trouble('output-not-written', { file, reason }, cause);
}

/** Whether two paths name one file, that exists or could. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  return (await identity(a)) === (await identity(b));
}

/** The same for two names of one file: links and letter case of the disk included. */
async function identity(path: string): Promise<string> {
  const file = await stat(path, { bigint: true }).catch(() => null);
  if (file) return `${file.dev}:${file.ino}`;
  const folder = await realpath(dirname(resolve(path))).catch(() => dirname(resolve(path)));
  return join(folder, basename(path));
}

/** Temporary files and folders of this process, removed however it ends. */
export const unfinished = new Set<string>();

/** Removes what is half-written; for the moment of leaving. */
export function removeUnfinished(): void {
  for (const path of unfinished) {
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // Something else holds it.
    }
  }
  unfinished.clear();
}

/** Writes all files under temporary names beside their places, then renames them: all are whole, or none is there. */
export async function writeOutputs(contents: readonly Content[], signal: AbortSignal): Promise<void> {
  try {
    const ready: [string, string][] = [];
    for (const content of contents) {
      const target = await targetOf(content.path);
      if (target) ready.push([await writeTemporary(target, content, signal), target.path]);
      else await writeFile(content.path, batches(content.pieces), { signal });
    }
    for (const [temporary, target] of ready) {
      await rename(temporary, target).catch((error: unknown) => {
        throw notWritten(target, messageOf(error), error);
      });
      unfinished.delete(temporary);
    }
  } finally {
    removeUnfinished();
  }
}

interface Target {
  /** Links followed. */
  readonly path: string;
  readonly mode: number;
}

/** Where the bytes go; null for what is no file, as /dev/stdout: it is written to, not replaced. */
async function targetOf(named: string): Promise<Target | null> {
  const path = await realpath(named).catch(() => resolve(named));
  const existing = await stat(path).catch(() => null);
  if (existing && !existing.isFile()) return null;
  return { path, mode: existing ? existing.mode & 0o777 : 0o666 };
}

async function writeTemporary({ path, mode }: Target, { pieces }: Content, signal: AbortSignal): Promise<string> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID().slice(0, 8)}.tmp`);
  unfinished.add(temporary);
  try {
    await writeFile(temporary, batches(pieces), { flag: 'wx', mode, signal });
  } catch (error) {
    throw signal.aborted ? new Trouble('cancelled', {}, error) : notWritten(path, messageOf(error), error);
  }
  return temporary;
}

const PIECE = 1 << 16;

/** Small strings joined, so that each write is worth its while. */
function* batches(pieces: Iterable<Piece>): Generator<Piece> {
  let batch = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') batch += piece;
    if (typeof piece === 'string' && batch.length < PIECE) continue;
    yield batch;
    batch = '';
    if (typeof piece !== 'string') yield piece;
  }
  yield batch;
}
