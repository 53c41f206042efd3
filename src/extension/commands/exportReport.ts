import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { decodeCaptions } from '../../core/dataset/decode.ts';
import type { Problem } from '../../core/dataset/types.ts';
import { editorWords as say } from '../../core/messages/editor.ts';
import { problemSentence } from '../../core/messages/problems.ts';
import type { DatasetPlace } from '../logic/datasets.ts';
import type { Result } from '../logic/results.ts';
import { encoded } from '../logic/slices.ts';
import { textLanguage } from '../logic/textLanguage.ts';
import type { Log } from '../log.ts';
import { offerToOpen, openInEditor, written } from '../output.ts';

export type Format = 'html' | 'json' | 'csv';

export interface Report {
  readonly dataset: DatasetPlace;
  readonly result: Result;
  /** Program and version. */
  readonly generator: string;
}

const sentence = (problem: Problem) => problemSentence(problem, t);

/** Which form of the report; undefined when the user turns away. */
export async function askForFormat(): Promise<Format | undefined> {
  const items = [
    { label: say.htmlForm(), detail: say.htmlDetail(), format: 'html' },
    { label: say.jsonForm(), detail: say.jsonDetail(), format: 'json' },
    { label: say.csvForm(), detail: say.csvDetail(), format: 'csv' },
  ] as const;
  return (await vscode.window.showQuickPick(items, { placeHolder: say.chooseFormat() }))?.format;
}

/** Asks where to, writes the report there and offers to open it. The file, undefined when the user turns away. Rejects with `output-not-written`. */
export async function exportReport(report: Report, format: Format, log: Log): Promise<vscode.Uri | undefined> {
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(suggestedFile(report.dataset, format)),
    filters: { [format.toUpperCase()]: [format] },
  });
  if (!target) return undefined;
  if (target.fsPath === report.dataset.captionsFile) {
    await vscode.window.showErrorMessage(say.isCaptionsFile());
    return undefined;
  }
  await written(target.fsPath, vscode.workspace.fs.writeFile(target, await contentOf(report, format)));
  void offerToOpen(target, openerOf(format), log);
  return target;
}

/** Beside the dataset, not in it: the next comparison would find nothing new there, but a reader would. */
function suggestedFile({ folder }: DatasetPlace, format: Format): string {
  const suffix = format === 'csv' ? 'captions' : 'report';
  return join(dirname(folder), `${basename(folder)}-${suffix}.${format}`);
}

async function contentOf({ dataset, result, generator }: Report, format: Format): Promise<Uint8Array> {
  const { comparison, unsavedText } = result;
  if (format === 'csv') {
    const { annotatedCopy } = await import('../../core/report/annotated.ts');
    const onDisk = decodeCaptions(await readFile(dataset.captionsFile));
    return annotatedCopy(unsavedText === null ? onDisk : { ...onDisk, text: unsavedText, problems: [] }, comparison);
  }
  if (format === 'json') {
    const [{ toJson }, { stringify }] = await Promise.all([
      import('../../core/report/json.ts'),
      import('../../core/report/stringify.ts'),
    ]);
    return encoded(stringify(toJson(comparison, sentence, generator)));
  }
  const { toHtml } = await import('../../core/report/html/page.ts');
  const language = textLanguage(vscode);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date());
  return Buffer.from(toHtml(comparison, { sentence, language, generator, date }));
}

function openerOf(format: Format): (file: vscode.Uri) => Thenable<unknown> {
  if (format !== 'html') return openInEditor;
  // The user's own browser cannot read the disk of another machine: from the explorer the page can be downloaded.
  if (isElsewhere()) return (file) => vscode.commands.executeCommand('revealInExplorer', file);
  return (file) => vscode.env.openExternal(file);
}

const isElsewhere = (): boolean => vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web;
