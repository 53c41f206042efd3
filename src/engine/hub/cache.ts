import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, readlink, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { codeOf } from '../errors.ts';
import { hashMark, type BlobHash } from './blobs.ts';

/** What we leave beside Python's files bears this, so that neither takes the other's for its own. */
const OURS = 'caption-lens';
/** A download that nobody has continued for so long is swept. */
const LEFT_OVER_MS = 24 * 3600 * 1000;

/**
 * One model in the Hugging Face cache: `blobs` named by their hash, `snapshots/<commit>` of links to them,
 * `refs/<revision>` with the commit that was last fetched, and `.no_exist/<commit>` of files that the model lacks. Where
 * there can be no links, files stand in the snapshots and their hashes in `.caption-lens-hashes/<commit>`.
 */
export class CachedModel {
  readonly folder: string;
  readonly #locks: string;
  readonly #links: boolean;

  constructor(cacheFolder: string, name: string, links = true) {
    const sub = `models--${name.replace('/', '--')}`;
    this.folder = join(cacheFolder, sub);
    this.#locks = join(cacheFolder, '.locks', sub);
    this.#links = links;
  }

  /** Null where the revision was never fetched. */
  async commitOf(revision: string): Promise<string | null> {
    if (isCommit(revision)) return revision;
    const text = await readFile(join(this.folder, 'refs', revision), 'utf8').catch(() => '');
    return isCommit(text.trim()) ? text.trim() : null;
  }

  snapshot(commit: string): string {
    return join(this.folder, 'snapshots', commit);
  }

  /** Where a file is downloaded to, where it goes when it is whole, and what both are locked with. */
  blob({ hex }: BlobHash): { readonly path: string; readonly partial: string; readonly lock: string } {
    const path = join(this.folder, 'blobs', hex);
    return { path, partial: `${path}.${OURS}.incomplete`, lock: join(this.#locks, `${hex}.${OURS}`) };
  }

  /** Bytes of a file of a snapshot; null where it is not there. */
  sizeInSnapshot(commit: string, file: string): Promise<number | null> {
    return sizeOf(join(this.snapshot(commit), file));
  }

  /** Whether it is known that the model has no such file: by a mark, or because all of it was fetched. */
  async lacks(commit: string, file: string): Promise<boolean> {
    const marks = [join(this.folder, '.no_exist', commit, file), join(this.snapshot(commit), '.gitattributes')];
    const found = await Promise.all(marks.map((mark) => stat(mark).catch(() => null)));
    return found.some((mark) => mark?.isFile());
  }

  async markLacking(commit: string, files: readonly string[]): Promise<void> {
    for (const file of files) {
      const mark = join(this.folder, '.no_exist', commit, file);
      await mkdir(dirname(mark), { recursive: true });
      await writeFile(mark, '', { flag: 'a' });
    }
  }

  /** Makes `revision` mean this commit, once its files are there. */
  async refer(revision: string, commit: string): Promise<void> {
    if (revision === commit) return;
    const ref = join(this.folder, 'refs', revision);
    await mkdir(dirname(ref), { recursive: true });
    await this.#replace(ref, (temporary) => writeFile(temporary, commit));
  }

  /**
   * Puts a blob into a snapshot: as a link, as Python does; where there can be none, a `fresh` blob moves there, and its
   * hash is kept beside. Under the blob's lock, for another process may look for the blob meanwhile.
   */
  async show(commit: string, file: string, hash: BlobHash, fresh: boolean): Promise<void> {
    const place = join(this.snapshot(commit), file);
    const { path } = this.blob(hash);
    const target = relative(dirname(place), path);
    if ((await readlink(place).catch(() => null)) === target) return;
    await mkdir(dirname(place), { recursive: true });
    if (this.#links && (await this.#isLinked(place, target))) return;
    await this.#keepHash(commit, file, hash);
    if (fresh) await rename(path, place);
    else await this.#replace(place, (temporary) => copyFile(path, temporary));
  }

  async #keepHash(commit: string, file: string, { hex }: BlobHash): Promise<void> {
    const mark = hashMark(this.folder, commit, file);
    await mkdir(dirname(mark), { recursive: true });
    await this.#replace(mark, (temporary) => writeFile(temporary, hex));
  }

  async #isLinked(place: string, target: string): Promise<boolean> {
    try {
      await this.#replace(place, (temporary) => symlink(target, temporary));
      return true;
    } catch (error) {
      if (NO_LINKS.has(codeOf(error) ?? '')) return false;
      throw error;
    }
  }

  /** Made under a name of its own first, so that nobody sees it half made. */
  async #replace(path: string, make: (temporary: string) => Promise<unknown>): Promise<void> {
    const temporary = join(this.folder, 'blobs', `${randomUUID()}.${OURS}.tmp`);
    await mkdir(dirname(temporary), { recursive: true });
    try {
      await make(temporary);
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** Removes downloads that nobody goes on with, and what a killed process was about to rename. */
  async sweep(): Promise<void> {
    const blobs = join(this.folder, 'blobs');
    for (const name of await readdir(blobs).catch(() => [])) {
      const path = join(blobs, name);
      const isOurs = name.endsWith(`.${OURS}.incomplete`) || name.endsWith(`.${OURS}.tmp`);
      const found = isOurs ? await stat(path).catch(() => null) : null;
      if (found && Date.now() - found.mtimeMs > LEFT_OVER_MS) await rm(path, { force: true });
    }
  }
}

/** What a system without links, or a user without the right to make them, answers. */
const NO_LINKS = new Set(['EPERM', 'EACCES', 'ENOSYS', 'EINVAL', 'ENOTSUP', 'UNKNOWN']);

const isCommit = (text: string): boolean => /^[0-9a-f]{40}$/.test(text);

/** Bytes of a file; null where there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : null;
}
