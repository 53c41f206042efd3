import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { messageOf } from '../../core/errors.ts';
import { editorWords as say } from '../../core/messages/editor.ts';
import { askForFolder } from '../ask.ts';
import type { Datasets } from '../datasets.ts';
import { forMessage } from '../logic/disarm.ts';

const NAME = 'caption-lens-sample';
const FOCUS_TAKEN_BACK = 500;

export interface SampleParts {
  readonly datasets: Datasets;
  readonly extension: vscode.Extension<unknown>;
}

/** Copies the sample into a folder of the user's choice, beside what is there, and offers to open it. The new folder. */
export async function openSample(
  { datasets, extension }: SampleParts,
  target?: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  if (!target) await leftByWalkthrough();
  const parent = target ?? (await askForFolder(say.sampleTarget(), say.copyHere()));
  if (!parent) return undefined;
  const folder = await freeFolder(parent);
  try {
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(extension.extensionUri, 'samples', 'scenes'), folder, {
      overwrite: false,
    });
  } catch (error) {
    await vscode.window.showErrorMessage(forMessage(say.sampleFailed(messageOf(error))));
    return undefined;
  }
  await show(folder, datasets);
  return folder;
}

/** A walkthrough takes the focus back 300 ms after a button of it was pressed, even from a dialog that is open by then. */
async function leftByWalkthrough(): Promise<void> {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  if (tab && tab.input === undefined) await delay(FOCUS_TAKEN_BACK);
}

/** The first name that nothing has yet. */
async function freeFolder(parent: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? NAME : `${NAME}-${number}`;
    if (!(await exists(join(parent.fsPath, name)))) return vscode.Uri.joinPath(parent, name);
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** It can be compared at once. In the workspace its captions file is opened; elsewhere the user decides how to go on. */
async function show(folder: vscode.Uri, datasets: Datasets): Promise<void> {
  const captions = vscode.Uri.joinPath(folder, 'captions.csv');
  await datasets.add(captions.fsPath);
  if (vscode.workspace.getWorkspaceFolder(folder)) {
    await vscode.window.showTextDocument(captions);
    return;
  }
  // Not awaited by the command: the copy is done, whatever becomes of the message.
  void offerToOpen(folder);
}

async function offerToOpen(folder: vscode.Uri): Promise<void> {
  const [open, add] = [say.openFolder(), say.addToWorkspace()];
  const answer = await vscode.window.showInformationMessage(forMessage(say.sampleCopied(folder.fsPath)), open, add);
  if (answer === open) await vscode.commands.executeCommand('vscode.openFolder', folder);
  if (answer === add) {
    const end = vscode.workspace.workspaceFolders?.length ?? 0;
    vscode.workspace.updateWorkspaceFolders(end, 0, { uri: folder });
  }
}
