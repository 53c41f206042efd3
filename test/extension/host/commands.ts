import assert from 'node:assert/strict';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import manifest from '../../../package.json';
import { test } from './harness.ts';
import { answering, compare, datasetNamed, root, run, stateOf } from './lens.ts';

const other = datasetNamed('other');

test('every contributed command is registered', async () => {
  const registered = new Set(await vscode.commands.getCommands(true));
  const missing = manifest.contributes.commands.filter(({ command }) => !registered.has(command));
  assert.deepEqual(missing, []);
});

test('the report is exported as page, data and annotated copy', async () => {
  await compare(other);
  await vscode.window.showTextDocument(vscode.Uri.file(other.captionsFile));
  const contents: Record<string, string> = {};
  for (const format of ['html', 'json', 'csv']) {
    const file = join(root(), `report.${format}`);
    await answering({ file }, async () => run('exportReport', format));
    contents[format] = await readFile(file, 'utf8');
  }
  assert.match(contents['html'] ?? '', /^<!doctype html>/);
  assert.equal((JSON.parse(contents['json'] ?? '') as { version: number }).version, 1);
  assert.match(contents['csv'] ?? '', /^filename,category,caption,preclip_correct,/);
});

test('the captions file is never exported over', async () => {
  const before = await readFile(other.captionsFile, 'utf8');
  const shown = await answering({ file: other.captionsFile }, async () => run('exportReport', 'csv'));
  assert.equal(shown.length, 1);
  assert.equal(await readFile(other.captionsFile, 'utf8'), before);
});

test('the embedding cache is cleared after a question, and the next comparison computes everything', async () => {
  await answering({ message: 'Clear' }, async () => run('clearCache'));
  await compare(other);
  const cache = (await stateOf(other)).result?.comparison.cache;
  assert.equal(cache?.hits, 0);
  assert.ok(cache.computed > 0);
});

test('the sample is copied beside what is there, never over it', async () => {
  const target = join(root(), '.sample target');
  await mkdir(target);
  await run('openSample', vscode.Uri.file(target));
  await run('openSample', vscode.Uri.file(target));
  assert.deepEqual((await readdir(target)).sort(), ['caption-lens-sample', 'caption-lens-sample-2']);
  assert.equal(
    vscode.window.activeTextEditor?.document.uri.fsPath,
    join(target, 'caption-lens-sample-2', 'captions.csv'),
  );
});

test('a folder without captions file is answered with a way out', async () => {
  const empty = join(root(), '[x](command:evil) empty');
  await mkdir(empty);
  const shown = await answering({}, async () => run('compare', vscode.Uri.file(empty)));
  assert.equal(shown.length, 1);
  assert.match(shown[0] ?? '', /^There is no captions file “.*captions\.csv”\. Create it/);
  assert.doesNotMatch(shown[0] ?? '', /\]\(command:/);
});
