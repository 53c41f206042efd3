import { access } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Logits, Precision } from '../../core/pipelines/types.ts';
import { commandWords as say } from '../../core/messages/commands.ts';
import { hubSource } from '../../core/models/source.ts';
import { askForFolder } from '../ask.ts';
import type { DatasetPlace } from '../logic/datasets.ts';
import { forMessage } from '../logic/disarm.ts';
import {
  encoderIn,
  encoderItems,
  EXPECTED,
  modelItems,
  modelValues,
  nameComplaint,
  precisionItems,
  writesFor,
  type ElsewhereSetting,
  type EncoderSetting,
  type FolderSetting,
  type Item,
  type ModelChoice,
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
  /** Sources of known models whose files are all on this machine. */
  readonly onDisk: (setting: EncoderSetting) => Promise<ReadonlySet<string>>;
  /** Measures and tells; the precision that the user then takes. */
  readonly measure: () => Promise<Precision | undefined>;
  /** Fetches, if the user wants it, what is missing of the models that are set. True when all is there. */
  readonly fetch: () => Promise<boolean>;
}

const TARGETS: Readonly<Record<Scope, vscode.ConfigurationTarget>> = {
  global: vscode.ConfigurationTarget.Global,
  workspace: vscode.ConfigurationTarget.Workspace,
  folder: vscode.ConfigurationTarget.WorkspaceFolder,
};

/** Shows the models in use, lets the user choose others step by step, and writes the settings with the last one. */
export async function chooseModels(inUse: ModelsInUse): Promise<void> {
  const choice = await pick(say.chooseModels(), modelItems(inUse.settings, inUse.logits));
  if (choice === 'servers' || choice === 'embeddings') await showSetting(choice);
  else if (choice) await keep(await valuesOf(choice, inUse), inUse);
}

async function showSetting(name: ElsewhereSetting): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `captionLens.${name}`);
}

/** The standard models for the dataset, without a list. True once the settings name them and they are on disk. */
export function chooseStandard(inUse: Pick<ModelsInUse, 'dataset' | 'fetch'>): Promise<boolean> {
  return keep(modelValues('standard'), inUse);
}

async function keep(
  values: Values | undefined,
  { dataset, fetch }: Pick<ModelsInUse, 'dataset' | 'fetch'>,
): Promise<boolean> {
  const scope = values && (await askForScope());
  if (!scope) return false;
  await write(values, scope, dataset);
  return Object.values(values).some(isOfHub) ? fetch() : true;
}

const isOfHub = (value: string | undefined): boolean =>
  value === 'standard' || (value !== undefined && hubSource(value) !== null);

async function valuesOf(
  choice: Exclude<ModelChoice, ElsewhereSetting>,
  inUse: ModelsInUse,
): Promise<Values | undefined> {
  switch (choice) {
    case 'starter':
    case 'standard':
      return modelValues(choice);
    case 'precision':
      return precisionValue(inUse);
    case 'models.folder':
      return named(choice, await askForModel(choice));
    case 'models.clip':
    case 'models.clipText':
    case 'models.imageEncoder':
    case 'models.textEncoder':
      return encoderValue(choice, inUse);
  }
}

const named = (choice: FolderSetting, source: string | undefined): Values | undefined =>
  source === undefined ? undefined : modelValues(choice, source);

async function precisionValue({ settings, measure }: ModelsInUse): Promise<Values | undefined> {
  const choice = await pick(say.chooseWeights(), precisionItems(settings.precision));
  const precision = choice === 'measure' ? await measure() : choice;
  return precision && { precision };
}

async function encoderValue(setting: EncoderSetting, { settings, onDisk }: ModelsInUse): Promise<Values | undefined> {
  const items = encoderItems({ setting, settings, onDisk: await onDisk(setting) });
  const choice = await pick(say.chooseModels(), items);
  switch (choice?.kind) {
    case undefined:
      return undefined;
    case 'none':
      return modelValues(setting);
    case 'known':
      return named(setting, choice.source);
    case 'name':
      return named(setting, await askForName(encoderIn(settings, setting)));
    case 'folder':
      return named(setting, await askForModel(setting));
  }
}

/** The choice of the entry that the user takes; entries without one are headings. */
async function pick<Choice>(title: string, items: readonly Item<Choice>[]): Promise<Choice | undefined> {
  const shown = items.map((item) =>
    item.choice === undefined ? { ...item, kind: vscode.QuickPickItemKind.Separator } : item,
  );
  return (await vscode.window.showQuickPick(shown, { title, matchOnDescription: true, matchOnDetail: true }))?.choice;
}

async function askForName(current: string | undefined): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: say.otherName(),
    prompt: say.otherNameDetail(),
    placeHolder: 'Xenova/clip-vit-base-patch16',
    value: current !== undefined && hubSource(current) ? current : '',
    validateInput: nameComplaint,
  });
  return name?.trim() || undefined;
}

async function askForModel(setting: FolderSetting): Promise<string | undefined> {
  const folder = await askForFolder(say.chooseModelFolder(), say.useFolder());
  return folder && (await isWanted(folder.fsPath, setting)) ? folder.fsPath : undefined;
}

/** Whether the folder looks like a model's, or the user wants it all the same. */
async function isWanted(folder: string, setting: FolderSetting): Promise<boolean> {
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
