// `npm run package [-- TARGET ...]`: a VSIX for this platform, or for those named; `all` makes every one. Into out/packages.
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { ensureBuilt, root } from '../prepare.mjs';
import { faultsOf, filesOf } from './contents.mjs';
import { lacking, manifest, stageOwn, stagePackages, writeManifest } from './stage.mjs';
import { PLATFORMS, TARGETS, UNIVERSAL, packagesOf, vsixName } from './targets.mjs';

export const packages = join(root, 'out', 'packages');

/** Of the manifest, what concerns those who build, and npm. */
const NOT_IN_EDITOR = ['private', 'scripts', 'devDependencies', 'overrides', 'files', 'bin'];

/** This platform, or the one package for all that have none of their own. */
export function ownTarget() {
  const { glibcVersionRuntime } = process.report.getReport().header;
  const musl = process.platform === 'linux' && glibcVersionRuntime === undefined;
  const own = `${process.platform}-${process.arch}`;
  return PLATFORMS.includes(own) && !musl ? own : UNIVERSAL;
}

/** The folder that a VSIX is made of: what is in here is in there, but for what `.vscodeignore` names. */
export function stageVsix(target, folder = join(root, 'out', 'stage', target)) {
  stageOwn(folder);
  copyFileSync(join(root, '.vscodeignore'), join(folder, '.vscodeignore'));
  const dependencies = stagePackages(folder, packagesOf(target));
  writeManifest(folder, { ...lacking(manifest, NOT_IN_EDITOR), dependencies });
  return folder;
}

/** Path of the VSIX that it made. Throws a sentence for each file in it that has no business there. */
export async function makeVsix(target) {
  mkdirSync(packages, { recursive: true });
  const path = join(packages, vsixName(target, manifest.version));
  await createVSIX({
    cwd: stageVsix(target),
    packagePath: path,
    ...(target !== UNIVERSAL && { target }),
    // Links of the README stay as they are until the manifest names a repository that they could lead to.
    ...(!manifest.repository && { allowMissingRepository: true, rewriteRelativeLinks: false }),
  });
  const faults = faultsOf(target, await filesOf(path));
  if (faults.length > 0) throw new Error(`${path} is not fit to ship:\n${faults.join('\n')}`);
  return path;
}

/** As `makeVsix`, unless there is one that is newer than the bundles; the tests of one run share it. */
export async function ensureVsix(target) {
  const path = join(packages, vsixName(target, manifest.version));
  const { mtimeMs: built } = statSync(join(root, 'dist', 'engine.js'));
  return existsSync(path) && statSync(path).mtimeMs > built ? path : makeVsix(target);
}

if (process.argv[1] === import.meta.filename) {
  const asked = process.argv.slice(2);
  const targets = asked.includes('all') ? TARGETS : asked.length > 0 ? asked : [ownTarget()];
  const unknown = targets.find((target) => !TARGETS.includes(target));
  if (unknown) throw new Error(`There is no target ${unknown}: choose of ${TARGETS.join(', ')}, all.`);
  ensureBuilt({ stdio: ['ignore', 'ignore', 'inherit'] });
  for (const target of targets) {
    const path = await makeVsix(target);
    console.log(`${path}  ${(statSync(path).size / 2 ** 20).toFixed(1)} MB`);
  }
}
