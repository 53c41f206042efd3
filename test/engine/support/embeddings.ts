import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { floatToHalf } from '../../../src/engine/encoders/half.ts';

export type Rows = readonly (readonly number[])[];

/** A matrix in NumPy's format, version 1.0, of float32 or float16. */
export function npyOf(rows: Rows, type: 'f4' | 'f2' = 'f4', columns = rows[0]?.length ?? 0): Buffer {
  const header = `{'descr': '<${type}', 'fortran_order': False, 'shape': (${rows.length}, ${columns}), }`;
  const length = Math.ceil((header.length + 11) / 64) * 64 - 10;
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, length & 0xff, length >> 8]);
  const values = rows.flat();
  const data = type === 'f4' ? Float32Array.from(values) : Uint16Array.from(values, floatToHalf);
  return Buffer.concat([start, Buffer.from(`${header.padEnd(length - 1)}\n`), Buffer.from(data.buffer)]);
}

/** One part of embeddings made elsewhere. */
export interface MadePart {
  readonly images: Rows;
  readonly captions?: Rows;
  readonly paths: readonly string[];
  readonly texts?: readonly string[];
}

export interface Layout {
  readonly type?: 'f4' | 'f2';
  readonly index?: 'parquet' | 'csv';
}

/** Writes embeddings as clip-retrieval lays them out. */
export async function writeEmbeddings(folder: string, parts: readonly MadePart[], layout: Layout = {}): Promise<void> {
  const { type = 'f4', index = 'parquet' } = layout;
  for (const kind of ['img_emb', 'text_emb', 'metadata']) await mkdir(join(folder, kind), { recursive: true });
  for (const [number, { images, captions, paths, texts }] of parts.entries()) {
    const columns = { image_path: paths, ...(texts && { caption: texts }) };
    await writeFile(join(folder, 'img_emb', `img_emb_${number}.npy`), npyOf(images, type));
    if (captions) await writeFile(join(folder, 'text_emb', `text_emb_${number}.npy`), npyOf(captions, type));
    await writeFile(join(folder, 'metadata', `metadata_${number}.${index}`), indexOf(columns, index));
  }
}

function indexOf(columns: Readonly<Record<string, readonly string[]>>, kind: 'parquet' | 'csv'): Uint8Array {
  if (kind === 'parquet') {
    const columnData = Object.entries(columns).map(([name, data]) => ({
      name,
      data: [...data],
      type: 'STRING' as const,
    }));
    return new Uint8Array(parquetWriteBuffer({ columnData }));
  }
  const names = Object.keys(columns);
  const rows = Object.values(columns)[0]?.map((_, row) => names.map((name) => quoted(columns[name]?.[row] ?? '')));
  return Buffer.from([names, ...(rows ?? [])].map((row) => `${row.join(',')}\n`).join(''));
}

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
