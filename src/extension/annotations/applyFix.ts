import { readFile } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { acceptEquivalent } from '../../core/annotations/accept.ts';
import { editsOf, type FixAction } from '../../core/annotations/fixes.ts';
import type { EquivalentPair } from '../../core/dataset/equivalents.ts';
import { captionsWords as say } from '../../core/messages/captions.ts';
import { problemSentence } from '../../core/messages/problems.ts';
import type { DatasetPlace } from '../logic/datasets.ts';
import { forMessage } from '../logic/disarm.ts';
import { equivalentsFileOf } from '../equivalents.ts';
import { edited, saved, written } from '../output.ts';
import { openFile } from '../request.ts';
import type { Annotations } from './annotations.ts';
import { mayEdit } from './losses.ts';
import { toRange } from './places.ts';
import { goToRow, openImage } from './rows.ts';

/** The command behind every quick fix; nothing else runs it. */
export const APPLY_FIX = 'captionLens.applyFix';

export interface FixRequest {
  readonly captionsFile: string;
  /** Of the document that the fix was offered for. */
  readonly version: number;
  readonly action: FixAction;
}

/** Does what quick fixes say. The captions file is edited in the editor alone, and never saved. */
export class Fixer {
  readonly #annotations: Annotations;

  constructor(annotations: Annotations) {
    this.#annotations = annotations;
  }

  /** Rejects with `output-not-written` where a file cannot be changed. */
  async apply({ captionsFile, version, action }: FixRequest): Promise<void> {
    const dataset = this.#annotations.stateOf(vscode.Uri.file(captionsFile))?.dataset;
    if (!dataset) return;
    switch (action.kind) {
      case 'go-to-row':
        return goToRow(this.#annotations, dataset, action.row);
      case 'open-image':
        return openImage(dataset, action.image);
      case 'accept-equivalent':
        return this.#accept(dataset, action.pair);
      case 'swap-captions':
      case 'name-image':
      case 'move-to-folder':
      case 'set-category':
      case 'add-rows':
      case 'remove-row':
        return this.#edit(dataset, version, action);
    }
  }

  /** One undo step. Nothing happens to a file that has changed since the fix was offered. */
  async #edit(dataset: DatasetPlace, version: number, action: FixAction): Promise<void> {
    const document = await vscode.workspace.openTextDocument(dataset.captionsFile);
    if (!(await mayEdit(document))) return;
    const annotated = this.#annotations.of(document);
    const edits = annotated && document.version === version ? editsOf(annotated, action) : null;
    if (!edits) {
      void vscode.window.showInformationMessage(say.editRefused());
      return;
    }
    const change = new vscode.WorkspaceEdit();
    for (const { range, newText } of edits) change.replace(document.uri, toRange(range), newText);
    await edited(dataset.captionsFile, change);
  }

  async #accept(dataset: DatasetPlace, pair: EquivalentPair): Promise<void> {
    const uri = vscode.Uri.file(equivalentsFileOf(dataset));
    const open = openFile(uri.fsPath);
    const accepted = acceptEquivalent(open?.getText() ?? (await readIfThere(uri.fsPath)), pair);
    if (!accepted.ok) {
      const text = accepted.problems.map((problem) => problemSentence(problem, t)).join('\n');
      await vscode.window.showErrorMessage(forMessage(text));
      return;
    }
    if (accepted.added) await (open ? replaceText(open, accepted.text) : writeText(uri, accepted.text));
    await this.#annotations.refresh(dataset);
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const writeText = (uri: vscode.Uri, text: string): Promise<void> =>
  written(uri.fsPath, vscode.workspace.fs.writeFile(uri, Buffer.from(text)));

async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  change.replace(document.uri, document.validateRange(whole), text);
  await edited(document.uri.fsPath, change);
  await saved(document);
}
