import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import type sharpModule from 'sharp';

export type Sharp = typeof sharpModule;
export type Build = 'native' | 'wasm';

/** sharp's native build carries its own GLib and aborts beside the system's, which Electron maps on Linux (sharp #4522). */
export function safeBuild(): Build {
  if (process.platform !== 'linux') return 'native';
  if (process.versions['electron'] !== undefined) return 'wasm';
  return /\/libg(lib|object|io)-2\.0\.so/.test(readFileSync('/proc/self/maps', 'utf8')) ? 'wasm' : 'native';
}

let loaded: Promise<Sharp> | undefined;

/** sharp in the build that works in this process; loaded once. */
export function loadSharp(): Promise<Sharp> {
  loaded ??= load(safeBuild());
  return loaded;
}

async function load(build: Build): Promise<Sharp> {
  const hooks = build === 'wasm' ? preferWasm() : undefined;
  try {
    const { default: sharp } = await import('sharp');
    // Each image is seen once; and while one is decoded, another thread of ours infers or decodes the next.
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  } finally {
    hooks?.deregister();
  }
}

/** sharp tries the platform's package before the WebAssembly one: lead that one request astray. */
function preferWasm(): { deregister(): void } {
  return registerHooks({
    resolve: (specifier, context, next) =>
      next(/^@img\/sharp-[^/]+\/sharp\.node$/.test(specifier) ? '@img/sharp-wasm32/sharp.node' : specifier, context),
  });
}
