import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Annotated } from '../../core/annotations/annotated.ts';
import { placeRange } from '../../core/annotations/document.ts';
import { neighbourMismatch } from '../../core/annotations/navigate.ts';
import { captionsWords as say } from '../../core/messages/captions.ts';
import { imageIn, type DatasetPlace } from '../logic/datasets.ts';
import type { Annotations } from './annotations.ts';
import { toRange } from './places.ts';

/** Shows a row of a comparison (index in `Comparison.rows`) in its captions file and selects its caption. */
export async function openRow(annotations: Annotations, dataset: DatasetPlace, index: number): Promise<void> {
  const editor = await showCaptions(dataset);
  const annotated = annotations.of(editor.document);
  await select(editor, annotated, annotated?.positions[index] ?? -1);
}

/** The same for a row that took no part, by its `record` at the time of the comparison. */
export async function openRecord(annotations: Annotations, dataset: DatasetPlace, record: number): Promise<void> {
  const editor = await showCaptions(dataset);
  const annotated = annotations.of(editor.document);
  await select(editor, annotated, annotated?.positionOfRecord.get(record) ?? -1);
}

/** The same for a row by its position in `Annotated.rows`. */
export async function goToRow(annotations: Annotations, dataset: DatasetPlace, position: number): Promise<void> {
  const editor = await showCaptions(dataset);
  await select(editor, annotations.of(editor.document), position);
}

/** Moves from the cursor to the next row whose image prefers another caption, round the end of the file. */
export async function goToMismatch(annotations: Annotations, direction: 'next' | 'previous'): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const annotated = editor && annotations.of(editor.document);
  if (!annotated) return;
  const position = neighbourMismatch(annotated, editor.selection.active.line, direction);
  if (position === null) void vscode.window.showInformationMessage(say.noMismatch());
  else await select(editor, annotated, position);
}

/** Shows an image of a dataset, by its path in there, beside the captions file. */
export async function openImage({ folder }: DatasetPlace, image: string): Promise<void> {
  const file = join(folder, image);
  if (imageIn({ folder }, file) === null) return;
  const options = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true };
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file), options);
}

/** Where the file is open already, there; beside a panel rather than over it. */
async function showCaptions({ captionsFile }: DatasetPlace): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(captionsFile);
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const holds = ({ tabs }: vscode.TabGroup) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.fsPath === captionsFile);
  const holder = [activeTabGroup, ...all].find(holds);
  const besidePanel = activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview;
  const otherwise = besidePanel ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  return vscode.window.showTextDocument(document, { viewColumn: holder?.viewColumn ?? otherwise });
}

async function select(editor: vscode.TextEditor, annotated: Annotated | null, position: number): Promise<void> {
  const row = annotated?.rows[position]?.row;
  if (!annotated || !row) {
    void vscode.window.showInformationMessage(say.rowGone());
    return;
  }
  const { start, end } = toRange(placeRange(annotated.document, row.caption.place));
  editor.selection = new vscode.Selection(start, end);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return Promise.resolve();
}
