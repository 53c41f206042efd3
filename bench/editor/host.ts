import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { runWindow, test } from '../../test/extension/host/harness.ts';
import { compare, edit, lens, root, stateOf } from '../../test/extension/host/lens.ts';
import { isStale } from '../../src/extension/logic/results.ts';
import { peakOf } from '../support/process.ts';
import { captionOf } from './dataset.ts';
import { FIGURES, type HostFigures, type Save } from './figures.ts';

/* Runs in the extension host: what a user waits for there. */

const SAVES = 9;
const LONGEST_REST = 20_000;
const LIMIT = 1_200_000;
const dataset = { folder: root(), captionsFile: vscode.Uri.joinPath(vscode.Uri.file(root()), 'captions.csv').fsPath };

test(
  'figures',
  async () => {
    const { activationTime, engine, datasets } = await lens();
    await datasets.ready();
    const document = await vscode.workspace.openTextDocument(dataset.captionsFile);
    await vscode.window.showTextDocument(document);
    const cold = await untilFigures();
    const warm = await untilFigures();
    const saves: Save[] = [];
    for (let round = 0; round < SAVES; round++) saves.push(await savedAndSaid(round));
    const pid = await engine.pid();
    const rows = (await stateOf(dataset)).result?.comparison.rows.length ?? 0;
    await keep({
      ...{ rows, activation: activationTime / 1e3, cold, warm, saves },
      hostBytes: process.memoryUsage.rss(),
      engineBytes: pid === null ? null : peakOf(pid),
    });
  },
  LIMIT,
);

/** Gives the first row a caption of another length, so that its diagnostic changes, and saves. */
async function savedAndSaid(round: number): Promise<Save> {
  const { captions: surface, results } = await lens();
  const before = (await stateOf(dataset)).result;
  const own = captionOf(0);
  const captions = Array.from({ length: SAVES + 1 }, (_, i) =>
    i === 0 ? own : `A plate of ${'very '.repeat(i)}hot soup.`,
  );
  const document = await edit(dataset, captions[round] ?? '', captions[round + 1] ?? '');
  const isNew = () => {
    const state = results.get(dataset);
    return state && state.result !== before && !isStale(state);
  };
  const said = Promise.withResolvers<number>();
  // Diagnostics listen there, too, and since earlier. The editor's own event waits for 50 ms before it tells of them.
  const listening = surface.annotations.onDidChange(({ captionsFile }) => {
    if (isNew() && captionsFile === dataset.captionsFile) said.resolve(performance.now());
  });
  let saved = NaN;
  const saving = vscode.workspace.onDidSaveTextDocument(() => {
    saved = performance.now();
  });
  const started = performance.now();
  try {
    assert.ok(await document.save());
    const whole = ((await said.promise) - started) / 1e3;
    const engine = (results.get(dataset)?.result?.comparison.timings['total'] ?? NaN) / 1e3;
    return { whole, saving: (saved - started) / 1e3, engine };
  } finally {
    vscode.Disposable.from(saving, listening).dispose();
    await rest();
  }
}

/** Seconds from a comparison's command to its figures. Nobody waits for the projections that are drawn afterwards. */
async function untilFigures(): Promise<number> {
  const { results } = await lens();
  const before = results.get(dataset)?.result?.run;
  const came = Promise.withResolvers<number>();
  const listening = results.subscribe(({ result, failure }) => {
    if (failure) came.reject(failure);
    if (result && result.run !== before) came.resolve(performance.now());
  });
  const started = performance.now();
  try {
    void compare(dataset);
    return ((await came.promise) - started) / 1e3;
  } finally {
    listening.dispose();
    await rest();
  }
}

/** Until the end of the run; at 10,000 rows that would be hours. */
async function rest(): Promise<void> {
  const { results } = await lens();
  const end = performance.now() + LONGEST_REST;
  while (results.get(dataset)?.run && performance.now() < end) await delay(50);
}

async function keep(figures: HostFigures): Promise<void> {
  await writeFile(process.env[FIGURES] ?? '', JSON.stringify(figures));
}

export const run = (): Promise<void> => runWindow('bench');
