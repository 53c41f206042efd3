import { join } from 'node:path';
import { problem } from '../../core/dataset/problems.ts';
import type { Problem } from '../../core/dataset/types.ts';
import { Trouble } from '../../core/errors.ts';
import type { EncoderInfo, Precision } from '../../core/pipelines/types.ts';
import type { HashMemo } from '../cache/content.ts';
import { fingerprint } from '../models/fingerprint.ts';
import { CaptionVectors, trimmed } from './captions.ts';
import { gather, type Gathered } from './gather.ts';
import { matchImages } from './match.ts';
import { UnusableFile, type NpyFile, type NpyType } from './npy.ts';
import { openParts, type Parts } from './parts.ts';

const PRECISIONS: Readonly<Record<NpyType, Precision>> = { f2: 'fp16', f4: 'fp32', f8: 'fp32' };

/** Embeddings of one pipeline that were made elsewhere. */
export class ImportedEmbeddings {
  readonly folder: string;
  readonly image: EncoderInfo;
  /** Null where captions have none. */
  readonly text: EncoderInfo | null;
  /** What is wrong with them as far as they were read. */
  readonly problems: Problem[] = [];
  readonly #parts: Parts;

  private constructor(parts: Parts, image: EncoderInfo, text: EncoderInfo | null) {
    this.folder = parts.folder;
    this.#parts = parts;
    this.image = image;
    this.text = text;
  }

  /** Reads indexes and headers, and hashes all files. Throws `embeddings-missing`, `embeddings-unusable`. */
  static async open(folder: string, memo: HashMemo): Promise<ImportedEmbeddings> {
    const parts = await openParts(folder);
    const place = { resolve: (file: string) => join(folder, file) };
    const info = async (files: readonly string[], [first]: readonly NpyFile[]) =>
      first && describe(folder, await fingerprint({ folder: place, files }, memo), first);
    const image = await info(parts.files.images, imageFiles(parts));
    const text = await info(parts.files.captions, captionFiles(parts));
    if (!image) throw new Trouble('embeddings-missing', { folder });
    return new ImportedEmbeddings(parts, image, text ?? null);
  }

  /** Vectors of images by their paths in the dataset. Throws `embeddings-unusable`. */
  async images(paths: readonly string[]): Promise<Pick<Gathered, 'vectors' | 'found'>> {
    const { parts } = this.#parts;
    const names = parts.flatMap(({ index }) => index.images ?? []);
    const targets = split(
      matchImages(names, paths),
      parts.map(({ index }) => index.rows),
    );
    const gathered = await this.#gather(imageFiles(this.#parts), targets, paths.length);
    this.#tell(gathered.ambiguous.map((row) => paths[row] ?? ''));
    return gathered;
  }

  /** Vectors of captions by their text. Throws `embeddings-unusable`. */
  async captions(captions: readonly string[]): Promise<CaptionVectors> {
    const distinct = [...new Set(captions.map(trimmed))];
    const rows = new Map(distinct.map((text, row) => [text, row]));
    const targets = this.#parts.parts.map(({ index }) =>
      Int32Array.from(index.captions ?? [], (text) => rows.get(trimmed(text)) ?? -1),
    );
    const { vectors, found, ambiguous } = await this.#gather(captionFiles(this.#parts), targets, distinct.length);
    this.#tell(ambiguous.map((row) => distinct[row] ?? ''));
    return CaptionVectors.from(distinct, vectors, found);
  }

  async #gather(files: readonly NpyFile[], targets: readonly Int32Array[], count: number): Promise<Gathered> {
    try {
      return await gather(files, targets, count);
    } catch (error) {
      if (!(error instanceof UnusableFile)) throw error;
      throw new Trouble('embeddings-unusable', { folder: this.folder, reason: error.message }, error);
    }
  }

  #tell(names: readonly string[]): void {
    const [name] = names;
    if (name === undefined) return;
    this.problems.push(problem('embedding-ambiguous', { folder: this.folder, name, count: names.length }));
  }
}

const imageFiles = ({ parts }: Parts) => parts.map(({ images }) => images);
const captionFiles = ({ parts }: Parts) => parts.flatMap(({ captions }) => captions ?? []);

function describe(folder: string, hash: string, { type, columns }: NpyFile): EncoderInfo {
  return { source: folder, fingerprint: hash, precision: PRECISIONS[type], dimension: columns, imported: true };
}

function split(all: Int32Array, lengths: readonly number[]): Int32Array[] {
  let start = 0;
  return lengths.map((length) => all.subarray(start, (start += length)));
}
