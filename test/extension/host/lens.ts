import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { CaptionLens } from '../../../src/extension/activate.ts';
import type { DatasetPlace } from '../../../src/extension/logic/datasets.ts';
import type { DatasetState } from '../../../src/extension/logic/results.ts';

/** The extension under test. */
export function ours(): vscode.Extension<CaptionLens> {
  const extension = vscode.extensions.getExtension<CaptionLens>('caption-lens.caption-lens');
  assert.ok(extension, 'the extension is not installed');
  return extension;
}

/** What it gives to its tests; woken if it still sleeps. */
export async function lens(): Promise<CaptionLens> {
  return ours().activate();
}

export const root = (): string => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return folder.uri.fsPath;
};

/** A dataset of the workspace by the name of its folder. */
export function datasetNamed(name: string): DatasetPlace {
  const folder = join(root(), name);
  return { folder, captionsFile: join(folder, 'captions.csv') };
}

export async function stateOf(dataset: DatasetPlace): Promise<DatasetState> {
  const state = (await lens()).results.get(dataset);
  assert.ok(state, `nothing is known of ${dataset.folder}`);
  return state;
}

export function run(command: string, ...args: unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(`captionLens.${command}`, ...args);
}

export const compare = (dataset: DatasetPlace): Thenable<unknown> => run('compare', vscode.Uri.file(dataset.folder));

/** Opens the captions file and replaces its first `from`, without saving. */
export async function edit({ captionsFile }: DatasetPlace, from: string, to: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(captionsFile);
  const start = document.getText().indexOf(from);
  assert.notEqual(start, -1, `“${from}” is not in the captions file`);
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
  change.replace(document.uri, range, to);
  assert.ok(await vscode.workspace.applyEdit(change));
  return document;
}

const DIALOGS = [
  'showErrorMessage',
  'showWarningMessage',
  'showInformationMessage',
  'showSaveDialog',
  'showOpenDialog',
] as const;

interface Answers {
  /** The button to press in every message; without it messages are closed. */
  readonly message?: string;
  /** Where to save. */
  readonly file?: string;
  /** What to open. */
  readonly folder?: string;
}

/** Answers dialogs in the user's place while `work` runs, which sees the messages as they are shown. All of them. */
export async function answering(
  { message, file, folder }: Answers,
  work: (shown: readonly string[]) => Promise<unknown>,
): Promise<string[]> {
  const window = vscode.window as unknown as Record<(typeof DIALOGS)[number], unknown>;
  const before = Object.fromEntries(DIALOGS.map((name) => [name, window[name]]));
  const shown: string[] = [];
  const answer = (text: string) => {
    shown.push(text);
    return Promise.resolve(message);
  };
  const [save, open] = [file, folder].map((path) => (path === undefined ? undefined : vscode.Uri.file(path)));
  window.showErrorMessage = answer;
  window.showWarningMessage = answer;
  window.showInformationMessage = answer;
  window.showSaveDialog = () => Promise.resolve(save);
  window.showOpenDialog = () => Promise.resolve(open && [open]);
  try {
    await work(shown);
    return shown;
  } finally {
    Object.assign(window, before);
  }
}

/** Answers the lists that are shown, one after the other, by the beginning of a label. What they offered. */
export async function picking(labels: readonly string[], work: () => Promise<unknown>): Promise<string[][]> {
  const window = vscode.window as unknown as { showQuickPick: unknown };
  const { showQuickPick } = vscode.window;
  const offered: string[][] = [];
  window.showQuickPick = (items: readonly vscode.QuickPickItem[]) => {
    offered.push(items.map(({ label }) => label));
    const wanted = labels[offered.length - 1];
    return Promise.resolve(items.find(({ label }) => wanted !== undefined && label.startsWith(wanted)));
  };
  try {
    await work();
    return offered;
  } finally {
    window.showQuickPick = showQuickPick;
  }
}
