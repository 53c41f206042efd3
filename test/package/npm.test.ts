import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import kept from '../../samples/golden.json' with { type: 'json' };
import type { ReportJson } from '../../src/core/report/json.ts';
import { makeNpm } from '../../tools/package/npmPackage.mjs';

const run = promisify(execFile);

/** As on a machine of somebody else: nothing of the project, of npm's settings for it, or of the run that this is. */
function environment(home: string): NodeJS.ProcessEnv {
  const foreign = /^(npm_|onnxruntime|vitest|node_(options|path|env)$)/i;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const path = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`;
  return { ...Object.fromEntries(kept), PATH: path, XDG_CACHE_HOME: home };
}

describe('the npm package', () => {
  let folder: string;
  let said: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'caption-lens-npm-'));
    const options = { cwd: folder, env: environment(folder) };
    const { stdout, stderr } = await run('npm', ['install', '--no-audit', '--no-fund', makeNpm()], options);
    said = stdout + stderr;
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true }));

  test('installs into an empty folder, with no word of a script', () => {
    expect(said).not.toMatch(/script|error/i);
  });

  test('compares the sample that it brings along', async () => {
    const sample = join('node_modules', 'caption-lens', 'samples', 'scenes');
    const program = join(folder, 'node_modules', '.bin', 'caption-lens');
    await run(program, ['compare', sample, '--json', 'report.json'], { cwd: folder, env: environment(folder) });
    const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as ReportJson;
    expect(report.pipelines.clip?.top1.correct).toBe(kept.correct.clip);
    expect(report.pipelines.preclip?.top1.correct).toBe(kept.correct.preclip);
    expect(report.runtime.build).toBe('native');
  });

  test('says which Node it needs, in its manifest', async () => {
    const read = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as { engines: { node: string } };
    const installed = await read(join(folder, 'node_modules', 'caption-lens', 'package.json'));
    expect(installed.engines.node).toBe((await read('package.json')).engines.node);
  });
});
