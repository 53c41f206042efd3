import * as vscode from 'vscode';
import type { FetchModelsParams } from '../contract/engine.ts';
import { troubleOf } from '../core/errors.ts';
import { downloadWords as say } from '../core/messages/download.ts';
import { editorTroubleSentence, editorWords } from '../core/messages/editor.ts';
import { notFetched } from '../core/models/notFetched.ts';
import { isWhole, type ModelsPlan } from '../core/models/plan.ts';
import type { EngineHost } from './engineHost.ts';
import { forMessage } from './logic/disarm.ts';
import { downloadQuestion, isSizeKnown, lacking } from './logic/downloadText.ts';
import { ProgressSteps } from './logic/progressText.ts';
import type { Log } from './log.ts';
import { withCancel } from './progress.ts';

export interface Fetching {
  readonly engine: Pick<EngineHost, 'planModels' | 'fetchModels'>;
  readonly log: Log;
}

/**
 * Asks once, with the size, and fetches what is missing with progress and Cancel. No request is made before, unless
 * nobody knows the size of a model that the user named. True when everything is on disk; what went wrong has been told
 * then, and what has come is kept for the next try. Never rejects.
 */
export async function fetchModels(params: FetchModelsParams, parts: Fetching): Promise<boolean> {
  try {
    const plan = await planned(params, parts);
    if (isWhole(plan)) return true;
    if (plan.offline) throw notFetched(lacking(plan), params.precision, plan.offline);
    const { message, detail } = downloadQuestion(plan, params.precision);
    const answer = await vscode.window.showInformationMessage(message, { modal: true, detail }, say.download());
    return answer === say.download() && (await download(params, parts));
  } catch (error) {
    return retry(error, params, parts);
  }
}

async function planned(params: FetchModelsParams, { engine }: Fetching): Promise<ModelsPlan> {
  const plan = await engine.planModels({ ...params, mayAsk: false });
  if (plan.offline || isSizeKnown(plan, params.precision)) return plan;
  return withCancel(say.asking(), (signal) => engine.planModels({ ...params, mayAsk: true }, { signal }));
}

async function download(params: FetchModelsParams, { engine, log }: Fetching): Promise<boolean> {
  const steps = new ProgressSteps();
  const plan = await withCancel(say.downloading(), (signal, show) =>
    engine.fetchModels(params, {
      signal,
      onProgress: (progress) => {
        show(steps.next(progress, performance.now()));
      },
    }),
  );
  for (const { source, folder } of plan.models) log.info(`${source}: ${folder}`);
  void vscode.window.showInformationMessage(say.done());
  return isWhole(plan);
}

/** The user cancels in silence; anything else is told, with another try. */
async function retry(error: unknown, params: FetchModelsParams, parts: Fetching): Promise<boolean> {
  const trouble = troubleOf(error);
  if (trouble.code === 'cancelled') return false;
  const sentence = editorTroubleSentence(trouble);
  parts.log.error(`${trouble.code}: ${sentence}`);
  const answer = await vscode.window.showErrorMessage(forMessage(sentence), say.again(), editorWords.showLog());
  if (answer === editorWords.showLog()) parts.log.show();
  return answer === say.again() && fetchModels(params, parts);
}
