import assert from 'node:assert/strict';
import { access, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { eventually, runWindow, test } from './harness.ts';
import { answering, compare, lens, root, run as execute, stateOf } from './lens.ts';

const stranger = { folder: root(), captionsFile: join(root(), 'captions.csv') };

test('the window is restricted, and the extension works in it', async () => {
  assert.equal(vscode.workspace.isTrusted, false);
  const { datasets } = await lens();
  await datasets.ready();
  assert.deepEqual(datasets.all, [stranger]);
});

test('models and cache that the folder asks for are left alone, a harmless setting counts', async () => {
  await compare(stranger);
  const { result, failure } = await stateOf(stranger);
  assert.equal(failure, null);
  const { models, cache, rows } = result?.comparison ?? {};
  assert.equal(rows?.length, 20);
  assert.equal(models?.clip?.image.madeFor, 'illustrations');
  assert.equal(models.preclip?.projectionSeed, 3);
  assert.notEqual(cache?.file, null);
  assert.notEqual(dirname(cache?.file ?? ''), join(root(), 'trap'));
  await assert.rejects(access(join(root(), 'trap')));
});

test('a model of the Hub that the user names is not a folder of that name here', async () => {
  const model = 'Xenova/clip-vit-base-patch16';
  await access(join(root(), model));
  const configuration = vscode.workspace.getConfiguration('captionLens');
  await configuration.update('models.clip', model, vscode.ConfigurationTarget.Global);
  try {
    await answering({}, async (asked) => {
      await compare(stranger);
      await eventually('the question', () => asked.length > 0);
    });
    const { failure } = await stateOf(stranger);
    assert.equal(failure?.code, 'models-not-fetched');
    assert.equal(failure.args['models'], model);
  } finally {
    await configuration.update('models.clip', undefined, vscode.ConfigurationTarget.Global);
  }
});

test('the sample is opened and compared', async () => {
  const target = join(root(), 'samples');
  await mkdir(target);
  await execute('openSample', vscode.Uri.file(target));
  const folder = join(target, 'caption-lens-sample');
  const sample = { folder, captionsFile: join(folder, 'captions.csv') };
  await compare(sample);
  assert.equal((await stateOf(sample)).failure, null);
});

export const run = (): Promise<void> => runWindow('untrusted');
