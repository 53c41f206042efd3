import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Dirent } from 'node:fs';
import type { ListedFile } from '../../core/dataset/types.ts';
import { messageOf } from '../../core/errors.ts';
import type { Task } from '../task.ts';

const IGNORED_FOLDERS = new Set(['node_modules', '__MACOSX']);

/**
 * All files below `folder` but hidden ones, links followed only where they stay inside; in no special order. A folder
 * below it that cannot be read is logged and counts as empty. Throws as `readdir` for `folder` itself.
 */
export async function listFolder(folder: string, task: Task): Promise<ListedFile[]> {
  const root = await realpath(folder);
  const files: ListedFile[] = [];
  const visited = new Set<string>([root]);

  async function visit(directory: string, prefix: string): Promise<void> {
    task.throwIfCancelled();
    for (const entry of await entriesOf(directory, prefix)) {
      if (entry.name.startsWith('.') || IGNORED_FOLDERS.has(entry.name)) continue;
      await visitEntry(entry, join(directory, entry.name), prefix + entry.name);
    }
  }

  async function entriesOf(directory: string, prefix: string): Promise<readonly Dirent[]> {
    try {
      return await readdir(directory, { withFileTypes: true });
    } catch (error) {
      if (directory === root) throw error;
      task.log({ level: 'warning', text: `${prefix} is left out: it cannot be read (${messageOf(error)})` });
      return [];
    }
  }

  async function visitEntry(entry: Dirent, absolute: string, path: string): Promise<void> {
    if (entry.isFile()) files.push({ path, leavesFolder: false });
    else if (entry.isDirectory()) await visit(absolute, `${path}/`);
    else if (entry.isSymbolicLink()) await visitLink(absolute, path);
  }

  async function visitLink(absolute: string, path: string): Promise<void> {
    const target = await realpath(absolute).catch(() => null);
    if (target === null) return;
    if (!isInside(root, target)) {
      files.push({ path, leavesFolder: true });
      return;
    }
    const found = await stat(target).catch(() => null);
    if (found?.isFile()) files.push({ path, leavesFolder: false });
    else if (found?.isDirectory() && !visited.has(target)) {
      visited.add(target);
      await visit(target, `${path}/`);
    }
  }

  await visit(root, '');
  return files;
}

/** Whether `path` is `root` or lies below it; both are real paths. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
