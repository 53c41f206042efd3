import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Comparison } from '../../core/report/types.ts';
import type { DatasetPlace } from '../logic/datasets.ts';
import { captionRange } from '../logic/panelRows.ts';

/** Shows the captions file where it is open, else beside, and selects the row's caption. */
export async function openRow({ captionsFile }: DatasetPlace, comparison: Comparison, index: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(captionsFile);
  const range = captionRange(document.getText(), comparison, index);
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await vscode.window.showTextDocument(document, { viewColumn: shown?.viewColumn ?? columnBeside() });
  if (!range) return;
  const { start, end } = range;
  editor.selection = new vscode.Selection(start.line, start.character, end.line, end.character);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Shows the image of a row beside the panel. */
export async function openImage({ folder }: DatasetPlace, { rows }: Comparison, index: number): Promise<void> {
  const image = rows[index]?.image;
  if (image === undefined) return;
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(join(folder, image)), columnBeside());
}

/** Another group than the panel's where there is one, so that both stay in sight. */
function columnBeside(): vscode.ViewColumn {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  return all.find((group) => group !== activeTabGroup)?.viewColumn ?? vscode.ViewColumn.Beside;
}
