import assert from 'node:assert/strict';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import manifest from '../../../package.json';
import type { DatasetPlace } from '../../../src/extension/logic/datasets.ts';
import { eventually, test } from './harness.ts';
import { answering, compare, datasetNamed, lens, picking, root, run, stateOf } from './lens.ts';

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

test('an exported report is opened for those who want it', async () => {
  const file = join(root(), 'report.json');
  await answering({ file, message: 'Open' }, async () => {
    await run('exportReport', 'json');
    await eventually('the report in a tab', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputText && input.uri.fsPath === file;
    });
  });
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.window.showTextDocument(vscode.Uri.file(other.captionsFile));
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

test('a captions file that is gone is answered with its own name', async () => {
  const gone = vscode.Uri.file(join(root(), 'gone.csv'));
  const shown = await answering({}, async () => run('compare', gone));
  assert.match(shown[0] ?? '', /“[^”]*gone\.csv”/);
  assert.doesNotMatch(shown[0] ?? '', /gone\.csv.captions\.csv/);
});

const images = join(root(), 'new images');
const made = join(images, 'captions.csv');

async function addImage(name: string): Promise<void> {
  await mkdir(dirname(join(images, name)), { recursive: true });
  const { rows } = (await stateOf(other)).result?.comparison ?? {};
  await copyFile(join(other.folder, rows?.[0]?.image ?? ''), join(images, name));
}

test('a captions file is made for a folder of images, and offered for it where none is named', async () => {
  await addImage('beaches/beach10.png');
  await addImage('beaches/beach2.png');
  const offered = await eventually('the folder among those offered', async () => {
    const lists = await picking([], async () => run('createCaptions'));
    return lists[0]?.includes('new images') ? lists[0] : null;
  });
  assert.ok(offered.indexOf('new images') < offered.indexOf('other'), offered.join());
  const shown = await answering({}, () => picking(['new images'], async () => run('createCaptions')));
  assert.deepEqual(shown, ['“captions.csv” was created. Rows without a caption: 2.']);
  const rows = ['filename,category,caption', 'beach2.png,beaches,', 'beach10.png,beaches,', ''];
  assert.equal(await readFile(made, 'utf8'), rows.join('\n'));
  assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, made);
  assert.equal(vscode.window.activeTextEditor.selection.active.line, 1);
});

test('images that come later get rows in the editor, in one step that can be undone, and nothing is saved', async () => {
  await addImage('food/dish.png');
  const before = await readFile(made, 'utf8');
  await run('createCaptions', vscode.Uri.file(images));
  const document = await vscode.workspace.openTextDocument(made);
  assert.ok(document.isDirty);
  assert.equal(document.getText(), `${before}dish.png,food,\n`);
  assert.equal(vscode.window.activeTextEditor?.selection.active.line, 3);
  assert.equal(await readFile(made, 'utf8'), before);
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), before);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});

test('where every image has a row, nothing is added; where there is no image, no file is made', async () => {
  const shown = await answering({}, async () => run('createCaptions', vscode.Uri.file(other.captionsFile)));
  assert.match(shown[0] ?? '', /^Every image has a row in “captions\.csv” already\.$|^Rows added/);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  const empty = join(root(), 'no images');
  await mkdir(empty);
  const refused = await answering({}, async () => run('createCaptions', vscode.Uri.file(empty)));
  assert.match(refused[0] ?? '', /^There is no image in/);
  assert.deepEqual(await readdir(empty), []);
});

const precision = () => vscode.workspace.getConfiguration('captionLens').inspect('precision')?.workspaceValue;

test('models are chosen step by step, and written with the last step alone', async () => {
  const half = await picking(['Precision', 'int8'], async () => run('chooseModels'));
  assert.equal(half.length, 3);
  assert.equal(precision(), undefined);
  await picking(['Precision', 'int8', 'In this workspace'], async () => run('chooseModels'));
  assert.equal(precision(), 'int8');
  await vscode.workspace.getConfiguration('captionLens').update('precision', undefined);
});

test('a folder that holds no model is doubted', async () => {
  const configuration = vscode.workspace.getConfiguration('captionLens');
  const before = configuration.get('models.folder');
  const shown = await answering({ folder: images }, () => picking(['One folder'], async () => run('chooseModels')));
  assert.match(shown[0] ?? '', /lacks clip, resnet, distiluse\.$/);
  assert.equal(vscode.workspace.getConfiguration('captionLens').get('models.folder'), before);
});

test('the engine is verified against the expected numbers, beside what is open', async () => {
  const before = (await stateOf(other)).result;
  let found: unknown;
  const shown = await answering({}, async () => (found = await run('verifyEngine')));
  assert.equal((found as { ok: boolean } | undefined)?.ok, true, shown.join());
  assert.match(shown[0] ?? '', /^The engine computes the expected numbers/);
  assert.equal((await stateOf(other)).result, before);
});

test('where it is not clear which dataset is meant, those that are known are offered, and any other folder', async () => {
  const { datasets } = await lens();
  const passing = datasetNamed('passing');
  await mkdir(passing.folder);
  await writeFile(passing.captionsFile, 'filename,category,caption\n');
  await eventually('a dataset', () => datasets.all.some(({ folder }) => folder === passing.folder));
  await datasets.remember(passing);
  await rm(passing.folder, { recursive: true });
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await eventually('no dataset to be open', () => datasets.current() === undefined);
  const elsewhere = join(root(), '.sample target', 'caption-lens-sample');
  let chosen: DatasetPlace | undefined;
  const lists = await picking(['Another folder'], () =>
    answering({ folder: elsewhere }, async () => (chosen = await datasets.choose())),
  );
  assert.equal(lists[0]?.length, datasets.all.length + 1);
  assert.equal(chosen?.folder, elsewhere);
});
