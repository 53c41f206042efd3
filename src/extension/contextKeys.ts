import * as vscode from 'vscode';
import type { Datasets } from './datasets.ts';
import type { Results } from './logic/results.ts';

/** What menus and the command palette ask: which commands make sense now. */
export function contextKeys(results: Results, datasets: Datasets): vscode.Disposable {
  const known = new Map<string, string>();
  const set = (name: string, value: unknown) => {
    const text = JSON.stringify(value);
    if (known.get(name) === text) return;
    known.set(name, text);
    void vscode.commands.executeCommand('setContext', `captionLens.${name}`, value);
  };
  const ofResults = () => {
    const states = results.all();
    set(
      'hasResult',
      states.some(({ result }) => result !== null),
    );
    set(
      'running',
      states.some(({ run }) => run !== null),
    );
  };
  const ofDatasets = () => {
    set(
      'datasetFolders',
      datasets.all.flatMap(({ folder }) => namesOf(folder)),
    );
    set(
      'captionsFiles',
      datasets.all.flatMap(({ captionsFile }) => namesOf(captionsFile)),
    );
  };
  return vscode.Disposable.from(results.subscribe(ofResults), datasets.onDidChange(ofDatasets));
}

/** `resourcePath` is a path of the disk in a local window, and that of the URI in a remote one. */
function namesOf(path: string): string[] {
  return [...new Set([path, vscode.Uri.file(path).path])];
}
