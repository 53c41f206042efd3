import * as vscode from 'vscode';
import { nameInWorkspace, type Datasets } from './datasets.ts';
import { datasetItem } from './logic/datasetItem.ts';
import type { DatasetPlace } from './logic/datasets.ts';
import type { Results } from './logic/results.ts';

/** The list `captionLens.datasets` in the explorer: each dataset with its verdict. It is filled when it is first seen. */
export function datasetsView(datasets: Datasets, results: Results): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let shown = '';
  const itemOf = (dataset: DatasetPlace) => datasetItem(dataset, nameInWorkspace(dataset.folder), results.get(dataset));
  /** Progress alone changes nothing here. */
  const update = () => {
    const known = JSON.stringify(datasets.all.map(itemOf));
    if (known !== shown) changed.fire();
    shown = known;
  };
  const view = vscode.window.createTreeView<DatasetPlace>('captionLens.datasets', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (parent) => {
        if (parent) return [];
        await datasets.ready();
        return [...datasets.all];
      },
      getTreeItem: (dataset) => treeItem(dataset, itemOf(dataset)),
    },
  });
  return vscode.Disposable.from(view, changed, results.subscribe(update), datasets.onDidChange(update));
}

function treeItem({ captionsFile }: DatasetPlace, shown: ReturnType<typeof datasetItem>): vscode.TreeItem {
  const item = new vscode.TreeItem(shown.label);
  item.id = captionsFile;
  item.description = shown.description;
  item.tooltip = shown.tooltip;
  item.iconPath = new vscode.ThemeIcon(shown.icon);
  item.contextValue = shown.kind;
  item.command = { command: 'vscode.open', title: '', arguments: [vscode.Uri.file(captionsFile)] };
  item.accessibilityInformation = { label: `${shown.label}, ${shown.description}` };
  return item;
}
