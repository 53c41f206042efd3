import * as vscode from 'vscode';
import { MATRIX_ROWS } from '../core/similarity/rows.ts';
import type { CaptionsSurface } from './annotations/surface.ts';
import { chooseModels, chooseStandard, type ModelsInUse } from './commands/chooseModels.ts';
import { clearCache } from './commands/clearCache.ts';
import { createCaptions } from './commands/createCaptions.ts';
import { askForFormat, exportReport, type Format } from './commands/exportReport.ts';
import { openSample } from './commands/openSample.ts';
import { verifyEngine } from './commands/verifyEngine.ts';
import type { Datasets } from './datasets.ts';
import type { EngineHost } from './engineHost.ts';
import type { ImageFolders } from './imageFolders.ts';
import { commandId, COMMANDS, type CommandName } from './logic/commandTable.ts';
import type { DatasetPlace } from './logic/datasets.ts';
import { isStale, type Result, type Results } from './logic/results.ts';
import { compareInPanel, openHeatmaps, showRow } from './panel/commands.ts';
import type { Panels } from './panel/panels.ts';
import type { Log } from './log.ts';
import type { Models } from './models.ts';
import { USE_STANDARD } from './offerRealModels.ts';
import { cacheFolderOf } from './request.ts';
import type { Runs } from './runs.ts';
import { settingsFor } from './settings.ts';
import { told } from './tell.ts';

/** What commands act on. */
export interface Parts {
  readonly extension: vscode.Extension<unknown>;
  readonly captions: CaptionsSurface;
  readonly datasets: Datasets;
  readonly engine: EngineHost;
  readonly imageFolders: ImageFolders;
  readonly log: Log;
  readonly models: Models;
  readonly panels: Panels;
  readonly results: Results;
  readonly runs: Runs;
}

type Handlers = Readonly<Record<CommandName, (argument: unknown) => unknown>>;

/** Registers every command. A menu hands over the file or folder it was opened on. */
export function registerCommands(parts: Parts): vscode.Disposable {
  const handlers = handlersOf(parts);
  return vscode.Disposable.from(
    ...COMMANDS.map((name) =>
      vscode.commands.registerCommand(commandId(name), (argument: unknown) =>
        told(() => handlers[name](argument), parts.log),
      ),
    ),
    vscode.commands.registerCommand(USE_STANDARD, (captionsFile: unknown) =>
      told(() => useStandard(parts, vscode.Uri.file(String(captionsFile))), parts.log),
    ),
  );
}

function handlersOf(parts: Parts): Handlers {
  const { captions, datasets, engine, extension, log, runs } = parts;
  return {
    compare: (argument) => compare(parts, asUri(argument)),
    compareAgain: (argument) => compareAgain(parts, asUri(argument)),
    openHeatmaps: (argument) => openHeatmaps(parts, asUri(argument)),
    nextMismatch: () => captions.goToMismatch('next'),
    previousMismatch: () => captions.goToMismatch('previous'),
    showRow: () => showRow(parts),
    cancel: (argument) => {
      runs.cancel(asDataset(argument));
    },
    createCaptions: (argument) => createCaptions(parts, asUri(argument)),
    chooseModels: (argument) => chooseModels(modelsInUse(parts, asDataset(argument))),
    openSample: (argument) => openSample(parts, asUri(argument)),
    exportReport: (argument) => exportCurrent(parts, asUri(argument), asFormat(argument)),
    verifyEngine: () => verifyEngine(extension.extensionPath, log),
    clearCache: () => clearCache(engine, cacheFolderOf(settingsFor(datasets.current(), log))),
    showLog: () => {
      log.show();
    },
  };
}

async function compare(parts: Parts, target?: vscode.Uri): Promise<void> {
  const dataset = await parts.datasets.choose(target);
  if (dataset) await compareInPanel(parts, dataset);
}

/** Opens nothing: a panel that was closed stays so. */
async function compareAgain({ datasets, runs }: Parts, target?: vscode.Uri): Promise<void> {
  const dataset = await datasets.choose(target);
  if (dataset) await runs.compare(dataset);
}

/** Of the dataset that is open, or the one that is named. */
function modelsInUse({ datasets, log, models, results }: Parts, named?: DatasetPlace): ModelsInUse {
  const dataset = named ?? datasets.current();
  const clip = dataset && results.get(dataset)?.result?.comparison.models.clip;
  const settings = settingsFor(dataset, log);
  return {
    ...{ dataset, settings, logits: clip?.image.logits ?? clip?.text.logits },
    onDisk: (setting) => models.onDisk(setting, settings),
    measure: async () => {
      const measured = dataset ?? (await datasets.choose());
      return measured && models.measure(measured);
    },
    fetch: () => models.fetch(dataset),
  };
}

async function useStandard(parts: Parts, captionsFile: vscode.Uri): Promise<void> {
  const dataset = await parts.datasets.choose(captionsFile);
  if (dataset && (await chooseStandard(modelsInUse(parts, dataset)))) await compareInPanel(parts, dataset);
}

/** A report is always of the dataset as it is now. */
async function exportCurrent(parts: Parts, target?: vscode.Uri, asked?: Format): Promise<vscode.Uri | undefined> {
  const dataset = await parts.datasets.choose(target);
  const format = dataset && (asked ?? (await askForFormat()));
  if (!dataset || !format) return undefined;
  const result = await currentResult(parts, dataset);
  const { version } = parts.extension.packageJSON as { version: string };
  return result
    ? exportReport({ dataset, result, generator: `caption-lens ${version}` }, format, parts.log)
    : undefined;
}

async function currentResult({ results, runs }: Parts, dataset: DatasetPlace): Promise<Result | null> {
  const state = results.get(dataset);
  if (state?.result && !state.run && !state.failure && !isStale(state) && isWhole(state.result)) return state.result;
  const outcome = await runs.bring(dataset);
  return outcome === 'done' ? (results.get(dataset)?.result ?? null) : null;
}

/** A run that was cancelled after its verdicts lacks what a report shows beside them. */
function isWhole({ comparison: { rows, pipelines } }: Result): boolean {
  const { preclip, clip } = pipelines;
  const lacksMatrix = [preclip, clip].some((pipeline) => pipeline?.similarity === null);
  return preclip?.spread !== null && !(lacksMatrix && rows.length <= MATRIX_ROWS);
}

/** Menus hand over a file or folder, the list of datasets an entry of it. */
function asUri(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const dataset = asDataset(argument);
  return dataset && vscode.Uri.file(dataset.captionsFile);
}

function asDataset(argument: unknown): DatasetPlace | undefined {
  const { folder, captionsFile } = (argument ?? {}) as Partial<Record<keyof DatasetPlace, unknown>>;
  return typeof folder === 'string' && typeof captionsFile === 'string' ? { folder, captionsFile } : undefined;
}

const asFormat = (argument: unknown): Format | undefined =>
  argument === 'html' || argument === 'json' || argument === 'csv' ? argument : undefined;
