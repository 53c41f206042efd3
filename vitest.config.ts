import { readFile } from 'node:fs/promises';
import { defineConfig } from 'vitest/config';

/** What esbuild's `binary` loader does in the bundles: the bytes as the default export. */
const binary = {
  name: 'binary',
  enforce: 'pre' as const,
  async load(id: string) {
    if (!/\.(wasm|onnx)$/.test(id)) return null;
    const bytes = await readFile(id);
    return `export default Uint8Array.from(atob('${bytes.toString('base64')}'), (c) => c.charCodeAt(0));`;
  },
};

export default defineConfig({
  plugins: [binary],
  test: {
    include: ['test/{unit,engine,extension,journeys,package}/**/*.test.ts'],
    globalSetup: 'test/build.ts',
    // For machines with other work; what comes in time is not kept waiting.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
