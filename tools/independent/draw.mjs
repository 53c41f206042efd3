/**
 * Draws the scenes of scenes.json as JPEG files beside captions.csv and SHA256SUMS.
 * Usage: node tools/independent/draw.mjs [--sprites FILE] [--out FOLDER]
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import * as backdrops from './backdrops.mjs';
import * as indoors from './indoors.mjs';
import * as outdoors from './outdoors.mjs';
import * as svg from './svg.mjs';

const shapes = {
  rect: ({ x, y, w, h, fill, ...more }) => svg.rect(x, y, w, h, fill, more),
  ellipse: ({ x, y, rx, ry, fill, ...more }) => svg.ellipse(x, y, rx, ry, fill, more),
  path: ({ d, fill, ...more }) => svg.path(d, fill, more),
  line: ({ d, stroke, width }) => svg.line(d, stroke, width),
};
const drawings = { ...backdrops, ...outdoors, ...indoors, ...shapes };

/** The sprites stand on their lowest row of ink, about 30/32 of the way down their box. */
const FOOT = 30 / 32;

function sprite(sprites, { sprite: name, x, y, size, flip = false, turn = 0, shadow = false, opacity = 1 }, key) {
  const icon = sprites.icons[name];
  if (!icon) throw new Error(`expected a sprite of the package, got ${name}`);
  const body = icon.body.replaceAll(/(id="|url\(#|href="#)/g, `$1${key}-`);
  const transform = `translate(${x} ${y}) rotate(${turn}) scale(${((flip ? -1 : 1) * size) / 32} ${size / 32}) translate(-16 ${-32 * FOOT})`;
  const shade = shadow ? svg.ellipse(x, y, size * 0.36, size * 0.06, '#000000', { opacity: 0.2 }) : '';
  return shade + svg.tag('g', { transform, opacity }, body);
}

function drawing({ draw: name, ...options }) {
  const make = drawings[name];
  if (!make) throw new Error(`expected a known drawing, got ${name}`);
  return make(options);
}

function sceneSvg(sprites, { layers }) {
  const parts = layers.map((layer, index) => (layer.sprite ? sprite(sprites, layer, `s${index}`) : drawing(layer)));
  const size = svg.SIZE;
  return svg.tag('svg', { xmlns: 'http://www.w3.org/2000/svg', width: size, height: size }, parts.join(''));
}

const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function captionsCsv(scenes) {
  const rows = scenes.map(({ file, caption }) => [file, dirname(file), caption].map(quoted).join(','));
  return ['filename,category,caption', ...rows, ''].join('\n');
}

async function save(folder, file, bytes) {
  const target = join(folder, file);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
  return `${createHash('sha256').update(bytes).digest('hex')}  ${file}`;
}

const { values } = parseArgs({ options: { sprites: { type: 'string' }, out: { type: 'string' } } });
const here = dirname(fileURLToPath(import.meta.url));
const folder = values.out ?? join(here, '../../test/fixtures/independent');
const source = values.sprites ?? fileURLToPath(import.meta.resolve('@iconify-json/fluent-emoji-flat/icons.json'));
const sprites = JSON.parse(await readFile(source, 'utf8'));
const scenes = JSON.parse(await readFile(join(here, 'scenes.json'), 'utf8'));

const sums = [];
for (const scene of scenes) {
  const image = await sharp(Buffer.from(sceneSvg(sprites, scene)))
    .jpeg({ quality: 85 })
    .toBuffer();
  sums.push(await save(folder, scene.file, image));
}
sums.push(await save(folder, 'captions.csv', captionsCsv(scenes)));
await writeFile(join(folder, 'SHA256SUMS'), `${sums.join('\n')}\n`);
console.log(`${scenes.length} scenes drawn`);
