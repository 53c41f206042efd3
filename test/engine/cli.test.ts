import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import type { PipelineJson, ReportJson } from '../../src/core/report/json.ts';
import { endOf, ENGINE, startCli } from './corpus/bundle.ts';
import { captions, GOOD } from './corpus/case.ts';
import { TestFolder, type Entries } from './corpus/folder.ts';
import { expectHarmless } from './corpus/harmless.ts';
import { troubleIn } from './corpus/judge.ts';
import { MODELS } from './corpus/models.ts';
import { paramsFor } from './support/comparisons.ts';
import { npyRows } from './support/npy.ts';
import { distance } from './support/referenceSet.ts';

const TINY = fileURLToPath(new URL('../fixtures/tiny', import.meta.url));
const DATASET = join(TINY, 'dataset');
const TOLERANCE = 1e-5;

interface Verdicts {
  readonly similarity: number[][];
  readonly rank: number[];
  readonly best: number[];
  readonly top1: number;
}
interface Expected {
  readonly clip: Verdicts & {
    readonly token_ids: number[][];
    readonly image_embeds: number[][];
    readonly text_embeds: number[][];
  };
  readonly preclip: {
    readonly token_ids: number[][];
    readonly image_features: number[][];
    readonly text_embeds: number[][];
    readonly projections: Readonly<Record<string, Verdicts>>;
  };
}

let out: TestFolder;
let expected: Expected;
/** Every output of one run on the tiny set. */
let full: Awaited<ReturnType<typeof compare>>;

const file = (...parts: readonly string[]) => out.path('out', ...parts);
const cli = (...args: readonly string[]) => endOf(startCli(args));
const compare = (dataset: string, ...args: readonly string[]) =>
  cli(
    'compare',
    dataset,
    ...['--models', MODELS, '--cache', 'off'].filter((arg, i, all) => !args.includes(all[i - (i % 2)] ?? arg)),
    ...args,
  );
const report = async (name: string) => JSON.parse(await readFile(file(name), 'utf8')) as ReportJson;

async function withDataset<T>(entries: Entries, use: (dataset: string, folder: TestFolder) => Promise<T>): Promise<T> {
  await using folder = await TestFolder.with(entries);
  return await use(folder.path('dataset'), folder);
}

beforeAll(async () => {
  out = await TestFolder.with({});
  expected = JSON.parse(await readFile(join(TINY, 'expected.json'), 'utf8')) as Expected;
  const outputs = ['json', 'csv', 'html'].flatMap((name) => [`--${name}`, file(`full.${name}`)]);
  full = await compare(DATASET, ...outputs, '--dump-stages', file('stages'));
});
afterAll(() => out[Symbol.asyncDispose]());

/** Captions that Python, which embeds identical ones apart, finds better or worse by a rounding error. */
const ties = (cosines: readonly number[], row: number): number =>
  cosines.filter((cosine, column) => column !== row && Math.abs(cosine - (cosines[row] ?? NaN)) < 1e-6).length;

/** Floats in the report have 7 digits. */
function expectVerdicts(pipeline: PipelineJson | undefined, { similarity, rank, best, top1 }: Verdicts): void {
  expect(distance(pipeline?.similarity?.flat() ?? [], similarity.flat())).toBeLessThan(TOLERANCE);
  pipeline?.rank.forEach((ours, row) => {
    expect(Math.abs(ours - (rank[row] ?? NaN)), `rank of row ${row}`).toBeLessThanOrEqual(
      ties(similarity[row] ?? [], row),
    );
  });
  expect(pipeline?.best).toEqual(best);
  expect(pipeline?.top1.accuracy).toBe(top1);
}

describe('a comparison of the tiny set', () => {
  it('ends with 0, the report on stdout, and what it wrote on stderr', () => {
    expect(full.code).toBe(0);
    expect(full.out).toContain('Similarity matrix of pre-CLIP');
    expect(full.out).toContain(`CLIP      ${(100 * expected.clip.top1).toFixed(1)}%`);
    for (const name of ['json', 'csv', 'html']) expect(full.err).toContain(`Wrote ${file(`full.${name}`)}`);
  });

  it('prints the cosines of the Python experiment with three decimals', () => {
    const [first = []] = expected.clip.similarity;
    const printed = full.out.slice(full.out.indexOf('Similarity matrix of CLIP'));
    const line = printed.split('\n').find((text) => text.startsWith('shore.jpg')) ?? '';
    expect(line.split(/\s+/).slice(1)).toEqual(first.slice(0, 9).map((cosine) => cosine.toFixed(3)));
  });

  it('gives the numbers of the Python experiment as JSON', async () => {
    const { version, images, pipelines, dataset } = await report('full.json');
    expect([version, images]).toEqual([1, 'as-stored']);
    expectVerdicts(pipelines.clip, expected.clip);
    expectVerdicts(pipelines.preclip, expected.preclip.projections['0'] as Verdicts);
    expect(dataset.rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 8, 9, 10, 11, 12]);
    expect(pipelines.clip?.top1.interval).toEqual([expect.any(Number), expect.any(Number)]);
    expect(pipelines.preclip?.spread?.correct).toHaveLength(200);
  });

  it('holds every field that the format names', async () => {
    const documented = await readFile(new URL('../../docs/report-format.md', import.meta.url), 'utf8');
    const { pipelines, ...rest } = await report('full.json');
    for (const key of [...Object.keys(rest), ...Object.keys(rest.dataset), ...Object.keys(pipelines.clip ?? {})]) {
      expect(documented, key).toMatch(new RegExp(`[\`"]${key}[\`"]|^## ${key}$`, 'm'));
    }
  });

  it('copies the captions file with every byte of it, and shows nothing that comes alive', async () => {
    const [json, html] = await Promise.all([readFile(file('full.json'), 'utf8'), readFile(file('full.html'), 'utf8')]);
    const captionsFile = await readFile(join(DATASET, 'captions.csv'));
    const csv = await readFile(file('full.csv'));
    expectHarmless({ ...full, outcome: { exit: 0 }, json, html, csv }, captionsFile);
    const lines = csv.toString().split(/\r?\n/);
    expect(lines[0]).toBe(
      `filename,category,caption,${['preclip', 'clip'].flatMap((name) => ['correct', 'rank', 'cosine', 'margin', 'best'].map((column) => `${name}_${column}`)).join(',')},problems`,
    );
    expect(lines[1]?.split(',')[4]).toBe(String(expected.preclip.projections['0']?.rank[0]));
  });

  it('writes one page that needs nothing from anywhere', async () => {
    const html = await readFile(file('full.html'), 'utf8');
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('“A sofa.”'.slice(1, -1));
  });
});

describe('--dump-stages', () => {
  const stage = async (name: string) => JSON.parse(await readFile(file('stages', name), 'utf8')) as never;

  it('writes the crops that Pillow makes', async () => {
    const images: { crop: number }[] = await stage('images.json');
    expect(images).toHaveLength(10);
    for (const [row, { crop }] of images.entries()) {
      for (const [ours, theirs] of [
        ['clip', 'clip'],
        ['preclip', 'resnet'],
      ] as const) {
        const made = await sharp(file('stages', 'crops', `${String(crop).padStart(5, '0')}.${ours}.png`))
          .raw()
          .toBuffer();
        const wanted = await sharp(join(TINY, 'pixels', `${String(row).padStart(2, '0')}.${theirs}.png`))
          .removeAlpha()
          .raw()
          .toBuffer();
        expect(made.equals(wanted), `row ${row}, ${ours}`).toBe(true);
      }
    }
  });

  it.each(['clip', 'preclip'] as const)('writes the token ids of %s', async (name) => {
    const tokens: { ids: number[] }[] = await stage(`tokens.${name}.json`);
    expect(tokens.map(({ ids }) => ids)).toEqual(expected[name].token_ids);
  });

  it('writes the embeddings, row by row', async () => {
    const { clip, preclip } = expected;
    const wanted = [
      ['images.clip', clip.image_embeds],
      ['captions.clip', clip.text_embeds],
      ['images.preclip', preclip.image_features],
      ['captions.preclip', preclip.text_embeds],
    ] as const;
    for (const [name, vectors] of wanted) {
      const written = npyRows(await readFile(file('stages', `${name}.npy`)));
      expect(written.map((vector) => vector.length)).toEqual(vectors.map((vector) => vector.length));
      expect(distance(written.flat(), vectors.flat()), name).toBeLessThan(TOLERANCE);
    }
    expect(npyRows(await readFile(file('stages', 'projected.preclip.npy')))).toHaveLength(10);
  });
});

describe('options', () => {
  it.each([1, 42])('--projection-seed %i draws the layer that torch draws', async (seed) => {
    const args = ['--pipelines', 'preclip', '--projection-seed', String(seed), '--json', file(`${seed}.json`)];
    expect((await compare(DATASET, ...args)).code).toBe(0);
    const { pipelines, models } = await report(`${seed}.json`);
    expectVerdicts(pipelines.preclip, expected.preclip.projections[seed] as Verdicts);
    expect(models.preclip?.projectionSeed).toBe(seed);
    expect(pipelines.clip).toBeUndefined();
  });

  it('--pipelines clip needs no other model', async () => {
    const args = ['--models', file('nowhere'), '--clip', join(MODELS, 'clip'), '--pipelines', 'clip'];
    const { code, out } = await compare(DATASET, ...args);
    expect(code).toBe(0);
    expect(out).not.toContain('pre-CLIP');
  });

  it('a model folder that does not exist ends with 3 and is named', async () => {
    const { code, out, err } = await compare(DATASET, '--models', file('nowhere'));
    expect([code, out, troubleIn(err)]).toEqual([3, '', 'model-folder-missing']);
    expect(err).toContain(file('nowhere'));
  });

  it('a dataset folder that does not exist ends with 2', async () => {
    const { code, err } = await compare(file('nowhere'));
    expect([code, troubleIn(err)]).toEqual([2, 'dataset-folder-missing']);
  });

  it('models that nobody named are asked for', async () => {
    await using client = disposable(new EngineClient({ modulePath: ENGINE }));
    const unnamed = client.value.compare(paramsFor(DATASET, { models: {} }));
    await expect(unnamed).rejects.toMatchObject({ code: 'models-not-named' });
  });

  it('--upright turns a photo: other numbers for its rows alone, and no word about it', async () => {
    const args = ['--pipelines', 'clip', '--upright', '--json', file('upright.json')];
    expect((await compare(DATASET, ...args)).code).toBe(0);
    const [stored, upright] = await Promise.all([report('full.json'), report('upright.json')]);
    expect(upright.images).toBe('upright');
    const rotated = ({ dataset }: ReportJson) => dataset.problems.filter(({ code }) => code === 'exif-rotation');
    expect(rotated(stored).map(({ line }) => line)).toEqual([5]);
    expect(rotated(upright)).toEqual([]);
    const changed = (stored.pipelines.clip?.similarity ?? []).flatMap((row, index) =>
      distance(row, upright.pipelines.clip?.similarity?.[index] ?? []) > 0
        ? [stored.dataset.rows[index]?.filename]
        : [],
    );
    expect(changed).toEqual(['sideways.jpg']);
  });

  it('--precision int8 gives other numbers, near those of fp32', async () => {
    const args = ['--pipelines', 'clip', '--precision', 'int8', '--json', file('int8.json')];
    expect((await compare(DATASET, ...args)).code).toBe(0);
    const { pipelines, models } = await report('int8.json');
    expect(models.clip?.image.precision).toBe('int8');
    const far = distance(pipelines.clip?.similarity?.flat() ?? [], expected.clip.similarity.flat());
    expect(far).toBeGreaterThan(TOLERANCE);
    expect(far).toBeLessThan(0.2);
  });

  it('--lang es says everything in Spanish', async () => {
    const { code, out, err } = await compare(DATASET, '--pipelines', 'clip', '--lang', 'es');
    expect(code).toBe(0);
    expect(out).toContain('Matriz de similitud de CLIP');
    expect(out + err).not.toMatch(/Similarity|Loading|Accuracy|captions? of/);
  });

  it('--help and --version say what they are asked for', async () => {
    const [help, version] = await Promise.all([cli('compare', '--help'), cli('--version')]);
    expect([help.code, version.code]).toEqual([0, 0]);
    expect(help.out).toContain('--fail-under-clip PERCENT');
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('the cache', () => {
  const run = (dataset: string, cache: string) =>
    compare(dataset, '--cache', cache, '--json', file('cached.json')).then(() => report('cached.json'));

  it('gives a second run everything, and a changed caption its own embedding alone', async () => {
    await using folder = await TestFolder.with({});
    const dataset = folder.path('dataset');
    await cp(DATASET, dataset, { recursive: true });
    const first = await run(dataset, folder.path('cache'));
    const second = await run(dataset, folder.path('cache'));
    expect(first.cache).toEqual({ used: true, hits: 0, computed: first.cache.computed });
    expect(second.cache).toEqual({ used: true, hits: first.cache.computed, computed: 0 });
    expect(second.pipelines).toEqual(first.pipelines);
    const text = await readFile(join(dataset, 'captions.csv'), 'utf8');
    await writeFile(join(dataset, 'captions.csv'), text.replace('A grey plate.', 'A grey sofa.'));
    expect((await run(dataset, folder.path('cache'))).cache.computed).toBe(2);
  });

  it('that is damaged is set aside and told, and the numbers are the same', async () => {
    const cache = file('damaged');
    const first = await run(DATASET, cache);
    await writeFile(join(cache, 'embeddings.sqlite'), 'damaged'.repeat(2000));
    const second = await run(DATASET, cache);
    expect(second.dataset.problems.map(({ code }) => code)).toContain('cache-damaged');
    expect(second.pipelines).toEqual(first.pipelines);
    expect((await readdir(cache)).some((name) => name.includes('.damaged-'))).toBe(true);
    const third = await run(DATASET, cache);
    expect(third.cache.computed).toBe(0);
    expect(third.dataset.problems.map(({ code }) => code)).not.toContain('cache-damaged');
  });
});

describe('gates', () => {
  const gate = (...args: readonly string[]) => compare(DATASET, '--pipelines', 'clip', ...args);
  const percent = () => 100 * expected.clip.top1;

  it('--fail-under-clip ends with 0 at the threshold, and with 1 above it', async () => {
    expect((await gate('--fail-under-clip', String(percent()))).code).toBe(0);
    const missed = await gate('--fail-under-clip', String(percent() + 0.1), '--json', file('missed.json'));
    expect(missed.code).toBe(1);
    expect(missed.err).toContain(`less than the ${percent() + 0.1}% asked for`);
    expect((await report('missed.json')).version).toBe(1);
  });

  it('count rows left out as wrong unless --allow-skipped', async () => {
    const text = (await readFile(join(DATASET, 'captions.csv'), 'utf8')) + 'gone.jpg,food,A plate.\n';
    await writeFile(file('longer.csv'), text);
    const args = ['--captions', file('longer.csv'), '--fail-under-clip', String(percent())];
    expect((await gate(...args)).code).toBe(1);
    expect((await gate(...args, '--allow-skipped')).code).toBe(0);
  });

  it('--baseline fails when a row that was right is wrong now, and names it', async () => {
    const before = await report('full.json');
    const right = before.pipelines.clip?.correct.indexOf(true) ?? -1;
    expect(right).toBeGreaterThanOrEqual(0);
    expect((await gate('--baseline', file('full.json'))).code).toBe(0);
    const wrong =
      before.pipelines.clip?.best.findIndex((best, row) => !before.pipelines.clip?.correct[row] && best !== row) ?? -1;
    const best = before.pipelines.clip?.best.map((caption, row) => (row === wrong ? row : caption)) ?? [];
    const rosy = { ...before, pipelines: { clip: { ...before.pipelines.clip, best } } };
    await writeFile(file('rosy.json'), JSON.stringify(rosy));
    const { code, err } = await gate('--baseline', file('rosy.json'));
    expect(code).toBe(1);
    expect(err).toContain('Rows that were right in the baseline and are wrong now: 1.');
    expect(err).toContain(before.dataset.rows[wrong]?.image);
  });

  it('--baseline fails when a row that was right is left out now, unless --allow-skipped', async () => {
    const before = await report('full.json');
    const right = before.dataset.rows[before.pipelines.clip?.correct.indexOf(true) ?? -1];
    const text = await readFile(join(DATASET, 'captions.csv'), 'utf8');
    await writeFile(file('without.csv'), text.replace(right?.caption ?? '', ''));
    const args = ['--captions', file('without.csv'), '--baseline', file('full.json')];
    const { code, err } = await gate(...args);
    expect(code).toBe(1);
    expect(err).toContain(`${right?.image} is left out now`);
    expect((await gate(...args, '--allow-skipped')).code).toBe(0);
  });
});

describe('init', () => {
  it('writes a row for each image, which compare then asks a caption for', async () => {
    await withDataset({ ...GOOD, 'notes.txt': 'x' }, async (dataset) => {
      expect((await cli('init', dataset)).code).toBe(0);
      expect(await readFile(join(dataset, 'captions.csv'), 'utf8')).toBe(
        'filename,category,caption\none.png,food,\ntwo.jpg,food,\n',
      );
      const { code, err } = await compare(dataset);
      expect([code, troubleIn(err)]).toEqual([2, 'too-few-rows']);
      expect(err.match(/has no caption/g)).toHaveLength(2);
    });
  });

  it('leaves the rows that are there as they are', async () => {
    const text = captions().replaceAll('\n', '\r\n').replace(/two.*/, '').trimEnd();
    await withDataset({ ...GOOD, 'captions.csv': text }, async (dataset) => {
      expect((await cli('init', dataset)).code).toBe(0);
      expect(await readFile(join(dataset, 'captions.csv'), 'utf8')).toBe(`${text}\r\ntwo.jpg,food,\r\n`);
      expect(await readdir(dataset)).toEqual(['captions.csv', 'food']);
    });
  });
});

function disposable(value: EngineClient): AsyncDisposable & { readonly value: EngineClient } {
  return { value, [Symbol.asyncDispose]: () => value.dispose() };
}
