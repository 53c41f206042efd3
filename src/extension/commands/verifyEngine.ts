import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Comparison } from '../../core/report/types.ts';
import { commandWords as say } from '../../core/messages/commands.ts';
import { editorWords } from '../../core/messages/editor.ts';
import { verificationSentences } from '../../core/messages/verify.ts';
import { verify, type Golden, type Verification } from '../../core/verify/verify.ts';
import { EngineHost } from '../engineHost.ts';
import { forMessage } from '../logic/disarm.ts';
import { comparisonLines } from '../logic/logLines.ts';
import { ProgressSteps } from '../logic/progressText.ts';
import { readSettings } from '../logic/settings.ts';
import type { Log } from '../log.ts';
import { compareParams } from '../request.ts';

/**
 * Compares the sample with the starter models, without cache and in an engine of its own, and says whether the numbers
 * are those expected. Rejects with `Trouble`, `cancelled` among it.
 */
export async function verifyEngine(extensionFolder: string, log: Log): Promise<Verification> {
  const golden = JSON.parse(await readFile(join(extensionFolder, 'samples', 'golden.json'), 'utf8')) as Golden;
  const engine = new EngineHost(join(extensionFolder, 'dist', 'engine.js'), log);
  try {
    const comparison = await compareSample(engine, extensionFolder, golden);
    const found = verify(comparison, golden);
    for (const line of [...comparisonLines(comparison, 0), ...verificationSentences(found)]) log.info(line);
    void tell(found, log);
    return found;
  } finally {
    await engine.end();
  }
}

/** With the settings of the experiment, whatever the user's are. */
async function compareSample(engine: EngineHost, extensionFolder: string, { projectionSeed }: Golden) {
  const folder = join(extensionFolder, 'samples', 'scenes');
  const dataset = { folder, captionsFile: join(folder, 'captions.csv') };
  const unset = { inspect: () => undefined, trusted: false, root: folder, home: homedir() };
  const params = compareParams(dataset, readSettings(unset).settings, extensionFolder);
  const options = { location: vscode.ProgressLocation.Notification, title: say.verifying(), cancellable: true };
  return vscode.window.withProgress(options, async (progress, token): Promise<Comparison> => {
    const steps = new ProgressSteps();
    const cancellation = new AbortController();
    token.onCancellationRequested(() => {
      cancellation.abort();
    });
    const { comparison } = await engine.compare(
      { ...params, projectionSeed, cacheFolder: null },
      {
        signal: cancellation.signal,
        onProgress: (step) => {
          progress.report(steps.next(step, performance.now()));
        },
      },
    );
    return comparison;
  });
}

async function tell(found: Verification, log: Log): Promise<void> {
  const message = forMessage(verificationSentences(found).join(' '));
  const showLog = editorWords.showLog();
  const answer = found.ok
    ? await vscode.window.showInformationMessage(message, showLog)
    : await vscode.window.showErrorMessage(message, showLog);
  if (answer === showLog) log.show();
}
