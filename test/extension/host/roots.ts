import assert from 'node:assert/strict';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { DatasetPlace } from '../../../src/extension/logic/datasets.ts';
import { isStale } from '../../../src/extension/logic/results.ts';
import { eventually, runWindow, test } from './harness.ts';
import { compare, edit, lens, run as execute, stateOf } from './lens.ts';

const place = (folder: string): DatasetPlace => ({ folder, captionsFile: join(folder, 'captions.csv') });

/** An older editor reads the workspace file when its extensions already run. */
async function roots(): Promise<[whole: DatasetPlace, inside: DatasetPlace]> {
  const [first = '', second = ''] = await eventually('both roots', () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return folders.length === 2 && folders.map(({ uri }) => uri.fsPath);
  });
  return [place(first), place(join(second, 'photos'))];
}

const seedOf = async (dataset: DatasetPlace) =>
  (await stateOf(dataset)).result?.comparison.models.preclip?.projectionSeed;

test('every root is searched, also one that is a dataset itself', async () => {
  const { datasets } = await lens();
  const both = await roots();
  await eventually('their datasets', () => datasets.all.length > 1);
  const byPath = [...both].sort((a, b) => (a.captionsFile < b.captionsFile ? -1 : 1));
  assert.deepEqual(datasets.all, byPath);
});

test('a setting of one root holds for its datasets alone', async () => {
  const [whole, inside] = await roots();
  await compare(whole);
  await compare(inside);
  assert.deepEqual([await seedOf(whole), await seedOf(inside)], [7, 0]);
});

test('a setting of one root makes the results of its datasets alone stale', async () => {
  const [whole, inside] = await roots();
  const configuration = vscode.workspace.getConfiguration('captionLens', vscode.Uri.file(whole.folder));
  const { revision } = await stateOf(whole);
  await configuration.update('projectionSeed', 8, vscode.ConfigurationTarget.WorkspaceFolder);
  await eventually('a stale result', async () => isStale(await stateOf(whole)));
  assert.equal(isStale(await stateOf(inside)), false);
  await configuration.update('projectionSeed', 7, vscode.ConfigurationTarget.WorkspaceFolder);
  await eventually('the setting of before', async () => (await stateOf(whole)).revision === revision + 2);
});

test('the dataset of the file in front is the one that is compared', async () => {
  const [whole, inside] = await roots();
  const before = await Promise.all([stateOf(whole), stateOf(inside)]);
  await vscode.window.showTextDocument(vscode.Uri.file(whole.captionsFile));
  await execute('compare');
  assert.notEqual((await stateOf(whole)).result, before[0].result);
  assert.equal((await stateOf(inside)).result, before[1].result);
});

test('an edit in one root leaves the verdict of the other as it is', async () => {
  const [whole, inside] = await roots();
  const { results } = await lens();
  const before = await Promise.all([stateOf(whole), stateOf(inside)]);
  const document = await edit(inside, 'A grey plate.', 'A plate as grey as rain.');
  await document.save();
  await eventually('a new result', () => results.get(inside)?.result !== before[1].result);
  assert.equal((await stateOf(whole)).revision, before[0].revision);
});

async function makeDataset({ folder, captionsFile }: DatasetPlace): Promise<void> {
  await mkdir(folder);
  await writeFile(captionsFile, 'filename,category,caption\n');
}

async function isFound({ folder }: DatasetPlace): Promise<void> {
  const { datasets } = await lens();
  await eventually(`the dataset in ${folder}`, () => datasets.all.some((dataset) => dataset.folder === folder));
}

test('what comes in a root below a hidden folder is found, also a folder with a dot in its name that brings its files', async () => {
  const [, inside] = await roots();
  const root = dirname(inside.folder);
  const made = place(join(root, 'made'));
  const elsewhere = place(join(root, '..', 'elsewhere'));
  const moved = place(join(root, 'photos.v2'));
  await makeDataset(made);
  await isFound(made);
  await makeDataset(elsewhere);
  await rename(elsewhere.folder, moved.folder);
  await isFound(moved);
});

test('a root that leaves the workspace takes its datasets along, with all that was known of them', async () => {
  const [whole, inside] = await roots();
  const { datasets, results } = await lens();
  const problems = ({ captionsFile }: DatasetPlace) => vscode.languages.getDiagnostics(vscode.Uri.file(captionsFile));
  await eventually('problems in both roots', () => problems(whole).length > 0 && problems(inside).length > 0);
  assert.ok(vscode.workspace.updateWorkspaceFolders(1, 1));
  await eventually('the end of its dataset', () => !datasets.all.some(({ folder }) => folder === inside.folder));
  assert.deepEqual(datasets.all, [whole]);
  assert.deepEqual([results.get(inside), problems(inside)], [null, []]);
  assert.ok(results.get(whole)?.result && problems(whole).length > 0);
});

/** Long enough for a busy machine to read a workspace file of two lines. */
const PATIENCE = 30_000;

/** Now and then an older editor never reads its workspace file; loaded again, it does, and these tests begin anew. */
export async function run(): Promise<void> {
  const end = performance.now() + PATIENCE;
  while ((vscode.workspace.workspaceFolders?.length ?? 0) < 2) {
    if (performance.now() > end) {
      console.log(`the roots did not come: ${JSON.stringify(vscode.workspace.workspaceFolders)}`);
      await vscode.commands.executeCommand('workbench.action.reloadWindow');
      await new Promise(() => undefined);
    }
    await delay(100);
  }
  return runWindow('roots');
}
