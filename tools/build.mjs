// Builds what runs: WebAssembly kernels, then one bundle per process. `node tools/build.mjs [--kernels-only]`
import { build } from 'esbuild';
import asc from 'assemblyscript/asc';
import { mkdir } from 'node:fs/promises';

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
  await build({
    entryPoints: { engine: 'src/engine/main.ts', cli: 'src/cli/main.ts' },
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    loader: { '.wasm': 'binary', '.onnx': 'binary' },
    external: ['onnxruntime-node', 'sharp', '@img/sharp-wasm32'],
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
  });
}

await mkdir('dist', { recursive: true });
await buildKernels();
if (!process.argv.includes('--kernels-only')) await buildProcesses();
