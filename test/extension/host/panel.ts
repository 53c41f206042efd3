import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { FromPanel } from '../../../src/contract/panel.ts';
import type { DatasetPlace } from '../../../src/extension/logic/datasets.ts';
import type { Panel } from '../../../src/extension/panel/panel.ts';
import { eventually, runWindow, test } from './harness.ts';
import { answering, compare, datasetNamed, lens, root, run as execute, stateOf } from './lens.ts';
import { overhear, pagesOf, told } from './overheard.ts';

const other = datasetNamed('other');
const hostile = datasetNamed('$(zap) <img src=x> [x](command:evil)');

const uriOf = ({ captionsFile }: DatasetPlace): vscode.Uri => vscode.Uri.file(captionsFile);

const panelTabs = (): vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('captionLens.heatmaps'));

const tabNames = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));

/** Of its title. */
const nameOf = (dataset: DatasetPlace): string => (dataset === hostile ? 'zap' : 'other');

async function panelOf(dataset: DatasetPlace): Promise<Panel> {
  const panel = (await lens()).panels.of(dataset);
  assert.ok(panel, 'the dataset has no panel');
  return panel;
}

async function pageHasResult(dataset: DatasetPlace): Promise<void> {
  const { run: newest } = (await stateOf(dataset)).result ?? {};
  await told(nameOf(dataset), 'result', ({ result }) => result?.run === newest);
}

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await eventually('all panels to be closed', () => panelTabs().length === 0);
}

const says = async (dataset: DatasetPlace, message: FromPanel): Promise<void> =>
  (await panelOf(dataset)).receive(message);

overhear();

test('typed arrays reach a page as they are, and come back from it', async () => {
  const view = vscode.window.createWebviewPanel('captionLens.probe', 'Probe', vscode.ViewColumn.Active, {
    enableScripts: true,
  });
  try {
    view.webview.html = `<script>
      const api = acquireVsCodeApi();
      window.addEventListener('message', ({ data }) => api.postMessage({
        isFloat: data.cosines instanceof Float32Array, bytes: data.cosines.buffer.byteLength,
        first: data.cosines[0], nan: Number.isNaN(data.cosines[1]), plain: data.plain, picture: new Uint8Array([1, 2, 3]) }));
      api.postMessage('ready');
    </script>`;
    const heard: unknown[] = [];
    view.webview.onDidReceiveMessage((message: unknown) => heard.push(message));
    await eventually('the page', () => heard[0] === 'ready');
    await view.webview.postMessage({ cosines: Float32Array.of(0.25, NaN), plain: NaN });
    const answer = await eventually('its answer', () => heard[1] as Record<string, unknown> | undefined);
    const { picture, ...rest } = answer;
    assert.deepEqual(rest, { isFloat: true, bytes: 8, first: 0.25, nan: true, plain: null });
    assert.ok(picture instanceof Uint8Array);
    assert.deepEqual([...picture], [1, 2, 3]);
  } finally {
    view.dispose();
  }
});

test('a comparison opens the panel beside the captions file, which keeps the focus', async () => {
  await closeAll();
  await vscode.window.showTextDocument(uriOf(other));
  await compare(other);
  await eventually('the panel', () => panelTabs().length === 1);
  assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, other.captionsFile);
  await pageHasResult(other);
});

test('Open Heatmaps compares where there is nothing to show, and brings the one panel of a dataset to the front', async () => {
  await execute('openHeatmaps', vscode.Uri.file(hostile.folder));
  await eventually('both panels', () => panelTabs().length === 2);
  await pageHasResult(hostile);
  const before = (await stateOf(hostile)).result;
  await vscode.window.showTextDocument(uriOf(other));
  await execute('openHeatmaps', vscode.Uri.file(hostile.folder));
  assert.equal(panelTabs().length, 2);
  await eventually('its tab in front', () =>
    panelTabs().some(({ isActive, label }) => isActive && label.includes('zap')),
  );
  assert.equal((await stateOf(hostile)).result, before);
});

test('the title of a panel is text alone', () => {
  const titles = panelTabs().map(({ label }) => label);
  assert.ok(titles.includes('$ (zap) <img src=x> [x](command:evil)'), titles.join(' | '));
  return Promise.resolve();
});

test('the dataset of the panel in front is the open one', async () => {
  const { datasets } = await lens();
  for (const dataset of [hostile, other]) {
    await execute('openHeatmaps', vscode.Uri.file(dataset.folder));
    await eventually('the dataset of the panel', () => datasets.current()?.folder === dataset.folder);
  }
});

test('a row of the panel opens in the captions file, with its caption selected', async () => {
  await says(other, { kind: 'open-row', row: 2 });
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document.uri.fsPath, other.captionsFile);
  const row = (await stateOf(other)).result?.comparison.rows[2];
  assert.ok(editor.document.getText(editor.selection).includes(row?.caption.value.slice(0, 5) ?? 'nothing'));
  assert.equal(editor.selection.start.line, (row?.caption.place.line ?? 0) - 1);
});

test('so does a row that is named by its record, as those that took no part are', async () => {
  await says(other, { kind: 'open-record', record: 4 });
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document.uri.fsPath, other.captionsFile);
  assert.match(editor.document.getText(editor.selection), /SALAD/);
});

test('Show Row in Heatmap lights the row at the cursor', async () => {
  const editor = await vscode.window.showTextDocument(uriOf(other));
  const { rows } = (await stateOf(other)).result?.comparison ?? { rows: [] };
  const line = (rows[3]?.line ?? 0) - 1;
  editor.selection = new vscode.Selection(line, 0, line, 0);
  await execute('showRow');
  await told('other', 'reveal', ({ row }) => row === 3);
});

test('an image of the panel opens, a row that is not there does nothing', async () => {
  const row = (await stateOf(other)).result?.comparison.rows[0];
  await says(other, { kind: 'open-image', row: 4000 });
  await says(other, { kind: 'open-image', row: 0 });
  await eventually('the image', () => tabNames().includes(row?.image.split('/').at(-1) ?? 'nothing'));
});

test('a picture is written where the user says', async () => {
  const file = join(root(), 'heatmaps.svg');
  await answering({ file }, () => says(other, { kind: 'save-picture', format: 'svg', bytes: Buffer.from('<svg/>') }));
  assert.equal(await readFile(file, 'utf8'), '<svg/>');
});

test('what a page may not say does nothing', async () => {
  const panel = await panelOf(other);
  const before = tabNames();
  await panel.receive({ kind: 'command', name: 'workbench.action.closeAllEditors' });
  await panel.receive('ready');
  await panel.receive({ kind: 'open-image', row: '../../secret.png' });
  assert.deepEqual(tabNames(), before);
  assert.equal(panelTabs().length, 2);
});

test('the report that a page asks for is that of its own dataset, whatever else is in front', async () => {
  await vscode.window.showTextDocument(uriOf(hostile));
  const asked: (string | undefined)[] = [];
  const window = vscode.window as unknown as Record<'showQuickPick' | 'showSaveDialog', unknown>;
  const { showQuickPick, showSaveDialog } = vscode.window;
  window.showQuickPick = (items: readonly unknown[]) => Promise.resolve(items[0]);
  window.showSaveDialog = ({ defaultUri }: vscode.SaveDialogOptions) => {
    asked.push(defaultUri?.fsPath);
    return Promise.resolve(undefined);
  };
  try {
    await says(other, { kind: 'command', name: 'exportReport' });
  } finally {
    Object.assign(window, { showQuickPick, showSaveDialog });
  }
  assert.deepEqual(asked, [join(root(), 'other-report.html')]);
  // The captions file may hide the page now.
  await execute('openHeatmaps', vscode.Uri.file(other.folder));
  await pageHasResult(other);
});

test('a question is answered to the page that asked it', async () => {
  const { run: newest } = (await stateOf(other)).result ?? { run: 0 };
  await compare(other);
  await pageHasResult(other);
  await says(other, { kind: 'ask', id: 900_001, name: 'thumbnail', run: newest, params: { row: 0, side: 64 } });
  await told('other', 'refusal', ({ id }) => id === 900_001);
  const current = (await stateOf(other)).result?.run ?? 0;
  await says(other, { kind: 'ask', id: 900_002, name: 'thumbnail', run: current, params: { row: 0, side: 64 } });
  const { value } = await told('other', 'answer', ({ id }) => id === 900_002);
  assert.ok('bytes' in value, JSON.stringify(value).slice(0, 300));
});

test('a page that was hidden is told everything again when it is seen', async () => {
  await execute('openHeatmaps', vscode.Uri.file(hostile.folder));
  await pageHasResult(hostile);
  const pages = pagesOf('zap');
  const { captionsFile } = hostile;
  await vscode.window.showTextDocument(vscode.Uri.file(captionsFile), { viewColumn: vscode.ViewColumn.Active });
  await execute('openHeatmaps', vscode.Uri.file(hostile.folder));
  await eventually('another page', () => pagesOf('zap') > pages);
  await pageHasResult(hostile);
});

test('the figures of a panel of the window before are computed again', async () => {
  const { panels, results } = await lens();
  const before = datasetNamed('of the window before');
  assert.equal(results.get(before), null);
  const view = vscode.window.createWebviewPanel('captionLens.heatmaps', '', vscode.ViewColumn.Active);
  await panels.deserializeWebviewPanel(view, { captionsFile: before.captionsFile, sort: 'rank' });
  await eventually('its figures', () => results.get(before)?.result);
  await told('window before', 'result', ({ result }) => result !== null);
});

test('a panel of the window before finds its dataset again, and one without a dataset is closed', async () => {
  const { panels } = await lens();
  await closeAll();
  assert.equal(panels.of(other), undefined);
  const restored = async (state: unknown) => {
    const view = vscode.window.createWebviewPanel('captionLens.heatmaps', '', vscode.ViewColumn.Active);
    await panels.deserializeWebviewPanel(view, state);
  };
  await restored({ captionsFile: other.captionsFile, sort: 'rank' });
  await pageHasResult(other);
  for (const state of [undefined, null, 'x', {}, { captionsFile: 'captions.csv' }, { captionsFile: 7 }])
    await restored(state);
  await restored({ captionsFile: other.captionsFile });
  await eventually('one panel alone', () => panelTabs().length === 1);
  await closeAll();
});

test('where another folder is called the same, the title of a panel has the way to its own', async () => {
  const { panels } = await lens();
  const make = async ({ folder, captionsFile }: DatasetPlace) => {
    await mkdir(folder, { recursive: true });
    await writeFile(captionsFile, 'filename,category,caption\n');
  };
  const one = datasetNamed(join('one', 'twin'));
  await make(one);
  panels.show(one);
  await eventually('its name alone', () => tabNames().includes('twin'));
  await make(datasetNamed(join('two', 'twin')));
  await eventually('the way to it', () => tabNames().includes('one/twin'));
  await told('one/twin', 'status', ({ status }) => status.dataset === 'one/twin');
  await closeAll();
});

export const run = (): Promise<void> => runWindow('panel');
