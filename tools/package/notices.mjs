// `npm run notices`: the part of THIRD-PARTY-NOTICES.md on packages, made anew from the lock file and from what the bundles
// took in. `--check` says whether it is current instead.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, root } from '../prepare.mjs';
import { closure, lock, nameAt } from './lock.mjs';
import { TARGETS, packagesOf } from './targets.mjs';

const file = join(root, 'THIRD-PARTY-NOTICES.md');
const [BEGIN, END] = ['<!-- packages: begin -->', '<!-- packages: end -->'];

/** Everything that any package ships, by name and version. */
function shipped() {
  const bundled = JSON.parse(readFileSync(join(root, 'out', 'bundled.json'), 'utf8'));
  const beside = TARGETS.flatMap((target) => [...closure(packagesOf(target)).keys()]);
  const entries = [...new Set([...bundled, ...beside])].map((place) => ({
    place,
    name: nameAt(place),
    ...lock[place],
  }));
  return entries.sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

const compare = (a, b) => (a < b ? -1 : Number(a > b));

/** Only where every machine has the package; builds for a platform carry the text of the package they belong to. */
function textOf({ place, optional }) {
  const folder = join(root, place);
  if (optional || !existsSync(folder)) return null;
  const name = readdirSync(folder).find((one) => /^(licen[cs]e|copying)(\.|$)/i.test(one));
  return name ? readFileSync(join(folder, name), 'utf8').replaceAll('\r', '').trim() : null;
}

/** The section as it has to be now. */
export function packagesSection() {
  const packages = shipped();
  const rows = packages.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`);
  const texts = Map.groupBy(packages, textOf);
  const blocks = [...texts].flatMap(([text, all]) => (text ? [block(text, all)] : []));
  const table = ['| package | version | licence |', '| --- | --- | --- |', ...rows].join('\n');
  return [table, ...blocks].join('\n\n');
}

function block(text, packages) {
  const fence = text.includes('```') ? '````' : '```';
  const names = [...new Set(packages.map(({ name }) => name))].join(', ');
  return `### ${names}\n\n${fence}\n${text}\n${fence}`;
}

/** The whole file with the section in its place. */
export function withPackages(text) {
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start === -1 || end < start) throw new Error(`${file} lacks ${BEGIN} or ${END}.`);
  return `${text.slice(0, start + BEGIN.length)}\n\n${packagesSection()}\n\n${text.slice(end)}`;
}

if (process.argv[1] === import.meta.filename) {
  ensureBuilt({ stdio: ['ignore', 'ignore', 'inherit'] });
  const before = readFileSync(file, 'utf8');
  const now = withPackages(before);
  if (!process.argv.includes('--check')) writeFileSync(file, now);
  else if (now !== before) throw new Error('THIRD-PARTY-NOTICES.md is not current: run `npm run notices`.');
}
