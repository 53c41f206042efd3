// Lays out what is packed: the project's own files, and of each package outside the bundles what runs.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { root } from '../prepare.mjs';
import { closure, folderAt, lock, nameAt } from './lock.mjs';

export const manifest = readManifest(root);

/** Made for people who build, not for those who run. */
const LEFT = /\.([cm]?ts|map|tsbuildinfo|md|html|h|cc|gyp)$|^(src|install|script|scripts|test|tests)\//;
const LICENCE = /^(licen[cs]e|notice|copyrightnotice)(\.|$)/i;

/** An empty folder with the project's files that `keeps` wants, of those that `files` in package.json names. */
export function stageOwn(folder, keeps = () => true) {
  rmSync(folder, { recursive: true, force: true });
  for (const path of manifest.files.flatMap(filesAt))
    if (keeps(path) && !/\.map$|(^|\/)\.git/.test(path)) copy(join(root, path), join(folder, path));
}

/** The packages beside the bundles. Returns those that were asked for with their versions, as a manifest names them. */
export function stagePackages(folder, packages) {
  const wanted = new Map(packages.map((one) => [one.name, one]));
  const places = closure(packages);
  for (const [place, without] of places) {
    const keeps = wanted.get(nameAt(place))?.keeps ?? (() => true);
    stagePackage(folderAt(place), join(folder, place), without, keeps);
  }
  return Object.fromEntries(packages.map(({ name }) => [name, lock[`node_modules/${name}`].version]));
}

function stagePackage(from, to, without, keeps) {
  for (const file of filesBelow(from).filter((path) => !path.startsWith('node_modules/')))
    if (LICENCE.test(file) || (!LEFT.test(file) && file !== 'package.json' && keeps(file)))
      copy(join(from, file), join(to, file));
  const kept = lacking(readManifest(from), ['scripts', 'devDependencies', 'contributors']);
  const needed = Object.entries(kept.dependencies ?? {}).filter(([name]) => !without.includes(name));
  writeManifest(to, { ...kept, dependencies: Object.fromEntries(needed) });
}

/** An object with some of its keys. */
export function pick(object, keys) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)));
}

/** An object without some of its keys. */
export function lacking(object, keys) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

export function writeManifest(folder, content) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(content, null, 2)}\n`);
}

function filesAt(path) {
  const below = filesBelow(join(root, path));
  return below === null ? [path] : below.map((file) => `${path}/${file}`);
}

/** Paths below a folder, with `/`; null for what is a file. */
function filesBelow(folder) {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
    return files.map((file) => file.slice(folder.length + 1).replaceAll(sep, '/')).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}

/** Not as a link: what is packed must not change with the source. */
function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { dereference: true });
}
