import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { DatasetPlace } from '../../../src/extension/logic/datasets.ts';
import { eventually, runWindow, test } from './harness.ts';
import { compare, edit, lens, run as execute, stateOf } from './lens.ts';

const [first, second] = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
const place = (folder: string): DatasetPlace => ({ folder, captionsFile: join(folder, 'captions.csv') });
const whole = place(first ?? '');
const inside = place(join(second ?? '', 'photos'));

const seedOf = async (dataset: DatasetPlace) =>
  (await stateOf(dataset)).result?.comparison.models.preclip?.projectionSeed;

test('every root is searched, also one that is a dataset itself', async () => {
  const { datasets } = await lens();
  await datasets.ready();
  assert.deepEqual(datasets.all, [whole, inside]);
});

test('a setting of one root holds for its datasets alone', async () => {
  await compare(whole);
  await compare(inside);
  assert.deepEqual([await seedOf(whole), await seedOf(inside)], [7, 0]);
});

test('the dataset of the file in front is the one that is compared', async () => {
  const before = await Promise.all([stateOf(whole), stateOf(inside)]);
  await vscode.window.showTextDocument(vscode.Uri.file(whole.captionsFile));
  await execute('compare');
  assert.notEqual((await stateOf(whole)).result, before[0].result);
  assert.equal((await stateOf(inside)).result, before[1].result);
});

test('an edit in one root leaves the verdict of the other as it is', async () => {
  const { results } = await lens();
  const before = await Promise.all([stateOf(whole), stateOf(inside)]);
  const document = await edit(inside, 'A grey plate.', 'A plate as grey as rain.');
  await document.save();
  await eventually('a new result', () => results.get(inside)?.result !== before[1].result);
  assert.equal((await stateOf(whole)).revision, before[0].revision);
});

test('a root that leaves the workspace takes its datasets along', async () => {
  const { datasets } = await lens();
  assert.ok(vscode.workspace.updateWorkspaceFolders(1, 1));
  await eventually('the end of its dataset', () => !datasets.all.some(({ folder }) => folder === inside.folder));
  assert.deepEqual(datasets.all, [whole]);
});

export const run = (): Promise<void> => runWindow('roots');
