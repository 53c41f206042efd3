import * as vscode from 'vscode';
import { rowsOnLines } from '../../core/annotations/document.ts';
import type { Annotations } from '../annotations/annotations.ts';
import type { Datasets } from '../datasets.ts';
import type { DatasetPlace } from '../logic/datasets.ts';
import type { Results } from '../logic/results.ts';
import type { Runs } from '../runs.ts';
import type { Panels } from './panels.ts';

interface Parts {
  readonly captions: { readonly annotations: Annotations };
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
  if (!results.get(dataset)?.result) await runs.bring(dataset);
}

/** Compares, in sight of the dataset's panel: it opens beside the text in front, which keeps the focus. */
export async function compareInPanel({ panels, runs }: Parts, dataset: DatasetPlace): Promise<void> {
  if (!panels.of(dataset)) panels.show(dataset, { preserveFocus: true });
  await runs.compare(dataset);
}

/** Lights the row at the cursor of a captions file in the heatmaps. */
export async function showRow(parts: Parts): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const { annotations } = parts.captions;
  const dataset = editor && annotations.stateOf(editor.document.uri)?.dataset;
  if (!dataset) return openHeatmaps(parts);
  parts.panels.show(dataset, { row: rowAtCursor(editor, annotations) });
}

/** Index in `Comparison.rows`; null where the cursor is in no row that was compared. */
function rowAtCursor({ document, selection }: vscode.TextEditor, annotations: Annotations): number | null {
  const annotated = annotations.of(document);
  if (!annotated) return null;
  const { line } = selection.active;
  const [first, last] = rowsOnLines(annotated.document, line, line);
  return first > last ? null : (annotated.rows[first]?.index ?? null);
}
