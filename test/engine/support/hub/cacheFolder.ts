import { lstat, mkdtemp, readdir, readlink, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { blobOf, holds } from '../../../../src/engine/hub/blobs.ts';

/** What a look at a Hugging Face cache found. */
export interface CacheState {
  /** Files of snapshots, as `models--a--b/snapshots/<commit>/x`. */
  readonly files: readonly string[];
  /** Downloads that can be gone on with. */
  readonly partial: readonly string[];
  /** What should not be there: blobs that do not hold what their name says, links to nothing, temporary files, locks. */
  readonly unsound: readonly string[];
}

/** A new, empty cache. */
export class CacheFolder implements AsyncDisposable {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<CacheFolder> {
    return new CacheFolder(await realpath(await mkdtemp(join(tmpdir(), 'caption-lens-hub-'))));
  }

  async state(): Promise<CacheState> {
    const entries = await readdir(this.path, { recursive: true, withFileTypes: true });
    const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
    const state = { files: [] as string[], partial: [] as string[], unsound: [] as string[] };
    for (const path of paths) {
      const kind = await kindOf(path);
      if (kind) state[kind].push(relative(this.path, path));
    }
    return state;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}

async function kindOf(path: string): Promise<keyof CacheState | null> {
  if (/\.caption-lens$/.test(path) || path.endsWith('.tmp')) return 'unsound';
  if (path.endsWith('.incomplete')) return 'partial';
  const found = await lstat(path);
  if (found.isDirectory()) return null;
  const blob = await blobOf(path);
  if (found.isSymbolicLink()) return blob && !(await readlink(path)).startsWith('/') ? 'files' : 'unsound';
  if (blob) return (await holds(path, blob.hash)) ? null : 'unsound';
  return path.includes('/blobs/') && !basename(path).endsWith('.damaged') ? 'unsound' : null;
}
