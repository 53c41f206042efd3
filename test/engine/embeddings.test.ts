import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import type { CompareParams, ModelChoice } from '../../src/contract/engine.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import type { Comparison } from '../../src/core/report/types.ts';
import { ENGINE } from './corpus/bundle.ts';
import { TestFolder } from './corpus/folder.ts';
import { paramsFor } from './support/comparisons.ts';
import { writeEmbeddings, type Layout, type MadePart } from './support/embeddings.ts';
import { npyRows } from './support/npy.ts';
import { ReferenceSet } from './support/referenceSet.ts';

let folder: TestFolder;
let client: EngineClient;
/** A normal run, and what it computed by row. */
let normal: Comparison;
let made: Record<PipelineName, MadePart>;

const dataset = () => folder.path('dataset');
const MODELS = paramsFor('').models;

async function compare(models: ModelChoice, more: Partial<CompareParams> = {}): Promise<Comparison> {
  return (await client.compare(paramsFor(dataset(), { models, ...more }))).comparison;
}

/** Embeddings of a pipeline in a folder of their own. */
async function embeddings(name: string, parts: readonly MadePart[], layout?: Layout): Promise<string> {
  const place = folder.path('out', name);
  await rm(place, { recursive: true, force: true });
  await writeEmbeddings(place, parts, layout);
  return place;
}

/** Without the rows whose path or caption does not please. */
function only(part: MadePart, keep: (path: string, caption: string) => boolean): MadePart {
  const { images, captions = [], paths, texts = [] } = part;
  const kept = paths.map((path, row) => keep(path, texts[row] ?? ''));
  const of = <T>(values: readonly T[]) => values.filter((_, row) => kept[row]);
  return { images: of(images), captions: of(captions), paths: of(paths), texts: of(texts) };
}

const codes = ({ problems }: Comparison) => problems.map(({ code }) => code);

beforeAll(async () => {
  folder = await TestFolder.with({});
  client = new EngineClient({ modulePath: ENGINE });
  await cp(join(ReferenceSet.tiny.path, 'dataset'), dataset(), { recursive: true });
  const stages = folder.path('out', 'stages');
  normal = await compare(MODELS, { dumpStages: stages });
  const rows = async (name: string) => npyRows(await readFile(join(stages, `${name}.npy`)));
  const part = async (name: PipelineName) => ({
    images: await rows(`images.${name}`),
    captions: await rows(`captions.${name}`),
    paths: normal.rows.map(({ image }) => `/data/photos/${image}`),
    texts: normal.rows.map(({ caption }) => caption.value),
  });
  made = { clip: await part('clip'), preclip: await part('preclip') };
});
afterAll(async () => {
  await client.dispose();
  await folder[Symbol.asyncDispose]();
});

describe('embeddings made elsewhere', () => {
  test.each<[string, Layout, (part: MadePart) => MadePart[]]>([
    ['one part, Parquet', {}, (part) => [part]],
    [
      'two parts, CSV',
      { index: 'csv' },
      (part) => [only(part, (path) => path.includes('b')), only(part, (path) => !path.includes('b'))],
    ],
  ])('give the report of the run that computed them, to the bit: %s', async (_, layout, parts) => {
    const clip = await embeddings('clip', parts(made.clip), layout);
    const preclip = await embeddings('preclip', parts(made.preclip), layout);
    const comparison = await compare({ embeddings: { clip, preclip } });
    expect(comparison.pipelines).toEqual(normal.pipelines);
    expect(comparison.rows).toEqual(normal.rows);
    expect(comparison.mcnemar).toEqual(normal.mcnemar);
    expect(comparison.cache).toMatchObject({ computed: 0, hits: 0 });
    expect(comparison.models.clip?.image).toMatchObject({
      source: clip,
      precision: 'fp32',
      dimension: 64,
      imported: true,
    });
    expect(comparison.models.preclip?.text).toMatchObject({ source: preclip, dimension: 512, imported: true });
  });

  test('of one pipeline go beside models of the other', async () => {
    const clip = await embeddings('clip', [made.clip]);
    const { imageEncoder = '', textEncoder = '' } = MODELS;
    const comparison = await compare({ imageEncoder, textEncoder, embeddings: { clip } });
    expect(comparison.pipelines).toEqual(normal.pipelines);
    expect(comparison.models.preclip?.image.imported).toBeUndefined();
  });

  test('in half precision differ by its rounding', async () => {
    const clip = await embeddings('clip', [made.clip], { type: 'f2' });
    const { pipelines, models } = await compare({ embeddings: { clip } }, { pipelines: ['clip'] });
    expect(models.clip?.image.precision).toBe('fp16');
    const difference = pipelines.clip?.own.map((cosine, row) =>
      Math.abs(cosine - (normal.pipelines.clip?.own[row] ?? NaN)),
    );
    expect(Math.max(...(difference ?? [NaN]))).toBeLessThan(1e-3);
  });

  test('of other dimensions do not go together', async () => {
    const captions = made.clip.captions?.map((row) => row.slice(1)) ?? [];
    const clip = await embeddings('clip', [{ ...made.clip, captions }]);
    const running = compare({ embeddings: { clip } }, { pipelines: ['clip'] });
    await expect(running).rejects.toMatchObject({ code: 'dimension-mismatch', args: { images: 64, captions: 63 } });
  });

  test('that are not there', async () => {
    const running = compare({ embeddings: { clip: folder.path('out', 'nowhere') } }, { pipelines: ['clip'] });
    await expect(running).rejects.toMatchObject({ code: 'embeddings-missing' });
  });
});

describe('rows without an embedding', () => {
  const other = () => normal.rows[1]?.image ?? '';

  test('of the image are left out, for both pipelines, and told', async () => {
    const clip = await embeddings('clip', [only(made.clip, (path) => !path.endsWith(other()))]);
    const preclip = await embeddings('preclip', [made.preclip]);
    const comparison = await compare({ embeddings: { clip, preclip } });
    expect(comparison.rows.map(({ image }) => image)).toEqual(
      normal.rows.map(({ image }) => image).filter((image) => image !== other()),
    );
    expect(comparison.leftOut.find(({ row }) => row.record === normal.rows[1]?.record)?.reasons).toEqual([
      'image-not-embedded',
    ]);
    expect(comparison.problems.find(({ code }) => code === 'image-not-embedded')?.args).toEqual({
      file: other(),
      folder: clip,
    });
  });

  test('of the caption are left out, and told', async () => {
    const texts = made.clip.texts?.map((text, row) => (row === 1 ? 'what it was before' : text)) ?? [];
    const clip = await embeddings('clip', [{ ...made.clip, texts }]);
    const comparison = await compare({ embeddings: { clip } }, { pipelines: ['clip'] });
    expect(comparison.rows).toHaveLength(normal.rows.length - 1);
    const found = comparison.problems.find(({ code }) => code === 'caption-not-embedded');
    expect(found).toMatchObject({
      severity: 'error',
      args: { file: other(), folder: clip },
      place: normal.rows[1]?.caption.place,
    });
  });

  test('of the caption stay where the model is named that made them', async () => {
    const texts = made.clip.texts?.map((text, row) => (row === 1 ? 'what it was before' : text)) ?? [];
    const clip = await embeddings('clip', [{ ...made.clip, texts }]);
    const comparison = await compare({ ...MODELS, embeddings: { clip } }, { pipelines: ['clip'] });
    expect(comparison.pipelines.clip).toEqual(normal.pipelines.clip);
    expect(comparison.cache.computed).toBe(1);
    expect(comparison.problems.find(({ code }) => code === 'captions-embedded-here')?.args).toEqual({
      folder: clip,
      count: 1,
      model: MODELS.clip,
    });
  });

  test('of the caption stay where there were none for captions at all', async () => {
    const { images, paths } = made.clip;
    const clip = await embeddings('clip', [{ images, paths }]);
    const comparison = await compare({ ...MODELS, embeddings: { clip } }, { pipelines: ['clip'] });
    expect(comparison.pipelines.clip).toEqual(normal.pipelines.clip);
    const running = compare({ embeddings: { clip } }, { pipelines: ['clip'] });
    await expect(running).rejects.toMatchObject({ code: 'embeddings-unusable' });
  });

  test('a model of other dimensions is not taken for them, and told with both numbers', async () => {
    const { images, captions = [], paths, texts = [] } = made.preclip;
    const shorter = captions.map((row) => row.slice(0, 100));
    const preclip = await embeddings('preclip', [
      { images, captions: shorter, paths, texts: texts.map((text, row) => (row === 1 ? '' : text)) },
    ]);
    const comparison = await compare({ ...MODELS, embeddings: { preclip } }, { pipelines: ['preclip'] });
    expect(comparison.problems.find(({ code }) => code === 'embeddings-model-unfit')?.args).toMatchObject({
      given: 512,
      expected: 100,
    });
    expect(comparison.rows).toHaveLength(normal.rows.length - 1);
  });

  test('two embeddings for one image: the first is taken, and it is told', async () => {
    const [image = ''] = made.clip.paths;
    const images = [...made.clip.images, made.clip.images[0]?.map((value) => -value) ?? []];
    const captions = [...(made.clip.captions ?? []), made.clip.captions?.[0] ?? []];
    const texts = [...(made.clip.texts ?? []), made.clip.texts?.[0] ?? ''];
    const clip = await embeddings('clip', [{ images, captions, texts, paths: [...made.clip.paths, image] }]);
    const comparison = await compare({ embeddings: { clip } }, { pipelines: ['clip'] });
    expect(comparison.pipelines.clip).toEqual(normal.pipelines.clip);
    const found = comparison.problems.find(({ code }) => code === 'embedding-ambiguous');
    expect(found?.args).toEqual({ folder: clip, name: normal.rows[0]?.image, count: 1 });
  });
});

describe('the images themselves', () => {
  test('are not decoded, and still have to be there', async () => {
    const clip = await embeddings('clip', [made.clip]);
    const [first = '', second = '', third = '', fourth = ''] = [...new Set(normal.rows.map(({ image }) => image))];
    const files = await Promise.all([first, second, third, fourth].map((path) => readFile(join(dataset(), path))));
    try {
      await writeFile(join(dataset(), first), files[0]?.subarray(0, 40) ?? '');
      await writeFile(join(dataset(), second), '');
      await writeFile(join(dataset(), third), 'no picture at all, but some text');
      await rm(join(dataset(), fourth));
      const { rows, problems } = await compare({ embeddings: { clip } }, { pipelines: ['clip'] });
      const images = rows.map(({ image }) => image);
      expect(images).toContain(first);
      for (const path of [second, third, fourth]) expect(images).not.toContain(path);
      const told = (path: string) => problems.find(({ args }) => args['file'] === path);
      expect(told(second)).toMatchObject({ code: 'unreadable-image', args: { reason: 'empty' } });
      expect(told(third)).toMatchObject({ code: 'unreadable-image', args: { reason: 'format' } });
      expect(problems.filter(({ code }) => code === 'missing-image')).not.toEqual([]);
    } finally {
      await Promise.all(
        [first, second, third, fourth].map((path, i) => writeFile(join(dataset(), path), files[i] ?? '')),
      );
    }
  });

  test('can be shown, but not what the model saw of them', async () => {
    const clip = await embeddings('clip', [made.clip]);
    const { run, comparison } = await client.compare(
      paramsFor(dataset(), { models: { embeddings: { clip } }, pipelines: ['clip'] }),
    );
    const image = comparison.rows[0]?.image ?? '';
    const shown = await client.thumbnail({ folder: dataset(), image, side: 32, upright: false });
    expect(shown.bytes.length).toBeGreaterThan(0);
    const running = client.crop({ run, pipeline: 'clip', row: 0 });
    await expect(running).rejects.toMatchObject({ code: 'crop-not-made', args: { file: image } });
    expect((await client.nearest({ run, pipeline: 'clip', row: 0, count: 2 })).captions).toHaveLength(2);
  });
});

test('a rotated photo is not reported where nobody here looked at its pixels', async () => {
  const clip = await embeddings('clip', [made.clip]);
  expect(codes(normal)).toContain('exif-rotation');
  expect(codes(await compare({ embeddings: { clip } }, { pipelines: ['clip'] }))).not.toContain('exif-rotation');
});
