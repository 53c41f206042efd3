import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Annotated } from '../../core/annotations/annotated.ts';
import type { Diagnostic } from '../../core/annotations/diagnostics.ts';
import { editsOf, fixesOf, type Fix, type FixAction } from '../../core/annotations/fixes.ts';
import { messageSentence } from '../../core/messages/annotations.ts';
import type { Log } from '../log.ts';
import { settingsFor } from '../settings.ts';
import type { Annotations } from './annotations.ts';
import { APPLY_FIX, type FixRequest } from './applyFix.ts';
import { diagnosed } from './diagnosed.ts';
import { toRange } from './places.ts';

/** A file that is selected as a whole has a thousand, and each fix is tried before it is offered. */
const MOST_DIAGNOSTICS = 10;

export const FIX_KINDS = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };

/** The quick fixes of the diagnostics at the cursor. */
export class CaptionsFixes implements vscode.CodeActionProvider {
  readonly #annotations: Annotations;
  readonly #log: Log;

  constructor(annotations: Annotations, log: Log) {
    this.#annotations = annotations;
    this.#log = log;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const annotated = this.#annotations.of(document);
    const dataset = this.#annotations.stateOf(document.uri)?.dataset;
    if (!annotated || !dataset) return [];
    const found = diagnosed(annotated, settingsFor(dataset, this.#log).mismatchSeverity);
    const touched = found
      .filter((diagnostic) => toRange(diagnostic.range).intersection(range))
      .slice(0, MOST_DIAGNOSTICS);
    return touched.flatMap((diagnostic) => {
      const shown = diagnostics.filter((candidate) => isSame(candidate, diagnostic));
      return fixesOf(annotated, diagnostic)
        .filter(({ action }) => isPossible(annotated, action))
        .map((fix) => actionOf(fix, { captionsFile: dataset.captionsFile, version: document.version }, shown));
    });
  }
}

/** Damage in a file may stand against an edit. */
function isPossible(annotated: Annotated, action: FixAction): boolean {
  const edits = !['go-to-row', 'open-image', 'accept-equivalent'].includes(action.kind);
  return !edits || editsOf(annotated, action) !== null;
}

function isSame(shown: vscode.Diagnostic, { range, message }: Diagnostic): boolean {
  return shown.range.isEqual(toRange(range)) && shown.code === message.code;
}

function actionOf(
  { title, action }: Fix,
  place: Omit<FixRequest, 'action'>,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction {
  const text = messageSentence(title, t);
  const request: FixRequest = { ...place, action };
  const found = new vscode.CodeAction(text, vscode.CodeActionKind.QuickFix);
  found.command = { title: text, command: APPLY_FIX, arguments: [request] };
  found.diagnostics = diagnostics;
  found.isPreferred = action.kind === 'name-image';
  return found;
}
