import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Trouble } from '../../core/errors.ts';
import { readIndex, type EmbeddingIndex } from './index.ts';
import { openNpy, UnusableFile, type NpyFile } from './npy.ts';

/** One part of the embeddings of a dataset: `img_emb_0.npy`, `text_emb_0.npy` and `metadata_0.parquet`. */
export interface Part {
  readonly index: EmbeddingIndex;
  readonly images: NpyFile;
  /** Null where none were written. */
  readonly captions: NpyFile | null;
}

export interface Parts {
  readonly folder: string;
  /** In the order of their numbers. */
  readonly parts: readonly Part[];
  /** Relative to the folder: those that decide the vectors of images, and of captions. */
  readonly files: { readonly images: readonly string[]; readonly captions: readonly string[] };
}

const KINDS = { images: 'img_emb', captions: 'text_emb', index: 'metadata' } as const;
type Kind = keyof typeof KINDS;

/**
 * Finds what clip-retrieval writes: `img_emb/img_emb_N.npy`, `text_emb/text_emb_N.npy` and `metadata/metadata_N.parquet`
 * (or `.csv`), in those folders or beside each other. Throws `embeddings-missing`, `embeddings-unusable`.
 */
export async function openParts(folder: string): Promise<Parts> {
  const found = {
    images: await list(folder, 'images'),
    captions: await list(folder, 'captions'),
    index: await list(folder, 'index'),
  };
  if (found.images.size === 0) throw new Trouble('embeddings-missing', { folder });
  try {
    const numbers = [...found.images.keys()].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
    const parts: Part[] = [];
    for (const number of numbers) parts.push(await openPart(folder, number, found));
    requireOneWidth(
      parts.map(({ images }) => images),
      KINDS.images,
    );
    requireOneWidth(
      parts.flatMap(({ captions }) => captions ?? []),
      KINDS.captions,
    );
    const files = (kind: Kind) => numbers.flatMap((number) => found[kind].get(number) ?? []);
    return {
      ...{ folder, parts },
      files: { images: [...files('images'), ...files('index')], captions: [...files('captions'), ...files('index')] },
    };
  } catch (error) {
    if (error instanceof UnusableFile)
      throw new Trouble('embeddings-unusable', { folder, reason: error.message }, error);
    throw error;
  }
}

/** File by the number in its name. */
async function list(folder: string, kind: Kind): Promise<Map<string, string>> {
  const name = KINDS[kind];
  const pattern = new RegExp(`^${name}(?:_(\\d+))?\\.${kind === 'index' ? '(?:parquet|csv)' : 'npy'}$`);
  const files = new Map<string, string>();
  for (const place of [name, '.']) {
    const entries = await readdir(join(folder, place)).catch(() => []);
    for (const entry of entries.sort().reverse()) {
      const found = pattern.exec(entry);
      if (found && !files.has(found[1] ?? '')) files.set(found[1] ?? '', place === '.' ? entry : `${place}/${entry}`);
    }
  }
  return files;
}

async function openPart(
  folder: string,
  number: string,
  found: Readonly<Record<Kind, ReadonlyMap<string, string>>>,
): Promise<Part> {
  const [images = '', captions, index] = (['images', 'captions', 'index'] as const).map((kind) =>
    found[kind].get(number),
  );
  if (index === undefined) throw new UnusableFile(`there is no metadata for ${images}`);
  if (captions === undefined && found.captions.size > 0) throw new UnusableFile(`there is no text_emb for ${images}`);
  const at = (file: string) => join(folder, file);
  const matrix = await openNpy(at(images), images);
  const texts = captions === undefined ? null : await openNpy(at(captions), captions);
  if (texts && texts.rows !== matrix.rows)
    throw new UnusableFile(`${images} has ${matrix.rows} rows, ${captions ?? ''} has ${texts.rows}`);
  const names = await readIndex(at(index), index, { name: images, rows: matrix.rows });
  if (names.images === null) throw new UnusableFile(`${index} has no column image_path`);
  if (texts !== null && names.captions === null) throw new UnusableFile(`${index} has no column caption`);
  return { index: names, images: matrix, captions: texts };
}

function requireOneWidth(files: readonly NpyFile[], kind: string): void {
  const [first] = files;
  const other = files.find(({ columns }) => columns !== first?.columns);
  if (first && other)
    throw new UnusableFile(`${kind} has ${first.columns} dimensions in one part and ${other.columns} in another`);
}
