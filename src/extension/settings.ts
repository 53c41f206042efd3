import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { DatasetPlace } from './logic/datasets.ts';
import { readSettings, type Settings } from './logic/settings.ts';
import type { Log } from './log.ts';

/** By folder; read anew after each event that could change them. Asked for at every key, they would cost more than the rest. */
const known = new Map<string | undefined, Settings>();

/** Forgets the settings whenever they may have changed. To be registered before whoever asks for them then. */
export function settingsMemory(): vscode.Disposable {
  const forget = () => {
    known.clear();
  };
  forget();
  return vscode.Disposable.from(
    { dispose: forget },
    vscode.workspace.onDidChangeConfiguration(forget),
    vscode.workspace.onDidChangeWorkspaceFolders(forget),
    vscode.workspace.onDidGrantWorkspaceTrust(forget),
  );
}

/** The settings as they hold for a dataset, or for the window. What cannot be used is logged, and its default taken. */
export function settingsFor(dataset: DatasetPlace | undefined, log: Log): Settings {
  const settings = known.get(dataset?.folder) ?? settingsNow(dataset, log);
  known.set(dataset?.folder, settings);
  return settings;
}

function settingsNow(dataset: DatasetPlace | undefined, log: Log): Settings {
  const place = dataset ? vscode.Uri.file(dataset.folder) : undefined;
  const configuration = vscode.workspace.getConfiguration('captionLens', place);
  const { settings, complaints } = readSettings({
    inspect: (name) => configuration.inspect(name),
    trusted: vscode.workspace.isTrusted,
    root: rootOf(place),
    home: homedir(),
  });
  for (const complaint of complaints) log.warnOnce(complaint);
  return settings;
}

function rootOf(place: vscode.Uri | undefined): string {
  const folder = place ? vscode.workspace.getWorkspaceFolder(place) : vscode.workspace.workspaceFolders?.[0];
  return folder?.uri.fsPath ?? place?.fsPath ?? homedir();
}
