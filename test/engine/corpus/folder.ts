import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What stands under a path of a dataset: bytes, or what is no plain file. `link` is relative to the link's own folder. */
export type Entry = string | Uint8Array | { readonly link: string } | { readonly kind: 'folder' | 'pipe' };

export const FOLDER = { kind: 'folder' } as const;
export const PIPE = { kind: 'pipe' } as const;

export type Entries = Readonly<Record<string, Entry>>;

/** A new folder `dataset` in a temporary one, with these entries; `..` in a path leads beside it. */
export class TestFolder implements AsyncDisposable {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async with(entries: Entries, name = 'dataset'): Promise<TestFolder> {
    const root = await mkdtemp(join(tmpdir(), 'caption-lens-'));
    const folder = new TestFolder(root);
    for (const path of [name, 'out']) await mkdir(join(root, path));
    for (const [path, entry] of Object.entries(entries)) await make(join(root, name, path), entry);
    return folder;
  }

  path(...parts: readonly string[]): string {
    return join(this.root, ...parts);
  }

  /** What stands in the folder, by path: kind and SHA-256 of the bytes. */
  async state(name: string): Promise<ReadonlyMap<string, string>> {
    const state = new Map<string, string>();
    for (const path of await pathsBelow(this.path(name))) state.set(path, await stateOf(path));
    return state;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}

const isLink = (entry: Entry): entry is { readonly link: string } => typeof entry === 'object' && 'link' in entry;

async function make(path: string, entry: Entry): Promise<void> {
  await mkdir(entry === FOLDER ? path : dirname(path), { recursive: true });
  if (entry === FOLDER) return;
  if (entry === PIPE) execFileSync('mkfifo', [path]);
  else if (isLink(entry)) await symlink(entry.link, path);
  else await writeFile(path, entry as string | Uint8Array);
}

/** With file types, since without them links to folders are followed round and round. */
export async function pathsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.map((entry) => join(entry.parentPath, entry.name)).sort();
}

async function stateOf(path: string): Promise<string> {
  const found = await lstat(path);
  if (found.isSymbolicLink()) return `link to ${await readlink(path)}`;
  if (!found.isFile()) return found.isDirectory() ? 'folder' : 'neither file nor folder';
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
