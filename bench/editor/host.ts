import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { eventually, runWindow, test } from '../../test/extension/host/harness.ts';
import { compare, edit, lens, root, stateOf } from '../../test/extension/host/lens.ts';
import { isStale } from '../../src/extension/logic/results.ts';
import { peakOf } from '../support/process.ts';
import { captionOf } from './dataset.ts';
import { FIGURES, type HostFigures } from './figures.ts';

/* Runs in the extension host: what a user waits for there. */

const SAVES = 9;
const LIMIT = 1_200_000;
const dataset = { folder: root(), captionsFile: vscode.Uri.joinPath(vscode.Uri.file(root()), 'captions.csv').fsPath };

test(
  'figures',
  async () => {
    const { activationTime, engine, datasets } = await lens();
    await datasets.ready();
    const document = await vscode.workspace.openTextDocument(dataset.captionsFile);
    await vscode.window.showTextDocument(document);
    const cold = await seconds(() => compare(dataset));
    const warm = await seconds(() => compare(dataset));
    const saves: number[] = [];
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
async function savedAndSaid(round: number): Promise<number> {
  const { results } = await lens();
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
  const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    if (isNew() && uris.some(({ fsPath }) => fsPath === dataset.captionsFile)) said.resolve(performance.now());
  });
  const started = performance.now();
  try {
    assert.ok(await document.save());
    return ((await said.promise) - started) / 1e3;
  } finally {
    listening.dispose();
    await eventually('the end of the run', () => !results.get(dataset)?.run);
  }
}

async function seconds(work: () => Thenable<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  assert.equal((await stateOf(dataset)).failure, null);
  return (performance.now() - started) / 1e3;
}

async function keep(figures: HostFigures): Promise<void> {
  await writeFile(process.env[FIGURES] ?? '', JSON.stringify(figures));
}

export const run = (): Promise<void> => runWindow('bench');
