import { dirname, isAbsolute } from 'node:path';
import * as vscode from 'vscode';
import type { DatasetPlace } from '../logic/datasets.ts';
import { Panel, type PanelParts } from './panel.ts';

const VIEW_TYPE = 'captionLens.heatmaps';

export interface PanelsOptions extends PanelParts {
  /** A panel of the window before is seen again, and its figures went with that window. */
  readonly onRestored: (dataset: DatasetPlace) => void;
}

export interface How {
  /** Index in `Comparison.rows` of a row to light. */
  readonly row?: number | null;
  readonly preserveFocus?: boolean;
}

/** The panels with heatmaps: one for each dataset that was asked for. */
export class Panels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #options: PanelsOptions;
  readonly #panels = new Map<string, Panel>();
  readonly #serializer: vscode.Disposable;

  constructor(options: PanelsOptions) {
    this.#options = options;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, this);
  }

  /** The panel of a dataset; undefined where none is open. */
  of({ captionsFile }: DatasetPlace): Panel | undefined {
    return this.#panels.get(captionsFile);
  }

  /** Opens the dataset's panel beside the text in front, or brings it to the front. */
  show(dataset: DatasetPlace, { row = null, preserveFocus = false }: How = {}): void {
    const panel = this.of(dataset) ?? this.#create(dataset, preserveFocus);
    panel.reveal(row, preserveFocus);
  }

  /** Called by the editor after a reload of the window, with what the page kept. */
  deserializeWebviewPanel(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    const captionsFile = captionsFileOf(state);
    if (captionsFile === null || this.#panels.has(captionsFile)) view.dispose();
    else this.#restore(view, { folder: dirname(captionsFile), captionsFile });
    return Promise.resolve();
  }

  dispose(): void {
    this.#serializer.dispose();
    for (const panel of this.#panels.values()) panel.dispose();
  }

  #create(dataset: DatasetPlace, preserveFocus: boolean): Panel {
    const isTextInFront = vscode.window.activeTextEditor !== undefined;
    const viewColumn = isTextInFront ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const view = vscode.window.createWebviewPanel(VIEW_TYPE, '', { viewColumn, preserveFocus });
    return this.#adopt(view, dataset);
  }

  #restore(view: vscode.WebviewPanel, dataset: DatasetPlace): void {
    const { onRestored, results } = this.#options;
    this.#adopt(view, dataset);
    if (!results.get(dataset)) onRestored(dataset);
  }

  #adopt(view: vscode.WebviewPanel, dataset: DatasetPlace): Panel {
    const { datasets } = this.#options;
    const { captionsFile } = dataset;
    const panel = new Panel(view, dataset, this.#options);
    this.#panels.set(captionsFile, panel);
    datasets.panel = captionsFile;
    view.onDidChangeViewState(() => {
      if (view.active) datasets.panel = captionsFile;
    });
    view.onDidDispose(() => {
      panel.dispose();
      this.#panels.delete(captionsFile);
      if (datasets.panel === captionsFile) datasets.panel = [...this.#panels.keys()].at(-1);
    });
    return panel;
  }
}

/** The page keeps the path that it was given in `PanelSetup`; null for what no page of ours can have kept. */
function captionsFileOf(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('captionsFile' in state)) return null;
  const { captionsFile } = state;
  return typeof captionsFile === 'string' && isAbsolute(captionsFile) ? captionsFile : null;
}
