import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { openDocument } from '../../core/annotations/document.ts';
import type { Edits } from '../../core/annotations/edits.ts';
import { addRows } from '../../core/annotations/rowEdits.ts';
import { initCaptions } from '../../core/dataset/init.ts';
import type { ListedFile } from '../../core/dataset/types.ts';
import { Trouble } from '../../core/errors.ts';
import { commandWords as say } from '../../core/messages/commands.ts';
import { editorWords } from '../../core/messages/editor.ts';
import { problemSentence } from '../../core/messages/problems.ts';
import { askForFolder } from '../ask.ts';
import { mayEdit } from '../annotations/losses.ts';
import { toRange } from '../annotations/places.ts';
import { nameInWorkspace, type Datasets } from '../datasets.ts';
import type { EngineHost } from '../engineHost.ts';
import type { ImageFolders } from '../imageFolders.ts';
import { forLabel, forMessage } from '../logic/disarm.ts';
import { edited, written } from '../output.ts';

export interface CreateCaptionsParts {
  readonly datasets: Datasets;
  readonly engine: EngineHost;
  readonly imageFolders: ImageFolders;
}

/** A file of this kind begins with tabs, so that its rows have them, too. */
const TAB_HEADER = 'filename\tcategory\tcaption\n';

/**
 * Adds a row for each image of the folder that has none, and opens the captions file: a new one is written, one that is
 * there is edited and left to be saved. The file, undefined when there is none. Rejects with `captions-file-unusable`
 * or `output-not-written`.
 */
export async function createCaptions(parts: CreateCaptionsParts, target?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const { datasets, engine } = parts;
  const folder = (target ?? (await chooseFolder(parts)))?.fsPath;
  if (folder === undefined) return undefined;
  const dataset = await datasets.find(folder);
  const files = await engine.list(dataset?.folder ?? folder);
  if (dataset) return addToCaptions(dataset.captionsFile, files);
  const made = await makeCaptions(folder, datasets.newNameIn(folder), files);
  if (made) await datasets.add(made.fsPath);
  return made;
}

async function makeCaptions(folder: string, name: string, files: readonly ListedFile[]) {
  const file = join(folder, name);
  const { text, added } = initCaptions(/\.tsv$/i.test(name) ? TAB_HEADER : null, files);
  if (added.length === 0) {
    void vscode.window.showWarningMessage(forMessage(say.noImages(folder)));
    return undefined;
  }
  await written(file, writeFile(file, text, { flag: 'wx' }));
  void vscode.window.showInformationMessage(forMessage(say.captionsMade(name, added.length)));
  return show(await vscode.workspace.openTextDocument(file), 1);
}

async function addToCaptions(file: string, files: readonly ListedFile[]): Promise<vscode.Uri> {
  const document = await vscode.workspace.openTextDocument(file);
  const { added, problems } = initCaptions(document.getText(), files);
  const [problem] = problems;
  if (problem) throw new Trouble('captions-file-unusable', { file, reason: problemSentence(problem, t) });
  if (added.length === 0) {
    void vscode.window.showInformationMessage(forMessage(say.everyImageHasRow(basename(file))));
    return show(document, 0);
  }
  if (!(await mayEdit(document))) return document.uri;
  const edits = addRows(openDocument(document.getText()), files);
  if (!edits) throw new Trouble('captions-file-unusable', { file, reason: say.rowsWouldSpread() });
  await edited(file, workspaceEdit(document.uri, edits));
  void vscode.window.showInformationMessage(forMessage(say.rowsAdded(basename(file), added.length)));
  return show(document, document.lineCount - 1 - added.length);
}

function workspaceEdit(file: vscode.Uri, edits: Edits): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(file, toRange(range), newText);
  return edit;
}

/** With the cursor where the first caption is to be written. */
async function show(document: vscode.TextDocument, line: number): Promise<vscode.Uri> {
  const { end } = document.lineAt(line).range;
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(end, end) });
  return document.uri;
}

/** Folders without captions file come first, then those of datasets, then any other. */
async function chooseFolder({ datasets, imageFolders }: CreateCaptionsParts): Promise<vscode.Uri | undefined> {
  await Promise.all([datasets.ready(), imageFolders.ready()]);
  const item = (folder: string, description = '') => ({
    label: forLabel(nameInWorkspace(folder)),
    description,
    folder,
  });
  const known = [
    ...imageFolders.all.map((folder) => item(folder)),
    ...datasets.all.map(({ folder }) => item(folder, say.addsRows())),
  ];
  if (known.length === 0) return browse();
  const other = { label: editorWords.otherFolder(), description: '', folder: null };
  const chosen = await vscode.window.showQuickPick([...known, other], { placeHolder: say.captionsTarget() });
  if (!chosen) return undefined;
  return chosen.folder === null ? browse() : vscode.Uri.file(chosen.folder);
}

const browse = () => askForFolder(say.chooseImages(), say.createHere());
