import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import type { PrecisionParams, Progress } from '../../src/contract/engine.ts';
import type { PrecisionReport } from '../../src/core/precision/types.ts';
import { recommend } from '../../src/core/precision/recommend.ts';
import { RecentValues } from '../../src/engine/cache/recent.ts';
import { openLinear } from '../../src/engine/linear/linear.ts';
import { measurePrecision } from '../../src/engine/precision/measure.ts';
import { endOf, ENGINE, startCli } from './corpus/bundle.ts';
import { TestFolder } from './corpus/folder.ts';
import { MODELS } from './corpus/models.ts';
import { album } from './support/album.ts';
import { numbersOf, paramsFor } from './support/comparisons.ts';

const SIGLIP = fileURLToPath(new URL('../fixtures/kinds/models/siglip', import.meta.url));

const { signal } = new AbortController();

let folder: TestFolder;
let client: EngineClient;
const clip = (...parts: readonly string[]) => folder.path('clip', ...parts);

beforeAll(async () => {
  folder = await TestFolder.with(await album(60));
  await cp(SIGLIP, clip(), { recursive: true });
  client = new EngineClient({ modulePath: ENGINE });
});
afterAll(async () => {
  await client.dispose();
  await folder[Symbol.asyncDispose]();
});

/** SigLIP in four precisions, and the tiny pre-CLIP, whose text encoder has an int8 file, too. */
function paramsWith(more: Partial<PrecisionParams> = {}): PrecisionParams {
  const params = paramsFor(folder.path('dataset'), { cacheFolder: folder.path('cache') });
  return { ...params, models: { ...params.models, clip: clip() }, sample: 24, ...more };
}

const filesOf = ({ measures }: PrecisionReport) =>
  measures.map(({ precision, pipelines: { clip: measured } }) => [
    precision,
    measured?.image.file,
    measured?.image.precision,
    measured?.text.file,
  ]);

describe('a measurement', () => {
  let report: PrecisionReport;
  const steps: Progress[] = [];

  beforeAll(async () => {
    report = await client.measurePrecision(paramsWith(), { onProgress: (step) => steps.push(step) });
  });

  test('has every precision whose files are there, and tells signed from unsigned int8', () => {
    expect(filesOf(report)).toEqual([
      ['fp32', 'onnx/vision_model.onnx', 'fp32', 'onnx/text_model.onnx'],
      ['fp16', 'onnx/vision_model_fp16.onnx', 'fp16', 'onnx/text_model_fp16.onnx'],
      ['int8', 'onnx/vision_model_int8.onnx', 'int8', 'onnx/text_model_int8.onnx'],
      ['uint8', 'onnx/vision_model_uint8.onnx', 'uint8', 'onnx/text_model_uint8.onnx'],
    ]);
  });

  test('leaves an encoder without a file of a precision in fp32', () => {
    const preclip = report.measures.map(({ pipelines: { preclip: measured } }) => measured);
    expect(preclip.map((measured) => measured?.image.precision)).toEqual(['fp32', 'fp32', 'fp32', 'fp32']);
    expect(preclip.map((measured) => measured?.text.precision)).toEqual(['fp32', 'fp32', 'int8', 'fp32']);
  });

  test('says how long each took, and how far it moved from fp32', () => {
    const [fp32, ...others] = report.measures;
    expect(fp32?.pipelines.clip?.drift).toEqual({ images: 24, changed: 0, largest: 0, mean: 0 });
    for (const { pipelines } of others) {
      expect(pipelines.clip?.drift.largest).toBeGreaterThan(0);
      expect(pipelines.clip?.drift.largest).toBeLessThan(0.5);
      expect(pipelines.clip?.drift.mean).toBeLessThanOrEqual(pipelines.clip?.drift.largest ?? 0);
    }
    for (const { pipelines } of report.measures)
      for (const { image, text } of Object.values(pipelines)) {
        expect(image.milliseconds).toBeGreaterThan(0);
        expect(text.milliseconds).toBeGreaterThan(0);
      }
  });

  test('moves as far from fp32 as comparisons of those rows do', async () => {
    const rows = { pipelines: ['clip'] as const, cacheFolder: null };
    const small = await TestFolder.with(await album(24));
    const models = { clip: clip() };
    const compared = async (precision: 'fp32' | 'int8') => {
      const params = paramsFor(small.path('dataset'), { ...rows, models, precision });
      return (await client.compare(params)).comparison.pipelines.clip?.similarity ?? new Float32Array();
    };
    const [fp32, int8] = [await compared('fp32'), await compared('int8')];
    const largest = fp32.reduce((most, cosine, i) => Math.max(most, Math.abs(cosine - (int8[i] ?? NaN))), 0);
    const measured = await client.measurePrecision(paramsWith({ ...rows, folder: small.path('dataset'), models }));
    expect(measured.measures[2]?.pipelines.clip?.drift.largest).toBeCloseTo(largest, 5);
    await small[Symbol.asyncDispose]();
  });

  test('recommends by what it measured', () => {
    expect(report.recommendation).toEqual(recommend(report.measures));
  });

  test('tells how far it is', () => {
    const own = steps.filter(({ stage }) => stage === 'precision');
    expect(own.at(-1)?.done).toBe(own.at(-1)?.total);
  });

  test('is remembered, also by another process', async () => {
    const again = await client.measurePrecision(paramsWith());
    expect(again).toEqual({ ...report, remembered: true });
    const other = new EngineClient({ modulePath: ENGINE });
    expect(await other.measurePrecision(paramsWith())).toEqual({ ...report, remembered: true });
    await other.dispose();
  });

  test('is made anew for other rows, seeds, threads and models', async () => {
    for (const other of [{ sample: 30 }, { projectionSeed: 1 }, { threads: 2 }, { pipelines: ['clip'] as const }])
      expect((await client.measurePrecision(paramsWith(other))).remembered).toBe(false);
  });
});

test('a measurement is made anew with another onnxruntime', async () => {
  const linear = await openLinear(1);
  const values = new RecentValues();
  const captionsFile = folder.path('dataset', 'captions.csv');
  const params = { ...paramsWith({ pipelines: ['preclip'] }), captionsFile };
  const isRemembered = async (version: string) => {
    const runtime = { ...linear.runtime, info: { ...linear.runtime.info, version } };
    const task = { signal, throwIfCancelled: () => undefined, progress: () => undefined, log: () => undefined };
    return (await measurePrecision(params, values, { ...linear, runtime }, task)).remembered;
  };
  expect([await isRemembered('1'), await isRemembered('1'), await isRemembered('2')]).toEqual([false, true, false]);
  await linear.dispose();
});

describe('int8 files', () => {
  test('named _quantized count as what their weights are', async () => {
    for (const tower of ['vision_model', 'text_model']) {
      await rm(clip('onnx', `${tower}_int8.onnx`));
      await rename(clip('onnx', `${tower}_uint8.onnx`), clip('onnx', `${tower}_quantized.onnx`));
    }
    const report = await client.measurePrecision(paramsWith({ pipelines: ['clip'] }));
    expect(filesOf(report).slice(2)).toEqual([
      ['uint8', 'onnx/vision_model_quantized.onnx', 'uint8', 'onnx/text_model_quantized.onnx'],
    ]);
    const asked = paramsFor(folder.path('dataset'), {
      models: { clip: clip() },
      pipelines: ['clip'],
      precision: 'int8',
    });
    const { comparison } = await client.compare(asked);
    expect(comparison.models.clip?.image).toMatchObject({
      precision: 'uint8',
      file: 'onnx/vision_model_quantized.onnx',
    });
  });
});

test('a measurement that is cancelled stops, and leaves the next comparison whole', async () => {
  const params = paramsFor(folder.path('dataset'));
  const { comparison } = await client.compare(params);
  const controller = new AbortController();
  const seen: Progress[] = [];
  const onProgress = (step: Progress) => {
    if (step.stage === 'precision') controller.abort();
    if (step.stage === 'precision') seen.push(step);
  };
  const measuring = client.measurePrecision(paramsWith({ sample: 60 }), { onProgress, signal: controller.signal });
  await expect(measuring).rejects.toMatchObject({ code: 'cancelled' });
  expect(seen.at(-1)?.done).toBeLessThan(seen.at(-1)?.total ?? 0);
  expect(numbersOf((await client.compare(params)).comparison)).toEqual(numbersOf(comparison));
});

describe('the command line', () => {
  const models = () => ['--clip', clip(), '--image-encoder', join(MODELS, 'resnet')];
  const call = (command: string, ...more: readonly string[]) =>
    endOf(
      startCli([
        ...[command, folder.path('dataset'), ...models(), '--text-encoder', join(MODELS, 'distiluse')],
        ...['--cache', folder.path('cache'), ...more],
      ]),
    );

  test('prints the table, and remembers it for compare --precision auto', async () => {
    const { code, out } = await call('precision', '--sample', '24');
    expect(code).toBe(0);
    expect(out).toContain('vision_model_quantized.onnx (uint8)');
    const recommended = /Recommended: (\w+)/.exec(out)?.[1];
    const compared = await call('compare', '--precision', 'auto');
    expect(compared.code).toBe(0);
    expect(compared.err).toMatch(/Recommended: (fp32|fp16|uint8|int8)/);
    expect(recommended).toMatch(/^(fp32|fp16|uint8|int8)$/);
  });
});
