import * as vscode from 'vscode';
import { messageOf, Trouble } from '../core/errors.ts';
import { editorWords as say } from '../core/messages/editor.ts';
import { forMessage } from './logic/disarm.ts';
import type { Log } from './log.ts';
import { told } from './tell.ts';

/** Waits until the file is written. Rejects with `output-not-written`. */
export async function written(file: string, writing: Thenable<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    throw new Trouble('output-not-written', { file, reason: messageOf(error) }, error);
  }
}

/** Edits a file in the editor, unsaved. Rejects with `output-not-written` where the editor refuses, as with what is read-only. */
export async function edited(file: string, change: vscode.WorkspaceEdit): Promise<void> {
  if (!(await vscode.workspace.applyEdit(change)))
    throw new Trouble('output-not-written', { file, reason: say.notEditable() });
}

/** Rejects with `output-not-written`. */
export async function saved(document: vscode.TextDocument): Promise<void> {
  const isSaved = await document.save();
  // False, too, where the editor was quicker and saved by itself.
  if (!isSaved && document.isDirty)
    throw new Trouble('output-not-written', { file: document.uri.fsPath, reason: say.notSaved() });
}

/** The editor itself says of a file that it cannot show, or only after a question: one above 50 MB, for instance. */
export const openInEditor = (file: vscode.Uri): Thenable<unknown> =>
  vscode.commands.executeCommand('vscode.open', file);

/** Says that a file was written, and opens it for those who want it. Never rejects. */
export async function offerToOpen(
  file: vscode.Uri,
  open: (file: vscode.Uri) => Thenable<unknown>,
  log: Log,
): Promise<void> {
  const label = say.open();
  const answer = await vscode.window.showInformationMessage(forMessage(say.exported(file.fsPath)), label);
  if (answer === label) await told(() => open(file), log);
}
