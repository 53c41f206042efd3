import * as vscode from 'vscode';
import type { Trouble, TroubleCode } from '../core/errors.ts';
import { editorTroubleSentence, editorWords as say } from '../core/messages/editor.ts';
import type { Comparison } from '../core/report/types.ts';
import type { Datasets } from './datasets.ts';
import { Announcement } from './logic/announcement.ts';
import type { DatasetPlace } from './logic/datasets.ts';
import { forMessage } from './logic/disarm.ts';
import { comparisonLines } from './logic/logLines.ts';
import { isBehind, type Results } from './logic/results.ts';
import type { Outcome, Runner } from './logic/runner.ts';
import type { Log } from './log.ts';
import { showProgress } from './progress.ts';
import { settingsFor } from './settings.ts';
import { tellTrouble } from './tell.ts';

/** Troubles that a download mends: files that were never here, or were set aside as damaged. */
const FETCHABLE: ReadonlySet<TroubleCode> = new Set(['models-not-fetched', 'model-file-damaged']);

/** `quiet` is a rerun after an edit: no notification while it is quick, and trouble stays in the status bar. */
export interface How {
  readonly quiet: boolean;
}

export interface RunsOptions {
  readonly runner: Runner;
  readonly results: Results;
  readonly datasets: Datasets;
  readonly log: Log;
  /** Fetches the models of a dataset that are not on disk, if the user wants it. True when all are there. */
  readonly fetchModels: (dataset: DatasetPlace) => Promise<boolean>;
  /** Called with each comparison that somebody waited for. */
  readonly onCompared: (comparison: Comparison) => void;
}

/** Starts comparisons and tells the user how they go and end. */
export class Runs {
  readonly #options: RunsOptions;
  /** Runs under way. */
  readonly #followed = new Map<Promise<Outcome>, Announcement>();
  #tellsOfCrash = false;

  constructor(options: RunsOptions) {
    this.#options = options;
  }

  /** Compares and tells what comes of it. Settles with the run, never rejects. */
  async compare(dataset: DatasetPlace, { quiet }: How = { quiet: false }): Promise<Outcome> {
    const { runner, datasets } = this.#options;
    const finished = runner.run(dataset);
    const followed = this.#followed.get(finished);
    if (followed) {
      if (!quiet) followed.expect();
      return finished;
    }
    const announcement = this.#announce(dataset, finished, quiet);
    this.#followed.set(finished, announcement);
    await datasets.remember(dataset);
    const outcome = await finished;
    announcement.dispose();
    this.#report(dataset, outcome, announcement.quiet);
    this.#followed.delete(finished);
    return outcome;
  }

  /** As `compare`, but a run that reads the newest state will do. */
  async bring(dataset: DatasetPlace): Promise<Outcome> {
    const { runner, results } = this.#options;
    const state = results.get(dataset);
    const running = state && !isBehind(state) ? runner.finished(dataset) : null;
    return running ?? this.compare(dataset);
  }

  cancel(dataset?: DatasetPlace): void {
    this.#options.runner.cancel(dataset);
  }

  #announce(dataset: DatasetPlace, finished: Promise<Outcome>, quiet: boolean): Announcement {
    const { results, datasets } = this.#options;
    const cancel = () => {
      this.cancel(dataset);
    };
    const show = () => showProgress({ dataset, name: datasets.nameOf(dataset), results, finished, cancel });
    return new Announcement({ dataset, results, quiet, show });
  }

  #report(dataset: DatasetPlace, outcome: Outcome, quiet: boolean): void {
    const { results, log } = this.#options;
    if (outcome === 'cancelled') return;
    const comparison = results.get(dataset)?.result?.comparison;
    if (outcome === 'done') {
      const { threads } = settingsFor(dataset, log);
      for (const line of comparison ? comparisonLines(comparison, threads) : []) log.info(line);
      if (comparison && !quiet) this.#options.onCompared(comparison);
      return;
    }
    log.error(`${outcome.code}: ${editorTroubleSentence(outcome)}`);
    if (outcome.code === 'engine-died') void this.#tellOfCrash(dataset, outcome);
    else if (quiet) return;
    else if (FETCHABLE.has(outcome.code)) void this.#fetchAndCompare(dataset);
    else void tellTrouble(outcome, log);
  }

  async #fetchAndCompare(dataset: DatasetPlace): Promise<void> {
    if (await this.#options.fetchModels(dataset)) await this.compare(dataset);
  }

  /** One message, however often the engine dies while it stands there. */
  async #tellOfCrash(dataset: DatasetPlace, trouble: Trouble): Promise<void> {
    if (this.#tellsOfCrash) return;
    this.#tellsOfCrash = true;
    const [restart, showLog] = [say.restart(), say.showLog()];
    const answer = await vscode.window.showErrorMessage(forMessage(editorTroubleSentence(trouble)), restart, showLog);
    this.#tellsOfCrash = false;
    if (answer === restart) await this.compare(dataset);
    if (answer === showLog) this.#options.log.show();
  }
}
