import * as vscode from 'vscode';
import type { Datasets } from '../datasets.ts';
import type { DatasetPlace } from '../logic/datasets.ts';
import { LINK_COMMANDS } from '../logic/hoverText.ts';
import type { Results, Subscription } from '../logic/results.ts';
import type { Log } from '../log.ts';
import { told } from '../tell.ts';
import { Annotations } from './annotations.ts';
import { APPLY_FIX, Fixer, type FixRequest } from './applyFix.ts';
import { Decorations } from './decorations.ts';
import { captionsDiagnostics } from './diagnostics.ts';
import { CaptionsFixes, FIX_KINDS } from './fixes.ts';
import { CaptionsHover, type HoverEngine } from './hover.ts';
import { captionsLenses } from './lenses.ts';
import { goToMismatch, goToRow, openImage } from './rows.ts';

export interface SurfaceOptions {
  readonly results: Results;
  readonly datasets: Datasets;
  readonly engine: HoverEngine;
  readonly log: Log;
  readonly extensionUri: vscode.Uri;
  /** Lights a row, by its index in `Comparison.rows`, in the heatmaps. */
  readonly showRow: (dataset: DatasetPlace, row: number) => unknown;
}

/** Everything that a captions file shows in the editor. */
export interface CaptionsSurface extends Subscription {
  readonly annotations: Annotations;
  readonly goToMismatch: (direction: 'next' | 'previous') => Promise<void>;
}

/** Registers diagnostics, inline verdicts, hover, quick fixes and code lenses of captions files. */
export function annotateCaptions(options: SurfaceOptions): CaptionsSurface {
  const { results, datasets, engine, log, extensionUri } = options;
  const annotations = new Annotations(results);
  const files = { scheme: 'file' };
  const parts = vscode.Disposable.from(
    annotations,
    captionsDiagnostics(annotations, log),
    new Decorations({ annotations, log, extensionUri }),
    captionsLenses(results, datasets),
    linkCommands(annotations, options),
    vscode.languages.registerHoverProvider(files, new CaptionsHover(annotations, engine)),
    vscode.languages.registerCodeActionsProvider(files, new CaptionsFixes(annotations, log), FIX_KINDS),
  );
  return {
    annotations,
    goToMismatch: (direction) => goToMismatch(annotations, direction),
    dispose: () => {
      parts.dispose();
    },
  };
}

/** The commands behind links and quick fixes; they act on datasets that were compared, and on nothing else. */
function linkCommands(annotations: Annotations, { log, showRow }: SurfaceOptions): vscode.Disposable {
  const on = (work: (dataset: DatasetPlace, argument: unknown) => unknown) => (file: unknown, argument: unknown) => {
    const dataset = annotations.datasets.find(({ captionsFile }) => captionsFile === file);
    return dataset && work(dataset, argument);
  };
  const fixer = new Fixer(annotations);
  const commands: Readonly<Record<string, (...args: unknown[]) => unknown>> = {
    [LINK_COMMANDS['go-to-row']]: on((dataset, row) => goToRow(annotations, dataset, Number(row))),
    [LINK_COMMANDS['open-image']]: on((dataset, image) => openImage(dataset, String(image))),
    [LINK_COMMANDS['show-in-heatmap']]: on((dataset, row) => showRow(dataset, Number(row))),
    [APPLY_FIX]: (request) => fixer.apply(request as FixRequest),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, work]) =>
      vscode.commands.registerCommand(id, (...args: unknown[]) => told(() => work(...args), log)),
    ),
  );
}
