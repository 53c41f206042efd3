import { open, type FileHandle } from 'node:fs/promises';
import { halfToFloat } from '../encoders/half.ts';

/** A matrix in NumPy's format, read row by row: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
export interface NpyFile {
  readonly path: string;
  readonly type: NpyType;
  readonly rows: number;
  readonly columns: number;
  /** Where the numbers begin. */
  readonly offset: number;
}

/** Little-endian floats of 2, 4 or 8 bytes. */
export type NpyType = 'f2' | 'f4' | 'f8';

const WIDTHS: Readonly<Record<NpyType, number>> = { f2: 2, f4: 4, f8: 8 };
const MAGIC = '\x93NUMPY';
/** Headers are some hundred bytes; one that claims more is none. */
const LONGEST_HEADER = 1 << 16;
/** Dimensions of an embedding: several times what any encoder gives. */
const MOST_COLUMNS = 1 << 16;
/** Rows read at once: 4 MB of 512 numbers. */
const ROWS = 2_048;

/** Not what a matrix of embeddings looks like; the message is the reason of an `embeddings-unusable`. */
export class UnusableFile extends Error {}

/** Reads the header, and holds the length of the file against it. Throws `UnusableFile`. */
export async function openNpy(path: string, name: string): Promise<NpyFile> {
  await using file = await open(path);
  const { size } = await file.stat();
  const start = await bytesAt(file, 0, Math.min(size, 12));
  if (start.toString('latin1', 0, 6) !== MAGIC || start.length < 12) throw new UnusableFile(`${name} is no .npy file`);
  const [major] = [start[6] ?? 0];
  if (major < 1 || major > 3) throw new UnusableFile(`${name} is of version ${major} of the .npy format`);
  const offset = major === 1 ? 10 + start.readUInt16LE(8) : 12 + start.readUInt32LE(8);
  const begin = major === 1 ? 10 : 12;
  if (offset > Math.min(size, LONGEST_HEADER)) throw new UnusableFile(`${name} ends within its header`);
  const header = (await bytesAt(file, begin, offset - begin)).toString(major === 3 ? 'utf8' : 'latin1');
  const { type, rows, columns } = readHeader(header, name);
  const expected = offset + rows * columns * WIDTHS[type];
  if (size !== expected)
    throw new UnusableFile(`${name} has ${size} bytes, ${rows} x ${columns} numbers make ${expected}`);
  return { path, type, rows, columns, offset };
}

/** The dictionary of a header, which is a literal of Python: three keys, nothing is evaluated. */
export function readHeader(header: string, name: string): Pick<NpyFile, 'type' | 'rows' | 'columns'> {
  const keys = /^\s*\{(.*)\}\s*$/s.exec(header)?.[1];
  if (keys === undefined) throw new UnusableFile(`${name} has a header that is no dictionary`);
  const descr = valueOf(keys, 'descr', /^'([^']*)'/);
  const order = valueOf(keys, 'fortran_order', /^(True|False)/);
  const shape = valueOf(keys, 'shape', /^\(([\d,\sL]*)\)/);
  if (descr === null || order === null || shape === null)
    throw new UnusableFile(`${name} has a header without descr, fortran_order and shape`);
  if (order === 'True') throw new UnusableFile(`${name} is stored column by column (Fortran order)`);
  return { type: typeOf(descr, name), ...shapeOf(shape, name) };
}

function valueOf(keys: string, key: string, pattern: RegExp): string | null {
  const found = new RegExp(`(?:^|,)\\s*'${key}'\\s*:\\s*`).exec(keys);
  return found && (pattern.exec(keys.slice(found.index + found[0].length))?.[1] ?? null);
}

function typeOf(descr: string, name: string): NpyType {
  if (/^>f/.test(descr)) throw new UnusableFile(`${name} is big-endian (${descr})`);
  const type = (['f2', 'f4', 'f8'] as const).find((known) => descr === `<${known}`);
  if (type) return type;
  throw new UnusableFile(`${name} holds numbers of type ${descr}, expected was float16 or float32`);
}

function shapeOf(shape: string, name: string): Pick<NpyFile, 'rows' | 'columns'> {
  const axes = shape
    .replaceAll('L', '')
    .split(',')
    .map((axis) => axis.trim());
  if (axes.at(-1) === '') axes.pop();
  const [rows = -1, columns = -1] = axes.map(Number);
  const isMatrix = axes.length === 2 && axes.every((axis) => /^\d+$/.test(axis)) && rows > 0 && columns > 0;
  if (isMatrix && columns <= MOST_COLUMNS && Number.isSafeInteger(rows * columns * 8)) return { rows, columns };
  throw new UnusableFile(`${name} has the shape (${shape.trim()}), expected was one row for each image or caption`);
}

/**
 * Calls `use` with each row that `wanted` says yes to; the array is used again for the next one. What nobody wants is
 * not read. Memory stays that of some thousand rows.
 */
export async function readRows(
  file: NpyFile,
  wanted: (row: number) => boolean,
  use: (row: number, values: Float32Array) => void,
): Promise<void> {
  await using handle = await open(file.path);
  const width = file.columns * WIDTHS[file.type];
  const buffer = Buffer.alloc(Math.min(ROWS, file.rows) * width);
  const values = new Float32Array(file.columns);
  for (let start = 0; start < file.rows; start += ROWS) {
    const rows = Array.from({ length: Math.min(ROWS, file.rows - start) }, (_, i) => start + i).filter(wanted);
    const [first, last] = [rows.at(0), rows.at(-1)];
    if (first === undefined || last === undefined) continue;
    await fill(handle, buffer.subarray(0, (last - first + 1) * width), file.offset + first * width);
    for (const row of rows) {
      convert(buffer, (row - first) * width, file.type, values);
      use(row, values);
    }
  }
}

let halves: Float32Array | null = null;

/** Every half as a float: 200,000 rows of 512 are 100 million of them. */
function halfTable(): Float32Array {
  halves ??= Float32Array.from({ length: 1 << 16 }, (_, bits) => halfToFloat(bits));
  return halves;
}

function convert(buffer: Buffer, start: number, type: NpyType, into: Float32Array): void {
  const bytes = buffer.buffer;
  const at = buffer.byteOffset + start;
  if (type === 'f4') into.set(new Float32Array(bytes, at, into.length));
  else if (type === 'f8') into.set(new Float64Array(bytes, at, into.length));
  else {
    const bits = new Uint16Array(bytes, at, into.length);
    const table = halfTable();
    for (let i = 0; i < into.length; i++) into[i] = table[bits[i] ?? 0] ?? 0;
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  await fill(file, bytes, position);
  return bytes;
}

async function fill(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, position + done);
    if (bytesRead === 0) throw new UnusableFile('a file became shorter while it was read');
    done += bytesRead;
  }
}
