import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { decodeCaptions, encodeCaptions } from '../core/dataset/decode.ts';
import { initCaptions } from '../core/dataset/init.ts';
import type { ListedFile } from '../core/dataset/types.ts';
import { Trouble } from '../core/errors.ts';
import { cliWords as say } from '../core/messages/cli.ts';
import { problemSentence } from '../core/messages/problems.ts';
import { tell, type Io } from './io.ts';
import type { InitOptions } from './options.ts';
import { writeOutputs } from './outputs.ts';

const UTF8 = { encoding: 'UTF-8', bom: false } as const;

/** Adds a row for each image that has none; writes only when there is one. */
export async function init({ dataset, captions }: InitOptions, io: Io): Promise<number> {
  const folder = resolve(dataset);
  const file = resolve(captions ?? join(folder, 'captions.csv'));
  const files = await listImages(folder);
  const bytes = await readIfThere(file);
  const decoded = bytes && decodeCaptions(bytes);
  const { text, added, problems } = initCaptions(decoded?.text ?? null, files);
  const [problem] = problems;
  if (problem) throw new Trouble('captions-file-unusable', { file, reason: problemSentence(problem, t) });
  if (added.length === 0) {
    tell(io, bytes ? say.initNothing(file) : say.initNoImages(folder));
    return bytes ? 0 : 2;
  }
  await writeOutputs([{ path: file, pieces: [encodeCaptions(text, decoded ?? UTF8)] }], io.signal);
  tell(io, bytes ? say.initAdded(file, added.length) : say.initCreated(file, added.length));
  return 0;
}

async function readIfThere(file: string): Promise<Uint8Array | null> {
  return await readFile(file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Trouble('captions-file-unusable', { file, reason }, error);
  });
}

/** Files below the folder but hidden ones; links that lead out are none of the dataset. */
async function listImages(folder: string): Promise<ListedFile[]> {
  const root = await realpath(folder).catch(() => null);
  if (root === null || !(await stat(root)).isDirectory()) throw new Trouble('dataset-folder-missing', { folder });
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const listed = entries.map(async (entry): Promise<ListedFile[]> => {
    const absolute = join(entry.parentPath, entry.name);
    const path = relative(root, absolute).split(sep).join('/');
    if (path.split('/').some((part) => part.startsWith('.') || part === 'node_modules')) return [];
    if (entry.isFile()) return [{ path, leavesFolder: false }];
    return entry.isSymbolicLink() && (await isFileInside(root, absolute)) ? [{ path, leavesFolder: false }] : [];
  });
  return (await Promise.all(listed)).flat();
}

async function isFileInside(root: string, link: string): Promise<boolean> {
  const target = await realpath(link).catch(() => null);
  if (target === null || !(await stat(target)).isFile()) return false;
  const way = relative(root, target);
  return !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
