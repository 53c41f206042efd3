// `imported.ts PLACE ROWS write|dataset|read`: makes embeddings of so many rows (and a dataset for them), or prints how long
// matching and reading them took and the peak of this process's memory.
import '../support/binary.ts';
import { randomFillSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';

const COLUMNS = 512;
const PARTS = 4;
const [place = '', count = '', what = ''] = process.argv.slice(2);
const rows = Number(count);
const folder = join(place, 'embeddings');
const paths = Array.from({ length: rows }, (_, row) => `${row % 100}/${row}.jpg`);
const captions = Array.from({ length: rows }, (_, row) => `caption ${row} of what can be seen in a picture`);

if (what === 'read') await read();
else {
  if (!existsSync(join(folder, 'whole'))) await write();
  if (what === 'dataset') await writeDataset();
}

/** Random halves between -2 and 2: the highest bit of the exponent is left out. */
async function write(): Promise<void> {
  for (const kind of ['img_emb', 'text_emb', 'metadata']) await mkdir(join(folder, kind), { recursive: true });
  const size = rows / PARTS;
  for (let part = 0; part < PARTS; part++) {
    for (const kind of ['img_emb', 'text_emb']) await writeMatrix(join(folder, kind, `${kind}_${part}.npy`), size);
    const of = (texts: readonly string[]) => texts.slice(part * size, (part + 1) * size);
    const columnData = [
      { name: 'image_path', data: of(paths).map((path) => `/data/pictures/${path}`), type: 'STRING' as const },
      { name: 'caption', data: of(captions), type: 'STRING' as const },
    ];
    await writeFile(
      join(folder, 'metadata', `metadata_${part}.parquet`),
      Buffer.from(parquetWriteBuffer({ columnData })),
    );
  }
  await writeFile(join(folder, 'whole'), '');
}

async function writeMatrix(path: string, size: number): Promise<void> {
  const header = `{'descr': '<f2', 'fortran_order': False, 'shape': (${size}, ${COLUMNS}), }`.padEnd(117);
  await using file = await open(path, 'w');
  await file.write(
    Buffer.concat([Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, 118, 0]), Buffer.from(`${header}\n`)]),
  );
  for (let row = 0; row < size; row += 1_000) {
    const values = randomFillSync(new Uint16Array(Math.min(1_000, size - row) * COLUMNS)).map((bits) => bits & 0xbfff);
    await file.write(new Uint8Array(values.buffer));
  }
}

/** Files that begin as JPEG does are enough. */
async function writeDataset(): Promise<void> {
  const dataset = join(place, 'dataset');
  if (existsSync(join(dataset, 'captions.csv'))) return;
  for (let i = 0; i < 100; i++) await mkdir(join(dataset, String(i)), { recursive: true });
  for (const path of paths) await writeFile(join(dataset, path), Buffer.from('ffd8ffe000104a46494600010100', 'hex'));
  const lines = paths.map((path, row) => `${path},${captions[row] ?? ''}\n`);
  await writeFile(join(dataset, 'captions.csv'), `filename,caption\n${lines.join('')}`);
}

async function read(): Promise<void> {
  const { ImportedEmbeddings } = await import('../../src/engine/imported/embeddings.ts');
  const timed = async <T>(work: () => Promise<T>): Promise<readonly [number, T]> => {
    const start = performance.now();
    const result = await work();
    return [(performance.now() - start) / 1e3, result];
  };
  const [opening, imported] = await timed(() =>
    ImportedEmbeddings.open(folder, { get: () => null, set: () => undefined }),
  );
  const [ofImages, images] = await timed(() => imported.images(paths));
  const [ofCaptions, texts] = await timed(() => imported.captions(captions));
  if (images.found.includes(false) || texts.missing.length > 0) throw new Error('not all of them were found');
  const vectorBytes = 2 * rows * COLUMNS * 4;
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  process.stdout.write(
    JSON.stringify({ open: opening, images: ofImages, captions: ofCaptions, peakBytes, vectorBytes }),
  );
}
