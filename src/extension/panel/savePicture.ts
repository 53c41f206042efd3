import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { FromPanel } from '../../contract/panel.ts';
import type { DatasetPlace } from '../logic/datasets.ts';
import type { Log } from '../log.ts';
import { offerToOpen, openInEditor, written } from '../output.ts';

/** Asks where to, and writes the picture there. The file, undefined when the user turns away. Rejects with `output-not-written`. */
export async function savePicture(
  { folder }: DatasetPlace,
  { format, bytes }: Extract<FromPanel, { kind: 'save-picture' }>,
  log: Log,
): Promise<vscode.Uri | undefined> {
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(join(dirname(folder), `${basename(folder)}-heatmaps.${format}`)),
    filters: { [format.toUpperCase()]: [format] },
  });
  if (!target) return undefined;
  await written(target.fsPath, vscode.workspace.fs.writeFile(target, bytes));
  void offerToOpen(target, openInEditor, log);
  return target;
}
