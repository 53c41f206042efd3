import { readFile } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { editorLosses, lossWarnings } from '../../core/annotations/losses.ts';
import { messageSentence } from '../../core/messages/annotations.ts';
import { captionsWords as say } from '../../core/messages/captions.ts';
import { forMessage } from '../logic/disarm.ts';

/** Captions files that the user knows will lose something else when saved. */
const warned = new Set<string>();

/** Asks before the first edit of a file that the editor cannot save as it is otherwise: false when it must not be edited. */
export async function mayEdit({ uri }: vscode.TextDocument): Promise<boolean> {
  if (warned.has(uri.fsPath)) return true;
  const warnings = lossWarnings(vscode.workspace.asRelativePath(uri), editorLosses(await readFile(uri.fsPath)));
  if (warnings.length === 0) return true;
  const text = warnings.map((warning) => forMessage(messageSentence(warning, t))).join('\n');
  const goOn = say.goOn();
  if ((await vscode.window.showWarningMessage(text, { modal: true }, goOn)) !== goOn) return false;
  warned.add(uri.fsPath);
  return true;
}
