import { readdir, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { changeOf, folderChange, type DatasetPlace } from './logic/datasets.ts';
import { isBehind, type Change, type Results, type Subscription } from './logic/results.ts';
import { decisive } from './logic/settings.ts';
import type { Log } from './log.ts';
import { openDocument } from './request.ts';
import type { Runs } from './runs.ts';
import { settingsFor } from './settings.ts';

/** Copying many images tells of each of them. */
const DISK_DELAY = 400;

export interface RerunsOptions {
  readonly results: Results;
  readonly runs: Runs;
  readonly log: Log;
}

/** Notices changes of the datasets that were compared: marks their results stale, and compares again as the settings say. */
export class Reruns implements vscode.Disposable {
  readonly #options: RerunsOptions;
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #lost = new Map<string, NodeJS.Timeout>();
  /** Size and time of each captions file when it was last read or saved by this window. */
  readonly #stamps = new Map<string, string>();
  /** What the results of each dataset depend on, as it was set last. */
  readonly #decisive = new Map<string, string>();
  readonly #disposables: Subscription[];

  constructor(options: RerunsOptions) {
    this.#options = options;
    this.#disposables = [
      options.results.subscribe(({ dataset, result }) => {
        if (options.results.get(dataset)) this.#watch(dataset);
        else this.#forget(dataset);
        if (result && result.unsavedText !== null) this.#lookForLost(dataset);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const dataset = this.#datasetOf(document);
        if (dataset && contentChanges.length > 0) this.#edited(dataset);
        // It was saved, or its changes were thrown away.
        else if (dataset && !document.isDirty) this.#lookForLost(dataset);
      }),
      // The editor takes its time to save: what it is about to write can be compared meanwhile.
      vscode.workspace.onWillSaveTextDocument(({ document }) => {
        const dataset = this.#datasetOf(document);
        if (dataset && isUtf8(document) && this.#isBehind(dataset)) this.#rerun(dataset);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        const dataset = this.#datasetOf(document);
        if (dataset) void this.#saved(dataset, document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        const dataset = this.#datasetOf(document);
        if (dataset) this.#closed(dataset);
      }),
      vscode.workspace.onDidChangeConfiguration(() => {
        this.#settingsChanged();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#settingsChanged();
      }),
    ];
  }

  /** To be called when a run reads the dataset: later news of the same captions file are none. */
  async note({ captionsFile }: DatasetPlace): Promise<void> {
    this.#stamps.set(captionsFile, await stampOf(captionsFile));
  }

  /** Figures that are shown again are computed again, which the cache makes quick, where reruns are wanted. */
  restored(dataset: DatasetPlace): void {
    this.#rerun(dataset);
  }

  dispose(): void {
    for (const timer of [...this.#timers.values(), ...this.#lost.values()]) clearTimeout(timer);
    vscode.Disposable.from(...this.#disposables, ...this.#watchers.values()).dispose();
  }

  #datasetOf({ uri }: vscode.TextDocument): DatasetPlace | undefined {
    if (uri.scheme !== 'file') return undefined;
    return this.#options.results.all().find(({ dataset }) => dataset.captionsFile === uri.fsPath)?.dataset;
  }

  #edited(dataset: DatasetPlace): void {
    this.#options.results.touch(dataset);
    const { rerun, rerunDelay } = settingsFor(dataset, this.#options.log);
    if (rerun === 'whileTyping') this.#rerunLater(dataset, rerunDelay);
  }

  async #saved(dataset: DatasetPlace, document: vscode.TextDocument): Promise<void> {
    if (isUtf8(document)) this.#options.results.saved(dataset, document.getText());
    await this.note(dataset);
    if (this.#isBehind(dataset)) this.#rerun(dataset);
  }

  /** What was compared without being saved may be gone now; if it was saved, that shows at once. */
  #closed(dataset: DatasetPlace): void {
    const { results } = this.#options;
    if ((results.get(dataset)?.result?.unsavedText ?? null) === null) return;
    results.touch(dataset);
    this.#rerunLater(dataset, DISK_DELAY);
  }

  /** Compares again, a moment later, where the result is of a text that is neither in the editor nor on disk any more. */
  #lookForLost(dataset: DatasetPlace): void {
    const { results } = this.#options;
    clearTimeout(this.#lost.get(dataset.captionsFile));
    const timer = setTimeout(() => {
      if (openDocument(dataset)?.isDirty || (results.get(dataset)?.result?.unsavedText ?? null) === null) return;
      results.touch(dataset);
      this.#rerun(dataset);
    }, DISK_DELAY);
    this.#lost.set(dataset.captionsFile, timer);
  }

  /** Those of one folder hold for its datasets alone, and trust may change nothing. */
  #settingsChanged(): void {
    const { results } = this.#options;
    for (const { dataset } of results.all()) {
      const now = this.#decisiveFor(dataset);
      if (this.#decisive.get(dataset.captionsFile) === now) continue;
      this.#decisive.set(dataset.captionsFile, now);
      results.touch(dataset, { kind: 'settings' });
    }
  }

  #decisiveFor(dataset: DatasetPlace): string {
    return decisive(settingsFor(dataset, this.#options.log));
  }

  #watch(dataset: DatasetPlace): void {
    if (this.#watchers.has(dataset.captionsFile)) return;
    this.#decisive.set(dataset.captionsFile, this.#decisiveFor(dataset));
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.file(dataset.folder), '**/*'),
    );
    const changed = ({ fsPath }: vscode.Uri) => {
      void this.#changedOnDisk(dataset, changeOf(fsPath, dataset));
    };
    const cameOrWent = async ({ fsPath }: vscode.Uri) => {
      const change = changeOf(fsPath, dataset) ?? (await this.#folderChange(dataset, fsPath));
      await this.#changedOnDisk(dataset, change);
    };
    this.#watchers.set(
      dataset.captionsFile,
      vscode.Disposable.from(
        watcher,
        watcher.onDidChange(changed),
        watcher.onDidCreate(cameOrWent),
        watcher.onDidDelete(cameOrWent),
      ),
    );
  }

  #forget({ captionsFile }: DatasetPlace): void {
    clearTimeout(this.#timers.get(captionsFile));
    clearTimeout(this.#lost.get(captionsFile));
    this.#watchers.get(captionsFile)?.dispose();
    const known = [this.#timers, this.#lost, this.#watchers, this.#stamps, this.#decisive];
    for (const map of known) map.delete(captionsFile);
  }

  async #changedOnDisk(dataset: DatasetPlace, change: ReturnType<typeof changeOf>): Promise<void> {
    if (change === null || (change === 'captions' && (await this.#isOldNews(dataset)))) return;
    this.#options.results.touch(dataset, change === 'captions' ? undefined : change);
    this.#rerunLater(dataset, DISK_DELAY);
  }

  /** A folder that is moved or deleted takes its images along, and nobody tells of them. */
  async #folderChange(dataset: DatasetPlace, path: string): Promise<Change | null> {
    const compared = this.#options.results.get(dataset)?.result?.comparison.rows ?? [];
    const found = await readdir(path, { recursive: true }).catch(() => []);
    return folderChange(
      path,
      dataset,
      compared.map(({ image }) => image),
      found,
    );
  }

  /** This window has written or read the file as it is, or shows another text anyway. */
  async #isOldNews(dataset: DatasetPlace): Promise<boolean> {
    if (openDocument(dataset)?.isDirty) return true;
    return this.#stamps.get(dataset.captionsFile) === (await stampOf(dataset.captionsFile));
  }

  #isBehind(dataset: DatasetPlace): boolean {
    const state = this.#options.results.get(dataset);
    return state !== null && isBehind(state);
  }

  #rerunLater(dataset: DatasetPlace, delay: number): void {
    clearTimeout(this.#timers.get(dataset.captionsFile));
    const timer = setTimeout(() => {
      if (this.#isBehind(dataset)) this.#rerun(dataset);
    }, delay);
    this.#timers.set(dataset.captionsFile, timer);
  }

  #rerun(dataset: DatasetPlace): void {
    clearTimeout(this.#timers.get(dataset.captionsFile));
    const { rerun } = settingsFor(dataset, this.#options.log);
    if (rerun !== 'off') void this.#options.runs.compare(dataset, { quiet: true });
  }
}

/** Other encodings read otherwise on disk than in the editor: what the engine makes of them shows when they are saved. */
function isUtf8({ encoding }: vscode.TextDocument): boolean {
  return encoding === 'utf8' || encoding === 'utf8bom';
}

function stampOf(file: string): Promise<string> {
  return stat(file).then(
    ({ mtimeMs, size }) => `${mtimeMs}:${size}`,
    () => 'gone',
  );
}
