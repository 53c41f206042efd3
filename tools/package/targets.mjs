// What each package holds beside the bundles: packages with native or WebAssembly files, which no bundle can take in.

/** Platforms with a native build of both onnxruntime and sharp, by the name that VS Code has for them. */
export const PLATFORMS = ['linux-x64', 'linux-arm64', 'win32-x64', 'win32-arm64', 'darwin-arm64'];

/** Serves every other platform, in WebAssembly alone. */
export const UNIVERSAL = 'universal';

export const TARGETS = [...PLATFORMS, UNIVERSAL];

/** Name of a VSIX, which says for which platform it is. */
export const vsixName = (target, version) => `caption-lens${target === UNIVERSAL ? '' : `-${target}`}-${version}.vsix`;

/** Native files and JavaScript of onnxruntime; `platforms` may be several. */
export const onnxruntimeNode = (platforms) => ({
  name: 'onnxruntime-node',
  // Only its install script needs these, and there is nothing left for it to fetch.
  without: ['adm-zip', 'global-agent'],
  keeps: (file) => file.startsWith('dist/') || platforms.some((platform) => isNativeOf(platform, file)),
});

export const onnxruntimeWeb = {
  name: 'onnxruntime-web',
  // Its bundle for Node holds what it needs of them.
  without: ['flatbuffers', 'guid-typescript', 'long', 'platform', 'protobufjs'],
  keeps: (file) => /^dist\/(ort\.node\.min\.mjs|ort-wasm-simd-threaded\.(mjs|wasm))$/.test(file),
};

const whole = (name) => ({ name, without: [], keeps: () => true });
const sharp = whole('sharp');
const sharpWasm = whole('@img/sharp-wasm32');

/** Packages of a VSIX with what is kept of each; what those depend on comes with them. */
export function packagesOf(target) {
  if (target === UNIVERSAL) return [onnxruntimeWeb, sharp, sharpWasm];
  const [os] = target.split('-');
  return [
    onnxruntimeNode([target]),
    sharp,
    whole(`@img/sharp-${target}`),
    // In Electron on Linux the native build crashes; on Windows onnxruntime needs the VC++ runtime, which may lack.
    ...(os === 'linux' ? [whole(`@img/sharp-libvips-${target}`), sharpWasm] : []),
    ...(os === 'darwin' ? [whole(`@img/sharp-libvips-${target}`)] : []),
    ...(os === 'win32' ? [onnxruntimeWeb] : []),
  ];
}

/** The library that the binding asks for, and the binding: not its twin, nor what only GPUs use (loaded when asked for). */
function isNativeOf(platform, file) {
  const folder = `bin/napi-v6/${platform.replace('-', '/')}/`;
  return file.startsWith(folder) && !/(DirectML|dxcompiler|dxil)\.dll$|\.\d+\.\d+\.\d+\.dylib$/.test(file);
}
