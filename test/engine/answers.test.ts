import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as sent } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import type { BlockParams, CompareResult } from '../../src/contract/engine.ts';
import { withMatrices } from '../../src/core/report/findings.ts';
import { ENGINE } from './corpus/bundle.ts';
import { TestFolder, type Entries } from './corpus/folder.ts';
import { GIF, GREY, JPEG, PNG, TIFF, WEBP } from './corpus/pictures.ts';
import { paramsFor } from './support/comparisons.ts';
import { npyRows } from './support/npy.ts';

/** What the engine answers about a comparison. The matrix of these rows is too large to be kept. */
const ROWS = 2_100;
const PICTURES = [JPEG, PNG, GREY, GIF, WEBP, TIFF];
/** Of a cosine in float32. */
const ROUNDING = 1e-6;
const names = ['shore.jpg', 'salad.png', 'grey.jpg', 'sofa.gif', 'piñata.webp', 'lamp.tiff'];

/** Few images with hundreds of captions each: every row takes part, and only captions cost time. */
function manyCaptions(): Entries {
  const captions = Array.from({ length: ROWS }, (_, row) => `${names[row % names.length]},,${row % 700} plates`);
  const unique = captions.map((line, row) => (row < 1_400 ? line : `${line} of ${row}`));
  return {
    ...Object.fromEntries(names.map((name, i) => [name, PICTURES[i] ?? JPEG])),
    'captions.csv': `filename,category,caption\n${unique.join('\n')}\n`,
  };
}

let folder: TestFolder;
let client: EngineClient;
let result: CompareResult;
/** Unit vectors by row, as the encoders gave them. */
let images: number[][];
let captions: number[][];
let size: number;

beforeAll(async () => {
  folder = await TestFolder.with(manyCaptions());
  client = new EngineClient({ modulePath: ENGINE });
  const stages = folder.path('out', 'stages');
  const clip = paramsFor(folder.path('dataset'), { pipelines: ['clip'], dumpStages: stages });
  result = await client.compare(clip);
  images = npyRows(await readFile(join(stages, 'images.clip.npy')));
  captions = npyRows(await readFile(join(stages, 'captions.clip.npy')));
  size = result.comparison.rows.length;
});

afterAll(async () => {
  await client.dispose();
  await folder[Symbol.asyncDispose]();
});

const cosine = (row: number, column: number) =>
  (images[row] ?? []).reduce((sum, value, i) => sum + value * (captions[column]?.[i] ?? NaN), 0);
const line = (row: number) => captions.map((_, column) => cosine(row, column));
const range = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, i) => from + i);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Eight rows and 64 columns. */
function request(): BlockParams {
  const cells = { rows: range(100, 108), columns: range(1_500, 1_564), pool: 1, onDiagonal: false };
  return { run: result.run, pipeline: 'clip', mode: { kind: 'cosine' }, ...cells };
}

function ask(more: Partial<BlockParams>): Promise<Float32Array> {
  return client.block({ ...request(), ...more });
}

function expectClose(texels: Float32Array, numbers: readonly number[], within = 1e-5): void {
  expect(texels).toHaveLength(numbers.length);
  expect(Math.max(...numbers.map((number, i) => Math.abs(number - (texels[i] ?? NaN))))).toBeLessThan(within);
}

describe('a block of a matrix that is not kept', () => {
  it('comes of more than 2,000 rows', () => {
    expect(size).toBeGreaterThan(2_000);
    expect(result.comparison.pipelines.clip?.similarity).toBeNull();
  });

  it('holds the cosines of its rows and columns', async () => {
    const expected = [...range(100, 108)].flatMap((row) =>
      [...range(1_500, 1_564)].map((column) => cosine(row, column)),
    );
    expectClose(await ask({}), expected);
  });

  it('holds shares of all captions, although it shows a few', async () => {
    const scale = 20;
    const shares = (row: number) => {
      const powers = line(row).map((value) => Math.exp(scale * value));
      const all = powers.reduce((sum, power) => sum + power, 0);
      return powers.map((power) => power / all);
    };
    const mode = { kind: 'softmax', scale } as const;
    const expected = [...range(100, 108)].flatMap((row) => shares(row).slice(1_500, 1_564));
    expectClose(await ask({ mode }), expected, 1e-7);
    const whole = await ask({ mode, columns: range(0, size), rows: Int32Array.of(5) });
    expect(mean([...whole]) * size).toBeCloseTo(1, 4);
  });

  it('holds ranks among all captions', async () => {
    const columns = range(1_500, 1_564);
    const texels = await ask({ rows: Int32Array.of(100), columns, mode: { kind: 'rank' } });
    const cosines = line(100);
    const better = (than: number) => cosines.filter((value) => value > than).length;
    columns.forEach((column, i) => {
      const own = cosines[column] ?? NaN;
      expect(texels[i]).toBeGreaterThanOrEqual(1 + better(own + ROUNDING));
      expect(texels[i]).toBeLessThanOrEqual(1 + better(own - ROUNDING));
    });
  });

  it('of the whole is one texel, or one row of own pairs', async () => {
    const all = range(0, size);
    const pairs = { rows: all, columns: all, pool: 4_096 };
    const own = result.comparison.pipelines.clip;
    expectClose(await ask({ ...pairs, onDiagonal: true }), [own?.diagonalMean ?? NaN]);
    const whole = await ask(pairs);
    const sigmoid = await ask({ ...pairs, mode: { kind: 'sigmoid', scale: 0, bias: 0 } });
    expectClose(sigmoid, [0.5]);
    expectClose(whole, [mean(sums())]);
  });

  it.each([
    ['rows beyond the last', { rows: Int32Array.of(99_999) }],
    ['a pool of three', { pool: 3 }],
    ['a pipeline that did not run', { pipeline: 'preclip' }],
  ] as const)('is refused with %s', async (_, wrong) => {
    await expect(ask(wrong)).rejects.toMatchObject({ code: 'engine-failed' });
  });

  it('is given up at once when nobody waits for it', async () => {
    const controller = new AbortController();
    const all = range(0, size);
    const asked = { rows: all, columns: all, pool: 8, onDiagonal: true, mode: { kind: 'rank' } } as const;
    const pending = client.block({ ...request(), ...asked }, { signal: controller.signal });
    const refused = expect(pending).rejects.toMatchObject({ code: 'cancelled' });
    await sent();
    controller.abort();
    await refused;
    expect(await ask({})).toHaveLength(8 * 64);
  });
});

/** The mean cosine of each image with all captions, from the sum of the captions. */
function sums(): number[] {
  const sum = (captions[0] ?? []).map((_, i) => mean(captions.map((caption) => caption[i] ?? NaN)));
  return images.map((image) => image.reduce((all, value, i) => all + value * (sum[i] ?? NaN), 0));
}

describe('the neighbours of a row', () => {
  it('are the best captions of its image and the best images of its caption', async () => {
    const found = await client.nearest({ run: result.run, pipeline: 'clip', row: 1_234, count: 6 });
    const cosines = line(1_234);
    const best = [...new Set(cosines.map((value) => value.toFixed(6)))].sort((a, b) => Number(b) - Number(a));
    expect(found.captions).toHaveLength(6);
    expect(found.captions[0]?.cosine).toBeCloseTo(Number(best[0]), 5);
    for (const { row, cosine: value } of found.captions) expect(value).toBeCloseTo(cosines[row] ?? NaN, 5);
    expect(found.images.map(({ row }) => row).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
    for (const { row, cosine: value } of found.images) expect(value).toBeCloseTo(cosine(row, 1_234), 5);
    const falling = found.images.map(({ cosine: value }) => value);
    expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  });
});

describe('a crop', () => {
  it('is the file that the stages were written with', async () => {
    const { bytes, type, width, height } = await client.crop({ run: result.run, pipeline: 'clip', row: 1 });
    expect([type, width, height]).toEqual(['image/png', 64, 64]);
    const dumped = await readFile(folder.path('out', 'stages', 'crops', '00001.clip.png'));
    expect(Buffer.from(bytes).equals(dumped)).toBe(true);
  });
});

describe('while a comparison runs', () => {
  it('a block waits, is refused when the other result is there, and can be given up before', async () => {
    const controller = new AbortController();
    let compared = false;
    const params = paramsFor(folder.path('dataset'), { dumpStages: folder.path('out', 'again') });
    const onProgress = () => {
      controller.abort();
    };
    const comparing = client.compare(params, { onProgress }).finally(() => (compared = true));
    const refused = expect(ask({})).rejects.toMatchObject({ code: 'result-replaced' });
    const givenUp = client
      .block(request(), { signal: controller.signal })
      .catch((error: unknown) => ({ error, compared }));
    expect(await givenUp).toMatchObject({ error: { code: 'cancelled' }, compared: false });
    await refused;
    result = await comparing;
  });
});

describe('matrices that were left for later', () => {
  const tiny = (more = {}) => paramsFor('test/fixtures/tiny/dataset', more);

  it('are the same to the bit, and the verdicts are the same without them', async () => {
    const own = new EngineClient({ modulePath: ENGINE });
    const { comparison } = await own.compare(tiny());
    const later = await own.compare(tiny({ matricesLater: true }));
    const matrices = await own.matrices({ run: later.run });
    await own.dispose();
    expect(later.comparison.pipelines.clip?.similarity).toBeNull();
    expect(comparison.pipelines.preclip?.similarity).toHaveLength(comparison.rows.length ** 2);
    expect(withMatrices(later.comparison, matrices).pipelines).toEqual(comparison.pipelines);
  });

  it('do not come of too many rows', async () => {
    expect(await client.matrices({ run: result.run })).toEqual({});
  });
});

describe('a run beside that of another captions file', () => {
  it('answers every question, as the other one does', async () => {
    const { run } = await client.compare(paramsFor('test/fixtures/tiny/dataset'));
    expect(await ask({})).toHaveLength(8 * 64);
    for (const each of [result.run, run]) {
      const { captions: nearest } = await client.nearest({ run: each, pipeline: 'clip', row: 0, count: 3 });
      expect(nearest).toHaveLength(3);
      expect(await client.crop({ run: each, pipeline: 'clip', row: 0 })).toMatchObject({ type: 'image/png' });
    }
    expect(await client.matrices({ run: result.run })).toEqual({});
    expect(Object.keys(await client.matrices({ run }))).toEqual(['preclip', 'clip']);
    expect(await client.spread({ run: result.run, seeds: 3 })).toMatchObject({ seeds: 3, total: size });
  });
});

describe('a run that another one replaced', () => {
  const tiny = () => paramsFor('test/fixtures/tiny/dataset');

  it('is refused by name, and so is one of an engine that has gone', async () => {
    const { run } = result;
    const failed = client.compare({ ...tiny(), folder: folder.path('nowhere') });
    await expect(failed).rejects.toMatchObject({ code: 'dataset-folder-missing' });
    expect(await ask({})).toHaveLength(8 * 64);
    const next = await client.compare(paramsFor(folder.path('dataset'), { pipelines: ['clip'] }));
    const replaced = { code: 'result-replaced' };
    await expect(ask({})).rejects.toMatchObject(replaced);
    await expect(client.nearest({ run, pipeline: 'clip', row: 0, count: 3 })).rejects.toMatchObject(replaced);
    await expect(client.matrices({ run })).rejects.toMatchObject(replaced);
    await expect(client.crop({ run, pipeline: 'clip', row: 0 })).rejects.toMatchObject(replaced);
    await expect(client.spread({ run, seeds: 3 })).rejects.toMatchObject(replaced);
    await client.dispose();
    const { run: fresh } = await client.compare(tiny());
    expect(fresh).not.toBe(next.run);
    await expect(client.crop({ run: next.run, pipeline: 'clip', row: 0 })).rejects.toMatchObject(replaced);
  });
});
