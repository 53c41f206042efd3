import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { HubServer } from '../../engine/support/hub/server.ts';
import { eventually, runWindow, test } from './harness.ts';
import { answering, compare, datasetNamed, lens, picking, root, run as execute, stateOf } from './lens.ts';

const photos = datasetNamed('photos');
const sample = datasetNamed('sample');
const CLIP = 'Xenova/clip-vit-base-patch32';
const OFFER = /know drawings, not photographs.*standard models/;

const configuration = () => vscode.workspace.getConfiguration('captionLens');
const setProfile = (profile: string | undefined) => configuration().update('models.profile', profile);
const inWorkspace = (name: string): unknown => configuration().inspect(name)?.workspaceValue;

/** A Hub on loopback in the place of the real one, and an empty cache; the engine starts anew to know both. */
async function serveModels(): Promise<HubServer> {
  const folder = (name: string) => join(root(), '.hub', name);
  const server = await HubServer.start({
    models: {
      [CLIP]: { main: folder('clip') },
      'Xenova/resnet-50': { 'feature-extraction': folder('resnet') },
      'sentence-transformers/distiluse-base-multilingual-cased-v1': { main: folder('distiluse') },
    },
  });
  Object.assign(process.env, { HF_ENDPOINT: server.url, HF_HUB_CACHE: join(root(), '.cache') });
  await (await lens()).engine.end();
  return server;
}

let hub: HubServer;

test('the Hub is not even asked before the user agrees, and the status says what is missing', async () => {
  hub = await serveModels();
  const shown = await answering({}, async (asked) => {
    await compare(photos);
    await eventually('the question', () => asked.length > 0);
  });
  assert.match(shown[0] ?? '', /^Download the models\? Missing: about 1\.2 GB\.$/);
  assert.deepEqual(hub.seen, []);
  assert.equal((await stateOf(photos)).failure?.code, 'models-not-fetched');
});

test('models that are not here are downloaded once the user agrees, and then compared with', async () => {
  await answering({ message: 'Download' }, async () => {
    await compare(photos);
    await eventually('the comparison', async () => (await stateOf(photos)).result);
  });
  const { models } = (await stateOf(photos)).result?.comparison ?? {};
  assert.match(models?.clip?.image.source ?? '', /clip-vit-base-patch32/);
  assert.match(models?.preclip?.image.source ?? '', /resnet-50/);
});

test('with everything on disk no request is made', async () => {
  const before = hub.seen.length;
  const shown = await answering({}, async () => execute('compareAgain', vscode.Uri.file(photos.captionsFile)));
  assert.equal(hub.seen.length, before);
  assert.deepEqual(shown, []);
});

test('the list of models says what is on this computer and what a download costs', async () => {
  const descriptions = new Map<string, string | undefined>();
  await picking(['CLIP'], async () => {
    const { showQuickPick } = vscode.window;
    Object.assign(vscode.window, {
      showQuickPick: (items: readonly vscode.QuickPickItem[]) => {
        for (const { label, description } of items) descriptions.set(label, description);
        return showQuickPick([...items]);
      },
    });
    await execute('chooseModels');
  });
  assert.equal(descriptions.get(CLIP), 'on this computer');
  assert.match(descriptions.get('Xenova/clip-vit-large-patch14') ?? '', /to download$/);
});

test('a name of the Hub is kept as a setting with the last step, and asked for at once', async () => {
  const window = vscode.window as unknown as { showInputBox: unknown };
  const { showInputBox } = vscode.window;
  window.showInputBox = () => Promise.resolve('somebody/unknown');
  try {
    const shown = await answering({}, () =>
      picking(['CLIP', 'Another name', 'In this workspace'], async () => execute('chooseModels')),
    );
    assert.equal(inWorkspace('models.clip'), 'hf:somebody/unknown');
    assert.match(shown[0] ?? '', /knows no model “somebody\/unknown”/);
  } finally {
    window.showInputBox = showInputBox;
    await configuration().update('models.clip', undefined);
  }
});

test('precisions are measured with rows of the dataset, and the recommended one is taken', async () => {
  await vscode.window.showTextDocument(vscode.Uri.file(photos.captionsFile));
  const shown = await answering({ message: 'Use fp32' }, () =>
    picking(['Precision', 'Measure on this computer', 'In this workspace'], async () => execute('chooseModels')),
  );
  assert.match(shown[0] ?? '', /^Recommended: fp32\./);
  assert.equal(inWorkspace('precision'), 'fp32');
  await configuration().update('precision', undefined);
});

test('auto compares in the precision that was measured', async () => {
  await configuration().update('precision', 'auto');
  await compare(photos);
  const state = await stateOf(photos);
  assert.equal(state.failure, null);
  assert.equal(state.result?.comparison.models.clip?.image.precision, 'fp32');
  await configuration().update('precision', undefined);
});

test('starter models on images of the user’s own are told, once, with a way to real ones', async () => {
  await setProfile('starter');
  const offered = async (work: () => Promise<unknown>) =>
    (await answering({}, work)).filter((text) => OFFER.test(text));
  const first = await answering({}, async (shown) => {
    await compare(photos);
    await eventually('the offer', () => shown.some((text) => OFFER.test(text)));
  });
  assert.equal(first.filter((text) => OFFER.test(text)).length, 1);
  assert.deepEqual(await offered(async () => compare(photos)), []);
});

test('they are not for the sample, which they were made for', async () => {
  const shown = await answering({}, async () => {
    await compare(sample);
    // Longer than it takes to look at the first image.
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  assert.ok((await stateOf(sample)).result);
  assert.deepEqual(shown, []);
  await setProfile(undefined);
  await hub[Symbol.asyncDispose]();
});

export const run = (): Promise<void> => runWindow('models');
