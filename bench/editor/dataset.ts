import { encode } from 'fast-png';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SIDE = 64;
const COLOURS = ['red', 'green', 'blue', 'grey', 'golden', 'white', 'black', 'brown'];
const THINGS = ['house', 'boat', 'plate', 'sofa', 'tree', 'lion', 'bridge', 'window'];
const PLACES = ['by the sea', 'in a kitchen', 'on a hill', 'under a lamp', 'in the grass', 'near a city'];
const ROWS_PER_FOLDER = 1000;

/** A dataset of `rows` small pictures, no two alike, each with a caption of its own. The same each time. */
export async function makeDataset(folder: string, rows: number): Promise<void> {
  const lines = ['filename,category,caption'];
  for (let row = 0; row < rows; row++) {
    const category = `part ${Math.floor(row / ROWS_PER_FOLDER) + 1}`;
    const file = `${category}/${row}.png`;
    if (row % ROWS_PER_FOLDER === 0) await mkdir(join(folder, category), { recursive: true });
    await writeFile(join(folder, file), picture(row));
    lines.push(`${file},${category},${captionOf(row)}`);
  }
  await writeFile(join(folder, 'captions.csv'), `${lines.join('\n')}\n`);
}

export const captionOf = (row: number): string =>
  `A ${of(COLOURS, row)} ${of(THINGS, row / 8)} ${of(PLACES, row / 64)} with number ${row}.`;

const of = (words: readonly string[], place: number): string => words[Math.floor(place) % words.length] ?? '';

/** A ground and a box on it, whose colours and place follow from the row. */
function picture(row: number): Uint8Array {
  const data = new Uint8Array(SIDE * SIDE * 3);
  const [left, top, size] = [hash(row, 1) % 32, hash(row, 2) % 32, 8 + (hash(row, 3) % 24)];
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    const [x, y] = [(pixel % SIDE) - left, Math.floor(pixel / SIDE) - top];
    const part = x >= 0 && x < size && y >= 0 && y < size ? 8 : 4;
    for (let channel = 0; channel < 3; channel++) data[3 * pixel + channel] = hash(row, part + channel) & 255;
  }
  return encode({ width: SIDE, height: SIDE, data, channels: 3 });
}

/** 32 mixed bits of two numbers. */
function hash(a: number, b: number): number {
  const mixed = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
