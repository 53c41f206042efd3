import * as vscode from 'vscode';
import { IMAGE_EXTENSIONS } from '../core/dataset/rows.ts';
import { messageOf } from '../core/errors.ts';
import { UNSEEN, type Datasets } from './datasets.ts';
import { datasetAround } from './logic/datasets.ts';
import { foldersToCaption, insideDatasets } from './logic/imageFolders.ts';
import type { Subscription } from './logic/results.ts';
import type { Log } from './log.ts';

/** Copying many images tells of each of them. */
const DELAY = 500;
const SEARCH_LIMIT = 10_000;
/** In each workspace folder: enough to know which folders hold images. */
const MOST_IMAGES = 2000;
const MOST_FOLDERS = 500;
const IMAGES = `**/*.{${IMAGE_EXTENSIONS.flatMap((name) => [name, name.toUpperCase()]).join(',')}}`;

/** Folders of the workspace that hold images and no captions file. They are looked for once the datasets are known. */
export class ImageFolders implements vscode.Disposable {
  readonly #datasets: Datasets;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: Subscription[];
  #timer: NodeJS.Timeout | undefined;
  #search: { readonly done: Promise<void>; readonly cancellation: vscode.CancellationTokenSource } | null = null;
  #folders: readonly string[] = [];

  readonly onDidChange = this.#changed.event;

  constructor(datasets: Datasets, log: Log) {
    this.#datasets = datasets;
    this.#log = log;
    const watcher = vscode.workspace.createFileSystemWatcher(IMAGES, false, true, false);
    const noticed = ({ fsPath }: vscode.Uri) => {
      if (this.#search && !datasetAround(fsPath, datasets.all)) this.#later();
    };
    this.#disposables = [
      this.#changed,
      watcher,
      watcher.onDidCreate(noticed),
      watcher.onDidDelete(noticed),
      datasets.onDidSearch(() => {
        this.#later();
      }),
    ];
  }

  get all(): readonly string[] {
    return this.#folders;
  }

  /** Settles when the workspace has been searched; searches at once if that is still to come. Never rejects. */
  async ready(): Promise<void> {
    await this.#datasets.ready();
    if (this.#timer !== undefined || this.#search === null) this.#begin();
    await this.#search?.done;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#search?.cancellation.cancel();
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#begin();
    }, DELAY);
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#search?.cancellation.cancel();
    const cancellation = new vscode.CancellationTokenSource();
    this.#search = { cancellation, done: this.#look(cancellation) };
  }

  async #look(cancellation: vscode.CancellationTokenSource): Promise<void> {
    const limit = setTimeout(() => {
      cancellation.cancel();
    }, SEARCH_LIMIT);
    const roots = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    try {
      const found = await Promise.all(roots.map(({ uri }) => this.#imagesIn(uri, cancellation.token)));
      if (this.#search?.cancellation !== cancellation) return;
      const names = roots.map(({ uri }) => uri.fsPath);
      this.#folders = foldersToCaption(found.flat(), names, this.#datasets.all).slice(0, MOST_FOLDERS);
    } catch (error) {
      this.#log.warn(messageOf(error));
    } finally {
      clearTimeout(limit);
      cancellation.dispose();
    }
    this.#changed.fire();
  }

  /** Images that no dataset holds. */
  async #imagesIn(root: vscode.Uri, token: vscode.CancellationToken): Promise<string[]> {
    const datasets = this.#datasets.all;
    if (datasets.some(({ folder }) => folder === root.fsPath)) return [];
    const excluded = `{${[...UNSEEN, ...insideDatasets(root.fsPath, datasets)].join(',')}}`;
    const images = new vscode.RelativePattern(root, IMAGES);
    const found = await vscode.workspace.findFiles(images, excluded, MOST_IMAGES, token);
    return found.map(({ fsPath }) => fsPath);
  }
}
