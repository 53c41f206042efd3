import { access } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Logits, Precision } from '../../core/pipelines/types.ts';
import { commandWords as say } from '../../core/messages/commands.ts';
import { askForFolder } from '../ask.ts';
import type { DatasetPlace } from '../logic/datasets.ts';
import { forMessage } from '../logic/disarm.ts';
import {
  EXPECTED,
  modelItems,
  modelValues,
  precisionItems,
  writesFor,
  type ModelChoice,
  type ModelSetting,
  type Scope,
  type Values,
} from '../logic/modelChoice.ts';
import type { Settings } from '../logic/settings.ts';

export interface ModelsInUse {
  /** The one that they are chosen for; undefined where none is open. */
  readonly dataset: DatasetPlace | undefined;
  readonly settings: Settings;
  /** Of the CLIP that was last compared with, where it is known. */
  readonly logits: Logits | undefined;
}

const TARGETS: Readonly<Record<Scope, vscode.ConfigurationTarget>> = {
  global: vscode.ConfigurationTarget.Global,
  workspace: vscode.ConfigurationTarget.Workspace,
  folder: vscode.ConfigurationTarget.WorkspaceFolder,
};

/** Shows the models in use, lets the user choose others step by step, and writes the settings with the last one. */
export async function chooseModels({ dataset, settings, logits }: ModelsInUse): Promise<void> {
  const items = modelItems(settings, logits).map((item) =>
    item.choice ? item : { ...item, kind: vscode.QuickPickItemKind.Separator },
  );
  const chosen = await vscode.window.showQuickPick(items, { title: say.chooseModels(), matchOnDescription: true });
  const values = chosen?.choice && (await valuesOf(chosen.choice, settings.precision));
  const scope = values && (await askForScope());
  if (scope) await write(values, scope, dataset);
}

async function valuesOf(choice: ModelChoice, precision: Precision): Promise<Values | undefined> {
  if (choice === 'starter') return modelValues(choice);
  if (choice === 'precision') {
    const item = await vscode.window.showQuickPick(precisionItems(precision), { title: say.chooseWeights() });
    return item && { precision: item.label };
  }
  const folder = await askForModel(choice);
  return folder === undefined ? undefined : modelValues(choice, folder);
}

async function askForModel(setting: ModelSetting): Promise<string | undefined> {
  const folder = await askForFolder(say.chooseModelFolder(), say.useFolder());
  return folder && (await isWanted(folder.fsPath, setting)) ? folder.fsPath : undefined;
}

/** Whether the folder looks like a model's, or the user wants it all the same. */
async function isWanted(folder: string, setting: ModelSetting): Promise<boolean> {
  const missing: string[] = [];
  for (const names of EXPECTED[setting]) {
    const found = await Promise.all(names.map((name) => exists(join(folder, name))));
    if (!found.includes(true)) missing.push(names.join(' / '));
  }
  if (missing.length === 0) return true;
  const question = forMessage(say.lacks(folder, missing.join(', ')));
  return (await vscode.window.showWarningMessage(question, say.useAnyway())) === say.useAnyway();
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** An untrusted workspace cannot name models, so there is nothing to ask. */
async function askForScope(): Promise<Scope | undefined> {
  if (!vscode.workspace.workspaceFolders || !vscode.workspace.isTrusted) return 'global';
  const items = [
    { label: say.everywhere(), detail: say.everywhereDetail(), scope: 'global' },
    { label: say.thisWorkspace(), detail: say.thisWorkspaceDetail(), scope: 'workspace' },
  ] as const;
  return (await vscode.window.showQuickPick(items, { title: say.whereToKeep() }))?.scope;
}

async function write(values: Values, scope: Scope, dataset: DatasetPlace | undefined): Promise<void> {
  const place = dataset ? vscode.Uri.file(dataset.folder) : vscode.workspace.workspaceFolders?.[0]?.uri;
  const configuration = vscode.workspace.getConfiguration('captionLens', place);
  for (const [name, value] of Object.entries(values)) {
    for (const written of writesFor(name, value, scope, configuration.inspect(name))) {
      await configuration.update(written.name, written.value, TARGETS[written.scope]);
    }
  }
}
