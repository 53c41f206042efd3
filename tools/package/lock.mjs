// The lock file as the one list of packages: which version, what it depends on, and the hash that its files must have.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root, run } from '../prepare.mjs';

const fetched = join(root, 'out', 'npm');

/** Entries by place, e.g. `node_modules/sharp`. */
export const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;

/** Places of packages by name and of all that they depend on, without what nobody needs at run time. */
export function closure(packages) {
  const places = new Map();
  const add = (place, without) => {
    if (places.has(place)) return;
    places.set(place, without);
    for (const name of Object.keys(lock[place].dependencies ?? {}))
      if (!without.includes(name)) add(placeOf(name, place), []);
  };
  for (const { name, without } of packages) add(placeOf(name, ''), without);
  return places;
}

/** Where Node finds a package that is asked for at a place. */
function placeOf(name, from) {
  const place = `${from ? `${from}/` : ''}node_modules/${name}`;
  if (lock[place]) return place;
  if (from === '') throw new Error(`${name} is not in package-lock.json: run npm install.`);
  return placeOf(name, from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1)));
}

export const nameAt = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Folder of a package: installed, or fetched where it is one of another platform. */
export function folderAt(place) {
  const installed = join(root, place);
  return existsSync(join(installed, 'package.json')) ? installed : fetch(nameAt(place), lock[place]);
}

/** From the registry into `out/npm`, once. Throws where its hash is not that of the lock file. */
function fetch(name, { version, integrity }) {
  const folder = join(fetched, `${name.replace('/', '+')}@${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished-${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
  try {
    run('npm', ['pack', `${name}@${version}`, '--loglevel=error', '--pack-destination', unfinished], quiet);
    const archive = join(unfinished, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
    requireIntegrity(archive, integrity);
    run('tar', ['-xzf', basename(archive)], { ...quiet, cwd: unfinished });
    renameSync(join(unfinished, 'package'), folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** Throws where a file has another hash than the lock file says. */
export function requireIntegrity(file, integrity) {
  const [algorithm] = integrity.split('-');
  const hash = createHash(algorithm).update(readFileSync(file)).digest('base64');
  if (`${algorithm}-${hash}` !== integrity)
    throw new Error(`${basename(file)} is not what package-lock.json knows: its hash is ${algorithm}-${hash}.`);
}
