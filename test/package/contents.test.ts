import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, filesOf, type PackedFile } from '../../tools/package/contents.mjs';
import { ensureVsix, ownTarget } from '../../tools/package/vsix.mjs';

const BUDGET = 60 * 2 ** 20;
const target = ownTarget();

const file = (path: string, head: Buffer = Buffer.alloc(64)): PackedFile => ({ path, size: 64, packed: 64, head });

/** The first bytes of a binary as its format has them. */
function header(write: (head: Buffer) => void): Buffer {
  const head = Buffer.alloc(256);
  write(head);
  return head;
}
const elf = (machine: number) =>
  header((head) => {
    head.write('\x7fELF', 'latin1');
    head.writeUInt16LE(machine, 18);
  });
const pe = (machine: number) =>
  header((head) => {
    head.write('MZ', 'latin1');
    head.writeUInt32LE(128, 60);
    head.write('PE\0\0', 128, 'latin1');
    head.writeUInt16LE(machine, 132);
  });
const machO = (machine: number) =>
  header((head) => {
    head.writeUInt32LE(0xfeedfacf, 0);
    head.writeUInt32LE(machine, 4);
  });

describe.each([target, 'universal'])('the VSIX for %s', (name) => {
  let vsix: string;
  let files: PackedFile[];
  beforeAll(async () => {
    vsix = await ensureVsix(name);
    files = await filesOf(vsix);
  }, 240_000);

  test('holds what it needs, and nothing else', () => {
    expect(faultsOf(name, files)).toEqual([]);
  });

  test('keeps to its budget', () => {
    expect(readFileSync(vsix).byteLength).toBeLessThan(BUDGET);
  });

  // Each of these on top of the real files, so that the rule is seen to hold on them.
  const strays: [string, PackedFile, string][] = [
    ['a library of 64-bit Arm', file('node_modules/onnxruntime-node/bin/other.so', elf(183)), 'linux-arm64'],
    ['a library of Windows', file('node_modules/sharp/lib/other.node', pe(0x8664)), 'win32-x64'],
    ['a library of macOS', file('node_modules/sharp/lib/other.dylib', machO(0x01000007)), 'darwin-x64'],
    ['a library of 32-bit Arm', file('node_modules/sharp/lib/other.so', elf(40)), 'another platform'],
    ['a source map', file('dist/engine.js.map'), 'a source map'],
    ['a test', file('node_modules/semver/test/range.js'), 'a test'],
    ['a source', file('dist/main.ts'), 'a source'],
    ['a key', file('media/deploy.pem'), 'a secret'],
    ['a file with tokens', file('.npmrc'), 'a secret'],
    ['another model', file('models/clip/onnx/vision_model.onnx'), 'none of the files'],
  ];
  test.each(strays.filter(([, , fault]) => fault !== name))('would not ship with %s', (_, stray, fault) => {
    const faults = faultsOf(name, [...files, stray]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(stray.path);
    expect(faults[0]).toContain(fault);
  });

  test('would not ship without the golden data', () => {
    const without = files.filter(({ path }) => path !== 'samples/golden.json');
    expect(faultsOf(name, without)).toEqual(['samples/golden.json is missing']);
  });
});

test('a token in a file stops the packing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caption-lens-secret-'));
  try {
    for (const file of ['README.md', 'LICENSE']) cpSync(file, join(folder, file));
    const manifest = { name: 'x', publisher: 'x', version: '1.0.0', engines: { vscode: '^1.112.0' } };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    // In two parts, so that this file is none that holds a token.
    writeFileSync(join(folder, 'notes.txt'), ['npm', 'aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA2bC4'].join('_'));
    const vsce = resolve('node_modules/@vscode/vsce/vsce');
    const args = ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [vsce, ...args], { cwd: folder, encoding: 'utf8' });
    expect(stdout + stderr).toContain('npm access token');
    expect(status).not.toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('tells of which platform the running Node is', () => {
  const stdout = execFileSync(process.execPath, ['-p', 'process.execPath'], { encoding: 'utf8' });
  const head = readFileSync(stdout.trim()).subarray(0, 4096);
  expect(faultsOf('universal', [file('dist/node', head)]).at(-1)).toContain(`${process.platform}-${process.arch}`);
});
