import * as vscode from 'vscode';
import { messageOf, Trouble } from '../core/errors.ts';
import { commandWords } from '../core/messages/commands.ts';
import { editorTroubleSentence, editorWords as say } from '../core/messages/editor.ts';
import { commandId } from './logic/commandTable.ts';
import { forMessage } from './logic/disarm.ts';
import type { Log } from './log.ts';

/** An error message with the way out that fits it. */
export async function tellTrouble(trouble: Trouble, log: Log): Promise<void> {
  const isUnnamed = trouble.code === 'models-not-named';
  const action = isUnnamed ? commandWords.chooseModels() : say.showLog();
  const answer = await vscode.window.showErrorMessage(forMessage(editorTroubleSentence(trouble)), action);
  if (answer === undefined) return;
  if (isUnnamed) await vscode.commands.executeCommand(commandId('chooseModels'));
  else log.show();
}

/** Does the work of a command; what goes wrong is told by message and log, unless the user wanted it so. Never rejects. */
export async function told<T>(work: () => T | Promise<T>, log: Log): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Trouble && error.code === 'cancelled') return undefined;
    log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (error instanceof Trouble) void tellTrouble(error, log);
    else void vscode.window.showErrorMessage(forMessage(messageOf(error)));
    return undefined;
  }
}
