// Emoji of several styles as pixels: <out>/<style>.npy, uint8 (n, 128, 128, 4), and <style>.json, their concepts.
// A concept is an emoji's English label in emojibase. Usage: node sprites.mjs <folder with node_modules> <out>
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import sharp from 'sharp';

const SIZE = 128;
const TRAINING = ['noto', 'noto-v1', 'twemoji', 'emojione', 'fxemoji', 'streamline-emojis'];
const HELD_OUT = 'fluent-emoji-flat';
const GROUPS = new Set([0, 1, 3, 4, 5, 6, 7]); // no components, symbols and flags: nobody sees them in a scene

const [packs, out] = process.argv.slice(2).map((path) => resolve(path));
const load = createRequire(join(packs, 'package.json'));
const letters = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
const hexKey = (hexcode) => hexcode.toLowerCase().replace(/-fe0f/g, '');

function concept(label) {
  return label
    .replace(/[“”"():!]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function concepts() {
  const wanted = load('emojibase-data/en/data.json').filter((emoji) => GROUPS.has(emoji.group));
  const spoken = wanted.filter((emoji) => !/o’clock|thirty|facing right/.test(emoji.label));
  return spoken.map((emoji) => ({
    name: concept(emoji.label),
    hex: hexKey(emoji.hexcode),
    label: emoji.label,
    kind: emoji.subgroup,
  }));
}

/** The emoji's other names, as chat programs write them. */
function shortcodes() {
  const names = new Map();
  for (const set of ['emojibase', 'cldr', 'github', 'iamcal', 'joypixels'])
    for (const [hex, codes] of Object.entries(load(`emojibase-data/en/shortcodes/${set}.json`)))
      names.set(hexKey(hex), [...(names.get(hexKey(hex)) ?? []), ...[codes].flat()]);
  return names;
}

/** Icon names of a style by concept: by code point where the pack knows it, else by name. */
function matches(pack, all, codes) {
  const { icons, aliases = {} } = load(`@iconify-json/${pack}/icons.json`);
  const byHex = new Map(
    Object.entries(load(`@iconify-json/${pack}/chars.json`)).map(([hex, icon]) => [hexKey(hex), icon]),
  );
  const byName = new Map([...Object.keys(icons), ...Object.keys(aliases)].map((icon) => [letters(icon), icon]));
  const named = (emoji) =>
    [emoji.label, ...(codes.get(emoji.hex) ?? [])].map((name) => byName.get(letters(name))).find(Boolean);
  const iconOf = (emoji) => byHex.get(emoji.hex) ?? named(emoji);
  return new Map(all.map((emoji) => [emoji.name, iconOf(emoji)]).filter(([, icon]) => icon));
}

async function pixels(pack, icon) {
  const set = load(`@iconify-json/${pack}/icons.json`);
  const body = set.icons[icon] ?? set.icons[set.aliases[icon].parent];
  const [width, height] = [body.width ?? set.width ?? 16, body.height ?? set.height ?? 16];
  const box = `${body.left ?? 0} ${body.top ?? 0} ${width} ${height}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="${box}">${body.body}</svg>`;
  return sharp(Buffer.from(svg))
    .resize(SIZE, SIZE, { fit: 'contain', background: '#0000' })
    .ensureAlpha()
    .raw()
    .toBuffer();
}

/** NumPy's .npy, version 1.0. */
function npy(shape, data) {
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(', ')}), }`;
  const padded = header.padEnd(64 * Math.ceil((header.length + 11) / 64) - 11) + '\n';
  const magic = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 0, 0]);
  magic.writeUInt16LE(padded.length, 8);
  return Buffer.concat([magic, Buffer.from(padded, 'latin1'), data]);
}

async function write(style, found) {
  const images = [];
  for (const icon of found.values()) images.push(await pixels(style, icon));
  writeFileSync(join(out, `${style}.npy`), npy([images.length, SIZE, SIZE, 4], Buffer.concat(images)));
  writeFileSync(join(out, `${style}.json`), JSON.stringify([...found.keys()]));
  console.log(`${style}: ${images.length} sprites`);
}

mkdirSync(out, { recursive: true });
const { subgroups } = load('emojibase-data/en/messages.json');
const subgroup = new Map(subgroups.map(({ order, key }) => [order, key]));
const all = concepts();
const codes = shortcodes();
const found = new Map([...TRAINING, HELD_OUT].map((style) => [style, matches(style, all, codes)]));
const drawnBy = (name) => TRAINING.filter((style) => found.get(style).has(name)).length;
const kept = new Set(all.map((emoji) => emoji.name).filter((name) => drawnBy(name) >= 2));
for (const [style, icons] of found) await write(style, new Map([...icons].filter(([name]) => kept.has(name))));
const kinds = all.filter((emoji) => kept.has(emoji.name)).map((emoji) => [emoji.name, subgroup.get(emoji.kind)]);
writeFileSync(join(out, 'kinds.json'), JSON.stringify(Object.fromEntries(kinds)));
