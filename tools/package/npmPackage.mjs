// `npm run package:npm`: the command line as an npm package, into out/packages. It installs by itself: no script runs, and
// nothing is fetched but sharp. onnxruntime-node as published has an install script that fetches CUDA libraries from
// elsewhere, so it travels inside, without script and for every platform, which is still less than it is by itself.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, root, run } from '../prepare.mjs';
import { lock } from './lock.mjs';
import { manifest, pick, stageOwn, stagePackages, writeManifest } from './stage.mjs';
import { PLATFORMS, onnxruntimeNode, onnxruntimeWeb } from './targets.mjs';

export const packages = join(root, 'out', 'packages');

/** Of the manifest, what concerns those who install. */
const FOR_NPM = ['name', 'version', 'description', 'license', 'type', 'engines', 'bin', 'repository', 'keywords'];

const OWN =
  /^(dist\/(cli|engine)\.js|models\/|samples\/(?!\.)|README\.md|CHANGELOG\.md|LICENSE|THIRD-PARTY-NOTICES\.md)/;

/** The folder that the package is made of. */
export function stageNpm(folder = join(root, 'out', 'stage', 'npm')) {
  stageOwn(folder, (path) => OWN.test(path));
  const bundled = stagePackages(folder, [onnxruntimeNode(PLATFORMS), onnxruntimeWeb]);
  const { node } = manifest.engines;
  const dependencies = { ...bundled, sharp: lock['node_modules/sharp'].version };
  const bundleDependencies = Object.keys(bundled);
  writeManifest(folder, { ...pick(manifest, FOR_NPM), engines: { node }, dependencies, bundleDependencies });
  return folder;
}

/** Path of the package that it made. */
export function makeNpm() {
  const folder = stageNpm();
  mkdirSync(packages, { recursive: true });
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
  run('npm', ['pack', folder, '--pack-destination', packages, '--loglevel=error'], quiet);
  return join(packages, `${manifest.name}-${manifest.version}.tgz`);
}

if (process.argv[1] === import.meta.filename) {
  ensureBuilt({ stdio: ['ignore', 'ignore', 'inherit'] });
  const path = makeNpm();
  console.log(`${path}  ${(statSync(path).size / 2 ** 20).toFixed(1)} MB`);
}
