import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { DatasetPlace } from './logic/datasets.ts';
import { readSettings, type Settings } from './logic/settings.ts';
import type { Log } from './log.ts';

/** The settings as they hold for a dataset, or for the window. What cannot be used is logged, and its default taken. */
export function settingsFor(dataset: DatasetPlace | undefined, log: Log): Settings {
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
