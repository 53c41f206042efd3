import * as vscode from 'vscode';
import { editorWords as say } from '../core/messages/editor.ts';
import { runText } from '../core/messages/progress.ts';
import type { DatasetPlace } from './logic/datasets.ts';
import { forMessage } from './logic/disarm.ts';
import { ProgressSteps } from './logic/progressText.ts';
import type { Results } from './logic/results.ts';

export interface ShownRun {
  readonly dataset: DatasetPlace;
  /** What the dataset is called. */
  readonly name: string;
  readonly results: Results;
  /** Settles with the run; never rejects. */
  readonly finished: Promise<unknown>;
  readonly cancel: () => void;
}

/** A notification with stage, count, rate, time left and Cancel, until the figures are there. */
export async function showProgress({ dataset, name, results, finished, cancel }: ShownRun): Promise<void> {
  const title = forMessage(say.comparing(name));
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  await vscode.window.withProgress(options, async (progress, token) => {
    const steps = new ProgressSteps();
    progress.report({ message: runText({ phase: results.get(dataset)?.run?.phase ?? 'waiting', progress: null }) });
    const found = Promise.withResolvers<null>();
    const cancelling = token.onCancellationRequested(cancel);
    const subscription = results.subscribe(({ dataset: { captionsFile }, run }) => {
      if (captionsFile !== dataset.captionsFile) return;
      if (run?.phase === 'spread') found.resolve(null);
      else if (run?.progress) progress.report(steps.next(run.progress, performance.now()));
    });
    await Promise.race([finished, found.promise]);
    subscription.dispose();
    cancelling.dispose();
  });
}

export type ShowStep = (step: { readonly message?: string; readonly increment?: number }) => void;

/** A notification with Cancel while `work` goes on; its signal is aborted by that button. Rejects as `work` does. */
export async function withCancel<T>(
  title: string,
  work: (signal: AbortSignal, show: ShowStep) => Promise<T>,
): Promise<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const cancellation = new AbortController();
    const subscription = token.onCancellationRequested(() => {
      cancellation.abort();
    });
    try {
      return await work(cancellation.signal, (step) => {
        progress.report(step);
      });
    } finally {
      subscription.dispose();
    }
  });
}
