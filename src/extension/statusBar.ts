import * as vscode from 'vscode';
import type { Datasets } from './datasets.ts';
import { commandId } from './logic/commandTable.ts';
import type { Results } from './logic/results.ts';
import { statusText } from './logic/statusText.ts';

/** The verdict on the open dataset, or what is being done about it. */
export function statusBar(results: Results, datasets: Datasets): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('captionLens.verdict', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Caption Lens';
  item.command = commandId('openHeatmaps');
  const update = () => {
    const dataset = datasets.current();
    const state = dataset ? results.get(dataset) : null;
    const status = state && statusText(state, datasets.nameOf(state.dataset));
    if (!status) {
      item.hide();
      return;
    }
    item.text = status.text;
    item.tooltip = status.tooltip;
    item.accessibilityInformation = { label: status.spoken };
    item.backgroundColor =
      status.tone === 'warning' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  };
  return vscode.Disposable.from(item, results.subscribe(update), datasets.onDidChange(update));
}
