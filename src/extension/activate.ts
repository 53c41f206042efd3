import { config } from '@vscode/l10n';
import * as vscode from 'vscode';
import { annotateCaptions, type CaptionsSurface } from './annotations/surface.ts';
import { registerCommands } from './commands.ts';
import { contextKeys } from './contextKeys.ts';
import { Datasets } from './datasets.ts';
import { datasetsView } from './datasetsView.ts';
import { EngineHost } from './engineHost.ts';
import { ImageFolders } from './imageFolders.ts';
import { Log } from './log.ts';
import { Results } from './logic/results.ts';
import { AutoPrecision } from './logic/autoPrecision.ts';
import { Runner } from './logic/runner.ts';
import { Models } from './models.ts';
import { RealModelsOffer } from './offerRealModels.ts';
import { compareParams } from './request.ts';
import { Panels } from './panel/panels.ts';
import { Reruns } from './reruns.ts';
import { Runs } from './runs.ts';
import { settingsFor, settingsMemory } from './settings.ts';
import { statusBar } from './statusBar.ts';
import { told } from './tell.ts';

/** Milliseconds for the editor to draw new verdicts in. */
const DRAWING = 200;

/** What the tests in the extension host hold on to. */
export interface CaptionLens {
  readonly captions: CaptionsSurface;
  readonly datasets: Datasets;
  readonly engine: EngineHost;
  readonly panels: Panels;
  readonly results: Results;
  /** Milliseconds that activation took. */
  readonly activationTime: number;
}

let running: { readonly runner: Runner; readonly engine: EngineHost } | undefined;

/** Registers everything and starts nothing: neither engine nor search. */
export function activate(context: vscode.ExtensionContext): CaptionLens {
  const started = performance.now();
  config({ contents: vscode.l10n.bundle ?? {} });
  context.subscriptions.push(settingsMemory());
  const log = new Log();
  const results = new Results();
  const datasets = new Datasets(context.workspaceState, log);
  const imageFolders = new ImageFolders(datasets, log);
  const host = new EngineHost(context.asAbsolutePath('dist/engine.js'), log);
  const models = new Models({ engine: host, extensionFolder: context.extensionPath, log });
  const autoPrecision = new AutoPrecision({
    engine: host,
    onReport: (report) => {
      models.tell(report);
    },
  });
  const runner = new Runner({
    engine: host,
    results,
    paramsOf: async (dataset, call) => {
      await reruns.note(dataset);
      const settings = settingsFor(dataset, log);
      const params = compareParams(dataset, settings, context.extensionPath);
      return autoPrecision.settle(params, settings.precision, call);
    },
    shown: (dataset) => captions.annotations.told(dataset),
    drawing: DRAWING,
  });
  running = { runner, engine: host };
  const offer = new RealModelsOffer({
    memory: context.globalState,
    sample: context.asAbsolutePath('samples/scenes'),
  });
  const runs = new Runs({
    ...{ runner, results, datasets, log },
    fetchModels: (dataset) => models.fetch(dataset),
    onCompared: (comparison) => void told(() => offer.make(comparison), log),
  });
  const reruns = new Reruns({ results, runs, log });
  const captions = annotateCaptions({
    ...{ results, datasets, engine: host, log, extensionUri: context.extensionUri },
    showRow: (dataset, row) => {
      panels.show(dataset, { row });
    },
  });
  const { annotations } = captions;
  const panels = new Panels({
    ...{ annotations, extensionUri: context.extensionUri, datasets, engine: host, log, results },
    onRestored: (dataset) => {
      reruns.restored(dataset);
    },
  });
  context.subscriptions.push(
    log,
    datasets,
    datasets.onDidLose((dataset) => {
      runs.cancel(dataset);
      results.forget(dataset);
    }),
    imageFolders,
    reruns,
    panels,
    captions,
    statusBar(results, datasets),
    contextKeys({ results, datasets, imageFolders }),
    datasetsView(datasets, results),
    registerCommands({
      ...{
        extension: context.extension,
        captions,
        datasets,
        engine: host,
        imageFolders,
        log,
        models,
        panels,
        results,
        runs,
      },
    }),
  );
  return { captions, datasets, engine: host, panels, results, activationTime: performance.now() - started };
}

/** Runs that wait for the engine are cancelled, or they would start another one. The engine is asked to go, then killed. */
export async function deactivate(): Promise<void> {
  running?.runner.end();
  await running?.engine.close();
  running = undefined;
}
