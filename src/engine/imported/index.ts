import { readFile } from 'node:fs/promises';
import { decodeCaptions } from '../../core/dataset/decode.ts';
import { isBlank, scanCsv } from '../../core/dataset/csv.ts';
import { messageOf } from '../../core/errors.ts';
import { UnusableFile } from './npy.ts';

/** What stands for which row of the `.npy` files; null for a column that is not there. */
export interface EmbeddingIndex {
  readonly rows: number;
  readonly images: readonly string[] | null;
  readonly captions: readonly string[] | null;
}

/** Names of the columns, those of clip-retrieval first. */
const IMAGES = ['image_path', 'filename', 'file_name', 'image', 'key'];
const CAPTIONS = ['caption', 'text'];

/** The matrix that an index belongs to. */
interface Indexed {
  readonly name: string;
  readonly rows: number;
}

/** Reads a Parquet or CSV file, only the two columns of it. Throws `UnusableFile`, also where the matrix has other rows. */
export async function readIndex(path: string, name: string, matrix: Indexed): Promise<EmbeddingIndex> {
  const index = path.endsWith('.parquet') ? await readParquet(path, name, matrix) : await readCsv(path);
  requireRows(name, index.rows, matrix);
  if (index.images || index.captions) return index;
  throw new UnusableFile(`${name} has no column ${IMAGES[0] ?? ''} and none ${CAPTIONS[0] ?? ''}`);
}

function requireRows(name: string, rows: number, matrix: Indexed): void {
  if (rows !== matrix.rows) throw new UnusableFile(`${matrix.name} has ${matrix.rows} rows, ${name} has ${rows}`);
}

/** What the file claims of its rows is believed only where the matrix has as many: memory is taken for them. */
async function readParquet(path: string, name: string, matrix: Indexed): Promise<EmbeddingIndex> {
  const { asyncBufferFromFile, parquetMetadataAsync, parquetRead } = await import('hyparquet');
  try {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    const names = metadata.schema.filter(({ num_children: children }) => !children).map((column) => column.name);
    const [images, captions] = [IMAGES, CAPTIONS].map((known) => known.find((column) => names.includes(column)));
    const rows = Number(metadata.num_rows);
    requireRows(name, rows, matrix);
    const read = new Map<string, string[]>();
    for (const column of [images, captions]) if (column !== undefined) read.set(column, Array<string>(rows).fill(''));
    await parquetRead({
      ...{ file, metadata, columns: [...read.keys()] },
      onChunk: ({ columnName, columnData, rowStart }) => {
        const into = read.get(columnName);
        for (let i = 0; into && i < columnData.length && rowStart + i < rows; i++)
          into[rowStart + i] = textOf(columnData[i]);
      },
    });
    return { rows, images: read.get(images ?? '') ?? null, captions: read.get(captions ?? '') ?? null };
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    throw new UnusableFile(`${name} cannot be read (${messageOf(error)})`, { cause: error });
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

async function readCsv(path: string): Promise<EmbeddingIndex> {
  const { text } = decodeCaptions(await readFile(path));
  const [header, ...records] = scanCsv(text).records.filter((record) => !isBlank(record));
  const names = header?.fields.map(({ value }) => value.trim().toLowerCase()) ?? [];
  const column = (known: readonly string[]) => {
    const at = known.map((name) => names.indexOf(name)).find((found) => found >= 0);
    return at === undefined ? null : records.map(({ fields }) => fields[at]?.value ?? '');
  };
  return { rows: records.length, images: column(IMAGES), captions: column(CAPTIONS) };
}
