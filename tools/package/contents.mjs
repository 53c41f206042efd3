// What lies in a VSIX, and what of it has no business there.
import { openPromise } from 'yauzl';
import { formatOf } from './binaries.mjs';
import { UNIVERSAL } from './targets.mjs';

/** Files of a VSIX, largest first: path in the extension, bytes unpacked and packed, and the first bytes of each. */
export async function filesOf(vsix) {
  const zip = await openPromise(vsix);
  const files = [];
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName.replace(/^extension\//, '');
    files.push({ path, size: entry.uncompressedSize, packed: entry.compressedSize, head: await headOf(zip, entry) });
  }
  return files.sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1));
}

async function headOf(zip, entry) {
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) return chunk;
  return Buffer.alloc(0);
}

/** Without these the extension does not work, or cannot be tried out. */
const NEEDED = [
  ...['package.json', 'package.nls.json', 'readme.md', 'changelog.md', 'LICENSE.txt', 'THIRD-PARTY-NOTICES.md'],
  ...['dist/extension.cjs', 'dist/engine.js', 'dist/webview/panel.js', 'l10n/bundle.l10n.es.json', 'media/icon.png'],
  ...['samples/golden.json', 'samples/scenes/captions.csv', 'models/starter/clip/onnx/vision_model.onnx'],
];

const OWN =
  /^(\[Content_Types\]\.xml|extension\.vsixmanifest|package(\.nls(\.es)?)?\.json|readme\.md|changelog\.md|LICENSE\.txt|THIRD-PARTY-NOTICES\.md)$|^(dist|l10n|media|models\/starter|samples|node_modules)\//;

/** Kinds of files that stay at home, each with what is wrong with it. */
const STRAYS = [
  ['a source map', /\.map$/],
  ['a file of the repository', /(^|\/)\.git/],
  ['a source', /\.([cm]?ts|tsx|py|c|cc|h|gyp)$/],
  ['a test', /(^|\/)(tests?|__tests__|fixtures|spec)\/|\.(test|spec)\.[cm]?js$/],
  ['a secret, by its name', /(^|\/)(\.env.*|\.npmrc|\.netrc|id_(rsa|ed25519|ecdsa).*|.*\.(pem|key|p12|pfx|pat))$/],
  ['the command line, which the editor does not run', /^dist\/cli\.js$/],
  ['what only a GPU would use', /(DirectML|dxcompiler|dxil)\.dll$|providers_(cuda|tensorrt)/],
];

/** A sentence for everything that must not be in the VSIX of a target, or lacks in it. */
export function faultsOf(target, files) {
  const paths = new Set(files.map(({ path }) => path));
  const missing = NEEDED.filter((path) => !paths.has(path)).map((path) => `${path} is missing`);
  return [...missing, ...files.flatMap((file) => faultOf(target, file))];
}

function faultOf(target, { path, head }) {
  const stray = STRAYS.find(([, pattern]) => pattern.test(path));
  if (stray) return [`${path} is ${stray[0]}`];
  if (!OWN.test(path)) return [`${path} is none of the files that are packed`];
  const format = formatOf(head);
  if (format === null || format === target) return [];
  return [`${path} is a binary for ${format}${target === UNIVERSAL ? '' : `, not ${target}`}`];
}
