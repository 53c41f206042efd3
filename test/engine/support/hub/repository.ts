import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

export interface HubFile {
  readonly path: string;
  /** Where its bytes are. */
  readonly place: string;
  readonly bytes: number;
  /** git's SHA-1 of the blob, or of the pointer to a large file. */
  readonly oid: string;
  /** SHA-256 of a large file, null of a small one. */
  readonly lfs: string | null;
}

/** One commit of a model. */
export interface Repository {
  readonly name: string;
  readonly commit: string;
  readonly files: readonly HubFile[];
}

/** What git-lfs keeps, as the Hub's `.gitattributes` has it. */
const LARGE = /\.(onnx|onnx_data|safetensors|bin)$/;

/** A folder as a commit of a model; what is in it decides the commit. */
export async function repository(name: string, folder: string): Promise<Repository> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(paths.sort().map((path) => hubFile(folder, path)));
  const commit = createHash('sha1').update(JSON.stringify([name, files.map(({ path, oid }) => [path, oid])]));
  return { name, commit: commit.digest('hex'), files };
}

async function hubFile(folder: string, place: string): Promise<HubFile> {
  const bytes = (await stat(place)).size;
  const path = relative(folder, place).replaceAll('\\', '/');
  if (!LARGE.test(path)) return { path, place, bytes, oid: await gitHash(bytes, createReadStream(place)), lfs: null };
  const lfs = await digest(createHash('sha256'), createReadStream(place));
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${lfs}\nsize ${bytes}\n`;
  return { path, place, bytes, oid: await gitHash(pointer.length, [Buffer.from(pointer)]), lfs };
}

type Chunks = Iterable<Buffer> | AsyncIterable<unknown>;

const gitHash = (bytes: number, chunks: Chunks) => digest(createHash('sha1').update(`blob ${bytes}\0`), chunks);

async function digest(hash: ReturnType<typeof createHash>, chunks: Chunks): Promise<string> {
  for await (const chunk of chunks) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
