import assert from 'node:assert/strict';
import { copyFile, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { DatasetPlace } from '../../../src/extension/logic/datasets.ts';
import { isStale } from '../../../src/extension/logic/results.ts';
import { eventually, test } from './harness.ts';
import { answering, compare, datasetNamed, edit, lens, run, stateOf } from './lens.ts';

const photos = datasetNamed('fotos de mamá');
const other = datasetNamed('other');

test('activation starts no engine', async () => {
  const { engine } = await lens();
  assert.equal(await engine.pid(), null);
});

test('both datasets of the workspace are found', async () => {
  const { datasets } = await lens();
  await datasets.ready();
  await eventually('both', () => datasets.all.length === 2);
  assert.deepEqual(datasets.all, [photos, other]);
});

test('a comparison gives both pipelines and the spread of pre-CLIP', async () => {
  await compare(photos);
  const { result, run: active, failure } = await stateOf(photos);
  assert.equal(failure, null);
  assert.equal(active, null);
  assert.equal(result?.comparison.rows.length, 10);
  assert.equal(result.comparison.pipelines.clip?.top1.total, 10);
  assert.equal(result.comparison.pipelines.preclip?.spread?.seeds, 200);
});

test('the extension host has loaded neither onnxruntime nor sharp', async () => {
  const { sharedObjects } = process.report.getReport() as { sharedObjects: string[] };
  assert.deepEqual(
    sharedObjects.filter((path) => /onnxruntime|sharp|vips/.test(path)),
    [],
  );
  return Promise.resolve();
});

test('two datasets asked for at once are both compared', async () => {
  await Promise.all([compare(photos), compare(other)]);
  assert.equal((await stateOf(other)).failure, null);
  assert.equal(isStale(await stateOf(photos)), false);
});

test('the engine answers questions about both datasets, whichever was compared last', async () => {
  const { engine } = await lens();
  for (const dataset of [photos, other]) {
    const { result } = await stateOf(dataset);
    const { type } = await engine.crop({ run: result?.run ?? 0, pipeline: 'clip', row: 0 });
    assert.equal(type, 'image/png');
  }
});

test('an edit makes the verdict stale, saving it compares again, with one embedding to compute', async () => {
  const { results } = await lens();
  const before = (await stateOf(photos)).result;
  const document = await edit(photos, 'A grey plate.', 'A plate as grey as rain.');
  assert.ok(isStale(await stateOf(photos)));
  await document.save();
  const after = await eventually('a new result', () => {
    const found = results.get(photos)?.result;
    return found && found !== before && found;
  });
  assert.equal(isStale(await stateOf(photos)), false);
  assert.equal(after.unsavedText, null);
  assert.ok(after.comparison.rows.some(({ caption }) => caption.value === 'A plate as grey as rain.'));
  assert.equal(after.comparison.cache.computed, 2);
});

test('a comparison by command takes what is typed and not saved', async () => {
  const document = await edit(photos, 'A plate as grey as rain.', 'Unsaved.');
  await compare(photos);
  const { result } = await stateOf(photos);
  assert.ok(document.isDirty);
  assert.ok(result?.comparison.rows.some(({ caption }) => caption.value === 'Unsaved.'));
  assert.equal(result?.unsavedText, document.getText());
  assert.ok(await document.save());
});

test('what was compared and is thrown away, while it is compared or afterwards, is compared again as it is on disk', async () => {
  const { results } = await lens();
  const onDisk = (await vscode.workspace.openTextDocument(photos.captionsFile)).getText();
  for (const early of [true, false]) {
    const document = await edit(photos, 'Unsaved.', 'Thrown away.');
    await vscode.window.showTextDocument(document);
    const compared = compare(photos);
    if (!early) await compared;
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await compared;
    assert.equal(document.getText(), onDisk);
    await eventually('a verdict on what is on disk', () => {
      const state = results.get(photos);
      return state && !state.run && !isStale(state) && state.result?.unsavedText === null;
    });
    const captions = (await stateOf(photos)).result?.comparison.rows.map(({ caption }) => caption.value);
    assert.ok(captions?.includes('Unsaved.'));
  }
});

test('while typing, after a pause, by setting', async () => {
  const { results } = await lens();
  const configuration = vscode.workspace.getConfiguration('captionLens');
  await configuration.update('rerun', 'whileTyping', vscode.ConfigurationTarget.Workspace);
  const document = await edit(photos, 'Unsaved.', 'Typed a moment ago.');
  await eventually('a verdict on what is typed', () => results.get(photos)?.result?.unsavedText === document.getText());
  assert.equal(isStale(await stateOf(photos)), false);
  await configuration.update('rerun', undefined, vscode.ConfigurationTarget.Workspace);
  assert.ok(await document.save());
  await compare(photos);
});

test('an image replaced on disk is noticed', async () => {
  const { results } = await lens();
  const before = (await stateOf(photos)).result;
  await copyFile(join(photos.folder, 'beaches', 'shore.jpg'), join(photos.folder, 'food', 'grey.jpg'));
  await eventually('a new result', () => {
    const state = results.get(photos);
    return state && state.result !== before && !state.run && !isStale(state);
  });
});

test('a folder of images that goes and comes back is noticed, though nobody tells of its images', async () => {
  const { results } = await lens();
  const rows = (await stateOf(photos)).result?.comparison.rows.length ?? 0;
  const [folder, elsewhere] = [join(photos.folder, 'rooms'), join(photos.folder, '..', '.rooms')];
  const settledRows = () => {
    const state = results.get(photos);
    return state?.result && !state.run && !isStale(state) ? state.result.comparison.rows.length : rows;
  };
  await rename(folder, elsewhere);
  await eventually('rows to be left out', () => settledRows() < rows);
  await rename(elsewhere, folder);
  await eventually('all rows again', () => {
    const state = results.get(photos);
    return state?.result?.comparison.rows.length === rows && !state.run && !isStale(state);
  });
});

test('an edit that is taken back leaves no stale verdict, and nothing to compare', async () => {
  const { results } = await lens();
  const before = (await stateOf(photos)).result;
  const document = await edit(photos, 'Typed a moment ago.', 'Typed and taken back.');
  assert.ok(isStale(await stateOf(photos)));
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
  await eventually('the verdict of before', () => {
    const state = results.get(photos);
    return state && !isStale(state);
  });
  assert.equal((await stateOf(photos)).result?.run, before?.run);
  assert.ok(!document.isDirty || (await document.save()));
});

test('a captions file that comes and goes makes and ends a dataset', async () => {
  const { datasets } = await lens();
  const added = datasetNamed('added');
  await mkdir(added.folder);
  await writeFile(added.captionsFile, 'filename,category,caption\n');
  await eventually('the new dataset', () => datasets.all.some(({ folder }) => folder === added.folder));
  await rm(added.captionsFile);
  await eventually('its end', () => !datasets.all.some(({ folder }) => folder === added.folder));
});

test('a folder that is renamed or deleted ends its dataset, and all that was known of it', async () => {
  const { datasets, results } = await lens();
  const [before, after] = [datasetNamed('renamed'), datasetNamed('renamed.v2')];
  const isListed = (dataset: DatasetPlace) => datasets.all.some(({ folder }) => folder === dataset.folder);
  const problems = () => vscode.languages.getDiagnostics(vscode.Uri.file(before.captionsFile));
  await cp(other.folder, before.folder, { recursive: true });
  await compare(before);
  await eventually('its problems', () => isListed(before) && problems().length > 0);
  await rename(before.folder, after.folder);
  await eventually('the end of the old name', () => !isListed(before));
  assert.deepEqual([results.get(before), problems()], [null, []]);
  await eventually('the new name', () => isListed(after));
  await rm(after.folder, { recursive: true });
  await eventually('its end', () => !isListed(after));
});

test('cancelling ends a run without a word and keeps the verdict', async () => {
  const { results } = await lens();
  await (await lens()).engine.end();
  const before = (await stateOf(photos)).result;
  const shown = await answering({}, async () => {
    const finished = compare(photos);
    await eventually('the run to begin', () => results.get(photos)?.run);
    await run('cancel');
    await finished;
  });
  assert.deepEqual(shown, []);
  const { result, failure } = await stateOf(photos);
  assert.deepEqual([result, failure], [before, null]);
});

test('a killed engine is told once, and Restart compares again', async () => {
  const { engine, results } = await lens();
  await compare(photos);
  await engine.end();
  const shown = await answering({ message: 'Restart' }, async () => {
    const finished = compare(photos);
    const pid = await eventually('the engine to start', () => engine.pid());
    process.kill(pid, 'SIGKILL');
    await finished;
    await eventually('the run after the restart', () => {
      const state = results.get(photos);
      return state && !state.run && !state.failure;
    });
  });
  assert.equal(shown.length, 1);
  assert.match(shown[0] ?? '', /engine stopped unexpectedly \(SIGKILL\)/);
});
