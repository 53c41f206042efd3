import * as vscode from 'vscode';
import type { Datasets } from './datasets.ts';
import type { ImageFolders } from './imageFolders.ts';
import type { DatasetState, Results } from './logic/results.ts';

export interface ContextSources {
  readonly results: Results;
  readonly datasets: Datasets;
  readonly imageFolders: ImageFolders;
}

/** What menus, command palette, welcome and walkthrough ask: which commands make sense now, and what has been done. */
export function contextKeys({ results, datasets, imageFolders }: ContextSources): vscode.Disposable {
  const set = contextSetter();
  const ofEditor = () => {
    set('inComparedFile', isCompared(results, vscode.window.activeTextEditor));
  };
  const ofResults = () => {
    ofEditor();
    const states = results.all();
    set(
      'hasResult',
      states.some(({ result }) => result !== null),
    );
    set(
      'running',
      states.some(({ run }) => run !== null),
    );
    set('comparedAgain', states.some(isComparedAgain));
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
  const ofImages = () => {
    set('searched', true);
    set('hasImages', imageFolders.all.length > 0);
    set('imageFolders', imageFolders.all.flatMap(namesOf));
  };
  return vscode.Disposable.from(
    results.subscribe(ofResults),
    vscode.window.onDidChangeActiveTextEditor(ofEditor),
    datasets.onDidChange(ofDatasets),
    imageFolders.onDidChange(ofImages),
  );
}

/** Tells the editor what is new alone. */
function contextSetter(): (name: string, value: unknown) => void {
  const known = new Map<string, string>();
  return (name, value) => {
    const text = JSON.stringify(value);
    if (known.get(name) === text) return;
    known.set(name, text);
    void vscode.commands.executeCommand('setContext', `captionLens.${name}`, value);
  };
}

/** A result of a dataset that has changed since it was first compared. */
const isComparedAgain = ({ result }: DatasetState): boolean => result !== null && result.revision > 0;

/** A captions file with a result. */
function isCompared(results: Results, editor: vscode.TextEditor | undefined): boolean {
  const uri = editor?.document.uri;
  return uri?.scheme === 'file' && (results.get({ captionsFile: uri.fsPath })?.result ?? null) !== null;
}

/** `resourcePath` is a path of the disk in a local window, and that of the URI in a remote one. */
function namesOf(path: string): string[] {
  return [...new Set([path, vscode.Uri.file(path).path])];
}
