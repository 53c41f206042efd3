import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { backgrounds } from './backgrounds.mjs';
import { side } from './backgrounds/sky.mjs';
import { Canvas } from './canvas.mjs';
import { draw } from './objects.mjs';

const root = join(import.meta.dirname, '../..');
const target = join(root, 'samples/scenes');
const readJson = async (file) => JSON.parse(await readFile(file, 'utf8'));

/** The whole scene as one SVG. */
function svgOf(scene, icons) {
  const c = new Canvas(scene.seed);
  const { kind, ...parameters } = scene.background;
  const content = backgrounds[kind](c, parameters) + scene.things.map((thing) => draw(c, icons, thing)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}">${c.defs}${content}</svg>`;
}

const rendered = (scene, icons) => sharp(Buffer.from(svgOf(scene, icons))).flatten({ background: '#ffffff' });

const quoted = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

function csvOf(scenes) {
  const rows = scenes.map(({ name, category, caption }) => [`${name}.jpg`, category, caption]);
  return [['filename', 'category', 'caption'], ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

const sumLine = (name, bytes) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;

/** Writes images, captions and their sums. */
async function writeSample(scenes, icons) {
  const sums = [];
  for (const scene of scenes) {
    const name = `${scene.category}/${scene.name}.jpg`;
    const bytes = await rendered(scene, icons).jpeg({ quality: 86, mozjpeg: true, progressive: false }).toBuffer();
    await mkdir(join(target, scene.category), { recursive: true });
    await writeFile(join(target, name), bytes);
    sums.push(sumLine(name, bytes));
  }
  const csv = csvOf(scenes);
  await writeFile(join(target, 'captions.csv'), csv);
  await writeFile(join(target, 'SHA256SUMS'), sums.join('') + sumLine('captions.csv', csv));
}

/** All scenes on one sheet, five to a row, to be looked at. */
async function writeSheet(scenes, icons, file) {
  const [cell, gap, columns] = [300, 6, 5];
  const tiles = await Promise.all(
    scenes.map(async (scene, i) => ({
      input: await rendered(scene, icons).resize(cell).png().toBuffer(),
      left: (i % columns) * (cell + gap),
      top: Math.floor(i / columns) * (cell + gap),
    })),
  );
  const height = Math.ceil(scenes.length / columns) * (cell + gap) - gap;
  const sheet = { width: columns * (cell + gap) - gap, height, channels: 3, background: '#ffffff' };
  await mkdir(dirname(file), { recursive: true });
  await sharp({ create: sheet }).composite(tiles).png().toFile(file);
}

const { values } = parseArgs({ options: { sheet: { type: 'string' } } });
const scenes = await readJson(join(root, 'tools/sample/scenes.json'));
const { icons } = await readJson(createRequire(import.meta.url).resolve('@iconify-json/fluent-emoji-flat/icons.json'));
await (values.sheet ? writeSheet(scenes, icons, values.sheet) : writeSample(scenes, icons));
