import * as vscode from 'vscode';
import type { Datasets } from '../datasets.ts';
import type { Results } from '../logic/results.ts';
import { rowOnLine } from '../logic/panelRows.ts';
import type { Runs } from '../runs.ts';
import type { Panels } from './panels.ts';

interface Parts {
  readonly datasets: Datasets;
  readonly panels: Panels;
  readonly results: Results;
  readonly runs: Runs;
}

/** Shows the dataset's heatmaps, and compares first where there is nothing to show. */
export async function openHeatmaps({ datasets, panels, results, runs }: Parts, target?: vscode.Uri): Promise<void> {
  const dataset = await datasets.choose(target);
  if (!dataset) return;
  panels.show(dataset);
  if (!results.get(dataset)?.result) await runs.compare(dataset);
}

/** Lights the row at the cursor of the captions file in the heatmaps. */
export async function showRow(parts: Parts): Promise<void> {
  const { datasets, panels, results } = parts;
  const editor = vscode.window.activeTextEditor;
  const dataset = datasets.all.find(({ captionsFile }) => captionsFile === editor?.document.uri.fsPath);
  if (!editor || !dataset) return openHeatmaps(parts);
  const comparison = results.get(dataset)?.result?.comparison;
  if (!comparison) return openHeatmaps(parts, editor.document.uri);
  panels.show(dataset, { row: rowOnLine(editor.document.getText(), comparison, editor.selection.active.line) });
}
