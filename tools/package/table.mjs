// `npm run package:table`: sizes of the packages in out/packages and the ten largest files of each, into docs/packaging.md.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../prepare.mjs';
import { filesOf } from './contents.mjs';
import { manifest } from './stage.mjs';
import { TARGETS, vsixName } from './targets.mjs';

const file = join(root, 'docs', 'packaging.md');
const [BEGIN, END] = ['<!-- sizes: begin -->', '<!-- sizes: end -->'];
const LARGEST = 10;

const megabytes = (bytes) => (bytes / 2 ** 20).toFixed(1);

async function read(target) {
  const path = join(root, 'out', 'packages', vsixName(target, manifest.version));
  if (!existsSync(path)) throw new Error(`${path} is missing: run npm run package:all.`);
  return { target, name: vsixName(target, manifest.version), packed: statSync(path).size, files: await filesOf(path) };
}

function overview(packages) {
  const rows = packages.map(({ target, packed, files }) => {
    const unpacked = files.reduce((sum, { size }) => sum + size, 0);
    return `| ${target} | ${megabytes(packed)} | ${megabytes(unpacked)} | ${files.length} |`;
  });
  return ['| VSIX | MB | MB unpacked | files |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
}

function largest({ name, files }) {
  const rows = files
    .slice(0, LARGEST)
    .map(({ path, size, packed }) => `| \`${path}\` | ${megabytes(packed)} | ${megabytes(size)} |`);
  return [`### ${name}`, '', '| file | MB | MB unpacked |', '| --- | ---: | ---: |', ...rows].join('\n');
}

const packages = [];
for (const target of TARGETS) packages.push(await read(target));
const section = [overview(packages), ...packages.map(largest)].join('\n\n');
const text = readFileSync(file, 'utf8');
const [start, end] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)];
writeFileSync(file, `${text.slice(0, start)}\n\n${section}\n\n${text.slice(end)}`);
