import { execFile, execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../../src/engine/decode/decode.ts';
import { sha256 } from '../unit/pixels/noise.ts';

const root = join(import.meta.dirname, '../..');
const files = [
  'rgb.jpg',
  'progressive.jpg',
  'cmyk.jpg',
  'rgba.png',
  'grey16.png',
  'lossy.webp',
  'exif6.jpg',
  'palette.gif',
  '444.avif',
];
const images = join(root, 'test/fixtures/pixels/images');
const libraries = ['libglib-2.0.so.0', 'libgobject-2.0.so.0', 'libgio-2.0.so.0'];

/** What a process prints that decodes all files and has nothing else to do. */
const script = `
  import { createHash } from 'node:crypto';
  import { readFile } from 'node:fs/promises';
  import { decodeImage } from './src/engine/decode/decode.ts';
  import { safeBuild } from './src/engine/decode/sharp.ts';
  const digest = async (file) => {
    const { image } = await decodeImage(await readFile(${JSON.stringify(images)} + '/' + file), { upright: false });
    return createHash('sha256').update(image.data).digest('hex');
  };
  console.log(JSON.stringify([safeBuild(), ...await Promise.all(${JSON.stringify(files)}.map(digest))]));
`;

function systemHasGlib(): boolean {
  if (process.platform !== 'linux') return false;
  const known = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
  return libraries.every((library) => known.includes(library));
}

// Debian's libglib2.0-0; desktop Linux always has it, and there the editor maps it.
describe.runIf(systemHasGlib())('decoding where the system’s GLib is mapped', () => {
  it('takes the WebAssembly build, gives the same bytes, and ends', async () => {
    const env = { ...process.env, LD_PRELOAD: libraries.join(' ') };
    const args = ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', script];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
    const expected = await Promise.all(files.map(async (file) => digest(await readFile(join(images, file)))));
    expect(JSON.parse(stdout)).toEqual(['wasm', ...expected]);
    expect(stderr).toBe('');
  });
});

async function digest(bytes: Buffer): Promise<string> {
  const decoded = await decodeImage(bytes, { upright: false });
  return decoded.ok ? sha256(decoded.image.data) : decoded.code;
}
