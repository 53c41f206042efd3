import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { eventually, OUTCOMES, runWindow, test } from './harness.ts';
import { answering, lens, ours, run as execute, stateOf } from './lens.ts';

const target = process.env[OUTCOMES] ?? '';
const folder = join(target, 'caption-lens-sample');
const sample = { folder, captionsFile: join(folder, 'captions.csv') };

test('the extension wakes once the editor has started, though nothing of its own is open', async () => {
  await eventually('the activation', () => ours().isActive);
});

test('without a folder there is no dataset and no engine', async () => {
  assert.equal(vscode.workspace.workspaceFolders, undefined);
  const { datasets, engine } = await lens();
  await datasets.ready();
  assert.deepEqual(datasets.all, []);
  assert.equal(await engine.pid(), null);
});

test('the sample is copied where the user wants it, and the user is told', async () => {
  const shown = await answering({ folder: target }, async () => execute('openSample'));
  assert.equal(shown.length, 1);
  assert.match(shown[0] ?? '', /caption-lens-sample/);
});

test('a comparison asks for a folder, whose dataset is known from then on', async () => {
  await answering({ folder }, async () => execute('compare'));
  const { result, failure } = await stateOf(sample);
  assert.equal(failure, null);
  assert.equal(result?.comparison.rows.length, 20);
  assert.deepEqual((await lens()).datasets.all, [sample]);
});

test('it is compared again without a question', async () => {
  const before = (await stateOf(sample)).result;
  const shown = await answering({}, async () => execute('compareAgain'));
  assert.deepEqual(shown, []);
  assert.notEqual((await stateOf(sample)).result, before);
});

export const run = (): Promise<void> => runWindow('empty');
