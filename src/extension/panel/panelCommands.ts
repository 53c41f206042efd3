import * as vscode from 'vscode';
import type { PanelCommand } from '../../contract/panel.ts';
import { commandId } from '../logic/commandTable.ts';
import type { DatasetPlace } from '../logic/datasets.ts';

/** Runs what a button of the page stands for, on the dataset of that page. */
export function runPanelCommand(name: PanelCommand, dataset: DatasetPlace): Thenable<unknown> {
  const run = vscode.commands.executeCommand;
  switch (name) {
    case 'compare':
    case 'compareAgain':
      return run(commandId(name), vscode.Uri.file(dataset.captionsFile));
    case 'cancel':
    case 'chooseModels':
    case 'exportReport':
      return run(commandId(name), dataset);
    case 'showLog':
      return run(commandId(name));
    case 'openSettings':
      return run('workbench.action.openSettings', '@ext:caption-lens.caption-lens');
  }
}
