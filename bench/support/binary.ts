import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** What the build does with these files: their bytes as the default export. */
registerHooks({
  load: (url, context, next) => {
    if (!/\.(wasm|onnx)$/.test(url)) return next(url, context);
    const bytes = readFileSync(new URL(url)).toString('base64');
    const source = `export default Uint8Array.from(Buffer.from('${bytes}', 'base64'));`;
    return { format: 'module', source, shortCircuit: true };
  },
});
