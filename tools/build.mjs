// Builds what runs: WebAssembly kernels, then one bundle per process. `node tools/build.mjs [--kernels-only]`
import { build } from 'esbuild';
import asc from 'assemblyscript/asc';
import { mkdir, writeFile } from 'node:fs/promises';

const kernels = 'src/core/kernels/kernels.wasm';

async function buildKernels() {
  const { error, stderr } = await asc.main([
    'src/core/kernels/assembly/index.ts',
    ...['--outFile', kernels, '-O3', '--runtime', 'stub', '--enable', 'simd', '--noAssert'],
    ...['--initialMemory', '1', '--use', 'abort='],
  ]);
  if (error) throw new Error(stderr.toString(), { cause: error });
}

/** Each process is bundled where `vscode` is not available, which proves that it needs no editor. */
async function buildProcesses() {
  const { metafile } = await build({
    entryPoints: { engine: 'src/engine/main.ts', cli: 'src/cli/main.ts' },
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    loader: { '.wasm': 'binary', '.onnx': 'binary' },
    external: ['onnxruntime-node', 'onnxruntime-web', 'sharp', '@img/sharp-wasm32'],
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    metafile: true,
  });
  return metafile;
}

/** What the extension host must never load: a crash in there takes every extension with it. */
const NATIVE = [
  'onnxruntime-node',
  'onnxruntime-web',
  'onnxruntime-common',
  'sharp',
  '@img/sharp-wasm32',
  '@xenova/transformers',
];

/** CommonJS, because the editor puts its `vscode` into `require`; what is not there at activation loads with its first use. */
async function buildExtension() {
  const { metafile } = await build({
    entryPoints: { extension: 'src/extension/activate.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    loader: { '.wasm': 'binary' },
    external: ['vscode', ...NATIVE],
    minifySyntax: true,
    metafile: true,
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
  });
  refuseNative(metafile);
  return metafile;
}

/** The panel's page, for the Chromium of the oldest editor that is supported. */
async function buildPage() {
  const { metafile } = await build({
    entryPoints: { panel: 'webview/panel/main.ts' },
    outdir: 'dist/webview',
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'chrome142',
    loader: { '.wasm': 'binary', '.ttf': 'file' },
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    metafile: true,
  });
  return metafile;
}

function refuseNative({ inputs, outputs }) {
  const bundled = Object.keys(inputs).filter((path) => /(^|\/)src\/(engine|cli)\//.test(path));
  const imported = Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  const wrong = [...bundled, ...imported.filter((path) => NATIVE.some((name) => path.startsWith(name)))];
  if (wrong.length > 0) throw new Error(`The extension host must not load ${wrong.join(', ')}: ask the engine.`);
}

for (const folder of ['dist', 'out']) await mkdir(folder, { recursive: true });
await buildKernels();
if (!process.argv.includes('--kernels-only')) {
  const metafiles = await Promise.all([buildProcesses(), buildExtension(), buildPage()]);
  await writeFile('out/bundled.json', `${JSON.stringify(bundled(metafiles), null, 2)}\n`);
}

/** Places of the packages that went into the bundles, for the notices. */
function bundled(metafiles) {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const places = inputs.map(
    (path) => /^(?:.*?node_modules\/)(?:@[^/]+\/)?[^/]+(?:\/node_modules\/(?:@[^/]+\/)?[^/]+)*/.exec(path)?.[0],
  );
  return [...new Set(places.filter(Boolean))].sort();
}
