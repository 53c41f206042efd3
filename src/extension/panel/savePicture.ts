import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { FromPanel } from '../../contract/panel.ts';
import { messageOf } from '../../core/errors.ts';
import { editorWords as say } from '../../core/messages/editor.ts';
import type { DatasetPlace } from '../logic/datasets.ts';
import { forMessage } from '../logic/disarm.ts';

/** Asks where to, and writes the picture there. The file, undefined when the user turns away or it cannot be written. */
export async function savePicture(
  { folder }: DatasetPlace,
  { format, bytes }: Extract<FromPanel, { kind: 'save-picture' }>,
): Promise<vscode.Uri | undefined> {
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(join(dirname(folder), `${basename(folder)}-heatmaps.${format}`)),
    filters: { [format.toUpperCase()]: [format] },
  });
  if (!target) return undefined;
  try {
    await vscode.workspace.fs.writeFile(target, bytes);
  } catch (error) {
    void vscode.window.showErrorMessage(forMessage(say.notWritten(target.fsPath, messageOf(error))));
    return undefined;
  }
  void offerToOpen(target);
  return target;
}

async function offerToOpen(file: vscode.Uri): Promise<void> {
  const open = say.open();
  const answer = await vscode.window.showInformationMessage(forMessage(say.exported(file.fsPath)), open);
  if (answer === open) await vscode.commands.executeCommand('vscode.open', file);
}
