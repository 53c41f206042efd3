import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import type { Picture, ThumbnailParams } from '../../src/contract/engine.ts';
import { ENGINE } from './corpus/bundle.ts';
import { PIPE, TestFolder } from './corpus/folder.ts';
import { AVIF, blankPng, cut, GIF, GREY, JPEG, SIDEWAYS, TIFF, WEBP } from './corpus/pictures.ts';
import { album } from './support/album.ts';
import { paramsFor } from './support/comparisons.ts';
import { InferenceServer } from './support/inferenceServer.ts';

let folder: TestFolder;
let client: EngineClient;

const halfClear = () =>
  sharp({ create: { width: 60, height: 40, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } } })
    .png()
    .toBuffer();
const opaque = () =>
  sharp({ create: { width: 60, height: 40, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 1 } } })
    .png()
    .toBuffer();

beforeAll(async () => {
  folder = await TestFolder.with({
    'beaches/shore.jpg': JPEG,
    'sideways.jpg': SIDEWAYS,
    'grey.jpg': GREY,
    'sofa.gif': GIF,
    'piñata.webp': WEBP,
    'lamp.tiff': TIFF,
    'boat.avif': AVIF,
    'clear.png': await halfClear(),
    'opaque.png': await opaque(),
    'wide.png': blankPng(4_000, 40),
    'cut.jpg': cut(JPEG, 0.5),
    'vast.png': blankPng(20_000, 20_000, [], 1),
    'text.jpg': 'no image',
    'empty.jpg': '',
    pipe: PIPE,
    'out.jpg': { link: '../secret.jpg' },
    'in.jpg': { link: 'grey.jpg' },
    '../secret.jpg': JPEG,
  });
  client = new EngineClient({ modulePath: ENGINE });
});

afterAll(async () => {
  await client.dispose();
  await folder[Symbol.asyncDispose]();
});

function thumbnail(image: string, more: Partial<ThumbnailParams> = {}): Promise<Picture> {
  return client.thumbnail({ folder: folder.path('dataset'), image, side: 32, upright: false, ...more });
}

/** What the bytes say of themselves. */
async function seen({ bytes, type, width, height }: Picture) {
  const found = await sharp(bytes).metadata();
  expect([`image/${found.format}`, found.width, found.height]).toEqual([type, width, height]);
  return { type, width, height };
}

describe('a thumbnail', () => {
  it.each([
    'beaches/shore.jpg',
    'grey.jpg',
    'piñata.webp',
    'lamp.tiff',
    'boat.avif',
    'opaque.png',
    'wide.png',
    'in.jpg',
  ])('of %s is a JPEG whose longest side is as asked', async (image) => {
    const { type, width, height } = await seen(await thumbnail(image));
    expect([type, Math.max(width, height)]).toEqual(['image/jpeg', 32]);
  });

  it('is a PNG where something is transparent', async () => {
    expect(await seen(await thumbnail('clear.png'))).toEqual({ type: 'image/png', width: 32, height: 21 });
  });

  it('is never larger than the image', async () => {
    expect(await seen(await thumbnail('opaque.png', { side: 1024 }))).toMatchObject({ width: 60, height: 40 });
  });

  it('is turned only where that is asked for', async () => {
    const lying = await thumbnail('sideways.jpg');
    const upright = await thumbnail('sideways.jpg', { upright: true });
    expect([upright.width, upright.height]).toEqual([lying.height, lying.width]);
    expect(lying.width).not.toBe(lying.height);
  });

  it('is that of the file as it is now', async () => {
    const before = await thumbnail('grey.jpg');
    expect(await thumbnail('grey.jpg')).toEqual(before);
    await writeFile(folder.path('dataset', 'grey.jpg'), SIDEWAYS);
    expect(await thumbnail('grey.jpg')).not.toEqual(before);
  });

  it.each([
    ['cut.jpg', 'truncated'],
    ['vast.png', 'large'],
    ['text.jpg', 'format'],
    ['empty.jpg', 'empty'],
    ['gone.jpg', 'gone'],
    ['beaches', 'gone'],
    ['pipe', 'gone'],
    ['out.jpg', 'gone'],
    ['../secret.jpg', 'gone'],
    ['/etc/hostname', 'gone'],
    ['', 'gone'],
    ['a\0b', 'gone'],
  ])('of %j is refused: %s', async (image, reason) => {
    await expect(thumbnail(image)).rejects.toMatchObject({ code: 'image-not-shown', args: { file: image, reason } });
  });

  it('of a folder that is not there is refused', async () => {
    const missing = thumbnail('grey.jpg', { folder: folder.path('nowhere') });
    await expect(missing).rejects.toMatchObject({ code: 'dataset-folder-missing' });
  });

  it.each([0, 15, 1025, NaN])('of %d pixels is refused', async (side) => {
    await expect(thumbnail('grey.jpg', { side })).rejects.toMatchObject({ code: 'engine-failed' });
  });

  it('is given up when nobody waits for it', async () => {
    const controller = new AbortController();
    const params = { folder: folder.path('dataset'), image: 'wide.png', side: 64, upright: false };
    const pending = client.thumbnail(params, { signal: controller.signal });
    controller.abort();
    await expect(pending).rejects.toMatchObject({ code: 'cancelled' });
  });
});

it('thumbnails come while a comparison runs, and change nothing about it', async () => {
  await using busy = await TestFolder.with(await album(40));
  await using server = await InferenceServer.start({ delay: 300 });
  const { textEncoder = '' } = server.servers;
  const params = paramsFor(busy.path('dataset'), { models: { ...paramsFor('').models, servers: { textEncoder } } });
  let finished = false;
  const asked: Promise<boolean>[] = [];
  const onProgress = () => {
    if (asked.length < 3) asked.push(thumbnail('piñata.webp', { side: 40 + asked.length }).then(() => finished));
  };
  const disturbed = await client.compare(params, { onProgress });
  finished = true;
  expect(await Promise.all(asked)).toEqual([false, false, false]);
  const again = await client.compare(params);
  expect(again.comparison.pipelines).toEqual(disturbed.comparison.pipelines);
  expect(again.comparison.cache.computed).toBe(0);
});
