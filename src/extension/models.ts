import * as vscode from 'vscode';
import { commandWords as say } from '../core/messages/commands.ts';
import { editorWords } from '../core/messages/editor.ts';
import { precisionWords } from '../core/messages/precision.ts';
import { isWhole } from '../core/models/plan.ts';
import { STANDARD } from '../core/models/profiles.ts';
import { modelsFor } from '../core/models/registry.ts';
import { MODEL_KEYS, type ModelRole } from '../core/pipelines/pipelines.ts';
import type { Precision } from '../core/pipelines/types.ts';
import { USUAL_SAMPLE } from '../core/precision/sample.ts';
import type { PrecisionReport } from '../core/precision/types.ts';
import { precisionText } from '../core/report/precision.ts';
import type { EngineHost } from './engineHost.ts';
import { fetchModels } from './fetchModels.ts';
import type { DatasetPlace } from './logic/datasets.ts';
import { forMessage } from './logic/disarm.ts';
import { ENCODER_SETTINGS, sourceOf, type EncoderSetting } from './logic/modelChoice.ts';
import { ProgressSteps } from './logic/progressText.ts';
import type { Settings } from './logic/settings.ts';
import type { Log } from './log.ts';
import { editorNetwork } from './network.ts';
import { withCancel } from './progress.ts';
import { compareParams, fetchParams } from './request.ts';
import { settingsFor } from './settings.ts';

const LOG_COLUMNS = 110;

export interface ModelsOptions {
  readonly engine: EngineHost;
  readonly extensionFolder: string;
  readonly log: Log;
}

/** What the editor asks the engine about models: which are on disk, what is missing, and which precision suits. */
export class Models {
  readonly #options: ModelsOptions;

  constructor(options: ModelsOptions) {
    this.#options = options;
  }

  /** Fetches what a dataset's models lack, if the user wants it. True when everything is on disk. Never rejects. */
  fetch(dataset: DatasetPlace | undefined): Promise<boolean> {
    const { extensionFolder, log } = this.#options;
    return fetchModels(fetchParams(settingsFor(dataset, log), extensionFolder), this.#options);
  }

  /** Names of the known models for a setting whose files are all here. No request is made. */
  async onDisk(setting: EncoderSetting, settings: Settings): Promise<ReadonlySet<string>> {
    const role = ENCODER_SETTINGS[setting];
    const sources = modelsFor(role).map(sourceOf);
    const found = await Promise.all(sources.map((source) => this.#isOnDisk(source, role, settings)));
    return new Set(sources.filter((_, i) => found[i]));
  }

  /** Measures with rows of the dataset and tells; the precision if the user takes it. Rejects with `Trouble`. */
  async measure(dataset: DatasetPlace): Promise<Precision | undefined> {
    const { engine, extensionFolder, log } = this.#options;
    const params = { ...compareParams(dataset, settingsFor(dataset, log), extensionFolder), sample: USUAL_SAMPLE };
    const report = await withCancel(say.measuring(), (signal, show) => {
      const steps = new ProgressSteps();
      const onProgress = (progress: Parameters<ProgressSteps['next']>[0]) => {
        show(steps.next(progress, performance.now()));
      };
      return engine.measurePrecision(params, { signal, onProgress });
    });
    this.tell(report);
    const { recommendation } = report;
    const use = say.usePrecision(recommendation.precision);
    const sentence = forMessage(precisionWords.recommendation(recommendation));
    const answer = await vscode.window.showInformationMessage(sentence, use, editorWords.showLog());
    if (answer === editorWords.showLog()) log.show();
    return answer === use ? recommendation.precision : undefined;
  }

  /** The whole measurement, in the log. */
  tell(report: PrecisionReport): void {
    for (const line of precisionText(report, LOG_COLUMNS).trimEnd().split('\n')) this.#options.log.info(line);
  }

  /** A request names all encoders of a pipeline; what the others lack plays no part. */
  async #isOnDisk(source: string, role: ModelRole, { precision }: Settings): Promise<boolean> {
    const plan = await this.#options.engine.planModels({
      models: { ...STANDARD, [MODEL_KEYS[role]]: source },
      pipelines: role === 'clip' || role === 'clip-text' ? ['clip'] : ['preclip'],
      precision: precision === 'auto' ? 'fp32' : precision,
      network: editorNetwork(),
      mayAsk: false,
    });
    return isWhole({ models: plan.models.filter((model) => model.role === role) });
  }
}
