import * as vscode from 'vscode';

/** Lets the user choose a folder; undefined when they turn away. */
export async function askForFolder(title: string, openLabel: string): Promise<vscode.Uri | undefined> {
  const options = { canSelectFiles: false, canSelectFolders: true, title, openLabel };
  return (await vscode.window.showOpenDialog(options))?.[0];
}
