import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { modelSources, sharedCacheFolder } from '../client/places.ts';
import type { CompareParams, FetchModelsParams } from '../contract/engine.ts';
import type { DatasetPlace } from './logic/datasets.ts';
import type { Settings } from './logic/settings.ts';
import { editorNetwork } from './network.ts';

const PIPELINES = ['preclip', 'clip'] as const;

/**
 * What to ask the engine for: the dataset as its user sees it, changes that are not saved included. In fp32 where the
 * precision is yet to be measured. Throws `models-not-named`.
 */
export function compareParams(dataset: DatasetPlace, settings: Settings, extensionFolder: string): CompareParams {
  const { precision, projectionSeed, upright, threads } = settings;
  const document = openDocument(dataset);
  return {
    ...dataset,
    ...(document?.isDirty && { captionsText: document.getText() }),
    pipelines: PIPELINES,
    models: modelSources(PIPELINES, settings, join(extensionFolder, 'models', 'starter')),
    precision: precision === 'auto' ? 'fp32' : precision,
    projectionSeed,
    upright,
    cacheFolder: cacheFolderOf(settings),
    threads,
    network: editorNetwork(),
  };
}

/** What to ask the engine for where models shall be planned or fetched. Throws `models-not-named`. */
export function fetchParams(settings: Settings, extensionFolder: string): FetchModelsParams {
  const { precision } = settings;
  return {
    pipelines: PIPELINES,
    models: modelSources(PIPELINES, settings, join(extensionFolder, 'models', 'starter')),
    precision: precision === 'auto' ? 'fp32' : precision,
    network: editorNetwork(),
  };
}

/** Folder of the embedding cache; null when it is off. */
export function cacheFolderOf({ cacheEnabled, cacheFolder }: Settings): string | null {
  if (!cacheEnabled) return null;
  return cacheFolder ?? sharedCacheFolder({ platform: process.platform, env: process.env, home: homedir() });
}

/** The captions file where the editor has it open. */
export const openDocument = ({ captionsFile }: DatasetPlace): vscode.TextDocument | undefined => openFile(captionsFile);

/** A file of the disk where the editor has it open. */
export function openFile(path: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'file' && uri.fsPath === path);
}
