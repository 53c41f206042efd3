import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { messageOf, Trouble } from '../core/errors.ts';
import { editorWords as say } from '../core/messages/editor.ts';
import { askForFolder } from './ask.ts';
import {
  datasetAround,
  datasetsIn,
  hasNamesake,
  isSeen,
  isWithin,
  lostFrom,
  openDataset,
  type DatasetPlace,
} from './logic/datasets.ts';
import { forLabel } from './logic/disarm.ts';
import type { Subscription } from './logic/results.ts';
import type { Log } from './log.ts';
import { settingsFor } from './settings.ts';

const LAST_USED = 'captionLens.lastUsed';
/** The window comes first. */
const DISCOVERY_DELAY = 1000;
const DISCOVERY_LIMIT = 10_000;
/** A folder that is copied fills for a while. */
const FOLDER_DELAY = 500;
const MOST_DATASETS = 500;
/** Globs of what is never looked at. */
export const UNSEEN = ['**/node_modules/**', '**/__MACOSX/**', '**/.*/**'];
/** A path that is no folder's, though nothing is there. */
const CAPTIONS_FILE = /\.(csv|tsv|txt)$/i;

/** The datasets of all workspace folders, and which of them is open. */
export class Datasets implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #searched = new vscode.EventEmitter<void>();
  readonly #lost = new vscode.EventEmitter<DatasetPlace>();
  readonly #disposables: Subscription[] = [this.#changed, this.#searched, this.#lost];
  #watcher: vscode.Disposable | null = null;
  #search: { readonly done: Promise<void>; readonly cancellation: vscode.CancellationTokenSource } | null = null;
  #timer: NodeJS.Timeout | undefined;
  #files: readonly string[] = [];
  #found: readonly DatasetPlace[] = [];
  /** Compared by their path, from outside what was searched. */
  #guests: readonly DatasetPlace[] = [];
  #panel: string | undefined;

  /** When the list, or the one that is open, may have changed. */
  readonly onDidChange = this.#changed.event;
  /** When the captions files of the workspace were looked for, or one came or went. */
  readonly onDidSearch = this.#searched.event;
  /** When a dataset has left the list: it was deleted, or its root left the workspace. */
  readonly onDidLose = this.#lost.event;

  constructor(memory: vscode.Memento, log: Log) {
    this.#memory = memory;
    this.#log = log;
    const again = () => {
      this.#restart();
    };
    this.#disposables.push(
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        this.#drop((file) => removed.some(({ uri }) => isWithin(uri.fsPath, file)) && rootOf(file) === undefined);
        again();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('captionLens.captionsFiles')) again();
      }),
      vscode.window.tabGroups.onDidChangeTabs(() => {
        this.#changed.fire();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#changed.fire();
      }),
    );
    this.#timer = setTimeout(() => void this.ready(), DISCOVERY_DELAY);
  }

  get all(): readonly DatasetPlace[] {
    const known = new Set(this.#found.map(({ captionsFile }) => captionsFile));
    return [...this.#found, ...this.#guests.filter(({ captionsFile }) => !known.has(captionsFile))];
  }

  /** Captions file of the dataset in the panel that was in front last. */
  get panel(): string | undefined {
    return this.#panel;
  }

  set panel(captionsFile: string | undefined) {
    this.#panel = captionsFile;
    this.#changed.fire();
  }

  /** What to call a dataset: as its folder, with the way there where another one is called the same. */
  nameOf(dataset: DatasetPlace): string {
    return hasNamesake(dataset, this.all) ? nameInWorkspace(dataset.folder) : basename(dataset.folder);
  }

  /** Settles when the workspace has been searched; searches at once if that is still to come. Never rejects. */
  ready(): Promise<void> {
    clearTimeout(this.#timer);
    this.#search ??= this.#begin();
    return this.#search.done;
  }

  /** The dataset that is open; undefined where that is not clear. */
  current(): DatasetPlace | undefined {
    const file = activeFile();
    const names = file === undefined ? [] : this.#namesIn(dirname(file));
    const lastUsed = this.#memory.get<string>(LAST_USED);
    return openDataset({ activeFile: file, names, panel: this.panel, lastUsed }, this.all);
  }

  /** The dataset that a command is about; asks where that is not clear. Rejects with `captions-file-missing`. */
  async choose(target?: vscode.Uri): Promise<DatasetPlace | undefined> {
    if (target) return this.#at(target.fsPath);
    await this.ready();
    return this.current() ?? (this.all.length > 0 ? this.#pick() : this.#askForFolder());
  }

  /** The dataset of a captions file, of another file in one, or of a folder; undefined where a folder is none. */
  async find(path: string): Promise<DatasetPlace | undefined> {
    const known = this.all.find(({ folder, captionsFile }) => folder === path || captionsFile === path);
    if (known) return known;
    if (await isFile(path)) return datasetAround(path, this.all) ?? { folder: dirname(path), captionsFile: path };
    for (const name of this.#namesIn(path)) {
      if (await isFile(join(path, name))) return { folder: path, captionsFile: join(path, name) };
    }
    return undefined;
  }

  /** What a captions file that is yet to be made in this folder is called. */
  newNameIn(folder: string): string {
    return this.#namesIn(folder)[0] ?? 'captions.csv';
  }

  /** A captions file was made: the editor tells of it only later. Never rejects. */
  async add(captionsFile: string): Promise<void> {
    await this.ready();
    if (rootOf(captionsFile) === undefined) this.#invite({ folder: dirname(captionsFile), captionsFile });
    else this.#came(captionsFile);
  }

  /** From now on this is the last one used; one from outside the workspace joins the list. Never rejects. */
  async remember(dataset: DatasetPlace): Promise<void> {
    this.#invite(dataset);
    try {
      await this.#memory.update(LAST_USED, dataset.captionsFile);
    } catch (error) {
      this.#log.warn(messageOf(error));
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#search?.cancellation.cancel();
    this.#watcher?.dispose();
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #restart(): void {
    this.#search?.cancellation.cancel();
    this.#search = this.#begin();
  }

  #begin() {
    const cancellation = new vscode.CancellationTokenSource();
    return { cancellation, done: this.#discover(cancellation) };
  }

  async #discover(cancellation: vscode.CancellationTokenSource): Promise<void> {
    const timer = setTimeout(() => {
      cancellation.cancel();
    }, DISCOVERY_LIMIT);
    try {
      const found = await vscode.workspace.findFiles(
        `**/{${this.#names.join(',')}}`,
        `{${UNSEEN.join(',')}}`,
        MOST_DATASETS,
        cancellation.token,
      );
      if (this.#search?.cancellation !== cancellation) return;
      const files = found.filter(isOnDisk).map(({ fsPath }) => fsPath);
      // One that was cut short says nothing of what it has not found.
      const isWhole = !cancellation.token.isCancellationRequested && found.length < MOST_DATASETS;
      this.#list(isWhole ? files : [...new Set([...this.#files, ...files])]);
      this.#watcher ??= this.#watch();
    } catch (error) {
      this.#log.warn(messageOf(error));
    } finally {
      clearTimeout(timer);
    }
  }

  #list(files: readonly string[], guests = this.#guests): void {
    const before = this.all;
    this.#files = files;
    this.#guests = guests;
    this.#found = datasetsIn(files, this.#names);
    for (const dataset of lostFrom(before, this.all)) this.#lost.fire(dataset);
    this.#changed.fire();
    this.#searched.fire();
  }

  #invite(dataset: DatasetPlace): void {
    const isKnown = this.all.some(({ captionsFile }) => captionsFile === dataset.captionsFile);
    if (!isKnown) this.#guests = [...this.#guests, dataset];
    this.#changed.fire();
  }

  #came(file: string): void {
    if (isVisible(dirname(file)) && !this.#files.includes(file)) this.#list([...this.#files, file]);
  }

  /** A folder that goes is told of alone, and a file that is written anew may be there again. Never rejects. */
  async #went(path: string): Promise<void> {
    const known = [...this.#files, ...this.#guests.map(({ captionsFile }) => captionsFile)];
    const isOurs = known.some((file) => isWithin(path, file));
    if (isOurs && !(await isAnything(path))) this.#drop((file) => isWithin(path, file));
  }

  #drop(isGone: (captionsFile: string) => boolean): void {
    const files = this.#files.filter((file) => !isGone(file));
    const guests = this.#guests.filter(({ captionsFile }) => !isGone(captionsFile));
    if (files.length < this.#files.length || guests.length < this.#guests.length) this.#list(files, guests);
  }

  /** Files and folders that come and go. */
  #watch(): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
    watcher.onDidCreate(({ fsPath }) => {
      if (this.#names.includes(basename(fsPath))) this.#came(fsPath);
      else void this.#lookAt(fsPath);
    });
    watcher.onDidDelete(({ fsPath }) => {
      void this.#went(fsPath);
    });
    return watcher;
  }

  /** A folder that comes with its files is told of alone. Never rejects. */
  async #lookAt(path: string): Promise<void> {
    if (isVisible(path) && (await isFolder(path))) this.#searchSoon();
  }

  #searchSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#restart();
    }, FOLDER_DELAY);
  }

  get #names(): readonly string[] {
    return settingsFor(undefined, this.#log).captionsFiles;
  }

  #namesIn(folder: string): readonly string[] {
    return settingsFor({ folder, captionsFile: folder }, this.#log).captionsFiles;
  }

  async #at(path: string): Promise<DatasetPlace> {
    const dataset = await this.find(path);
    if (dataset) return dataset;
    const file = CAPTIONS_FILE.test(path) ? path : join(path, this.newNameIn(path));
    throw new Trouble('captions-file-missing', { file });
  }

  async #pick(): Promise<DatasetPlace | undefined> {
    const items = this.all.map((dataset) => ({
      label: forLabel(nameInWorkspace(dataset.folder)),
      description: forLabel(dataset.folder),
      dataset,
    }));
    const other = { label: say.otherFolder(), description: '', dataset: null };
    const chosen = await vscode.window.showQuickPick([...items, other], { placeHolder: say.chooseDataset() });
    return chosen?.dataset === null ? this.#askForFolder() : chosen?.dataset;
  }

  async #askForFolder(): Promise<DatasetPlace | undefined> {
    const folder = await askForFolder(say.chooseFolder(), say.compareHere());
    return folder && this.#at(folder.fsPath);
  }
}

/** What a folder is called in the workspace: with the name of its root only where there are several. */
export function nameInWorkspace(folder: string): string {
  const root = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.fsPath === folder);
  return root?.name ?? vscode.workspace.asRelativePath(folder);
}

const isOnDisk = ({ scheme }: vscode.Uri): boolean => scheme === 'file';

const isFile = (path: string): Promise<boolean> => isThere(path, (found) => found.isFile());

const isAnything = (path: string): Promise<boolean> => isThere(path, () => true);

const isFolder = (path: string): Promise<boolean> => isThere(path, (found) => found.isDirectory());

function isThere(path: string, isWanted: (found: Stats) => boolean): Promise<boolean> {
  return stat(path).then(isWanted, () => false);
}

/** Whether a search of the workspace looks into the folder; where the workspace itself lies does not matter. */
function isVisible(folder: string): boolean {
  const root = rootOf(folder);
  return root !== undefined && isSeen(root, folder);
}

/** The workspace folder that holds the path. */
function rootOf(path: string): string | undefined {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(path))?.uri.fsPath;
}

/** The file in front, also where it is an image or another custom editor. */
function activeFile(): string | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isOfFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  const uri = isOfFile ? input.uri : vscode.window.activeTextEditor?.document.uri;
  return uri && isOnDisk(uri) ? uri.fsPath : undefined;
}
