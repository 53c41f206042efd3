import { readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { removeUnfinished } from '../../../src/cli/outputs.ts';
import { pack } from '../../../src/cli/pack.ts';
import { run } from '../../../src/cli/run.ts';
import type { ModelPlan } from '../../../src/core/models/plan.ts';
import { STANDARD } from '../../../src/core/models/profiles.ts';
import { knownModels } from '../../../src/core/models/registry.ts';
import { comparison } from '../report/builder.ts';
import { cli, fakeEngine, folderWith, testIo } from './harness.ts';

let args: string[];
beforeEach(async () => {
  const folder = await folderWith({ 'data/captions.csv': 'filename,caption\n' });
  args = ['compare', join(folder, 'data'), '--cache', 'off'];
});

const away = () => fakeEngine(comparison(), undefined, false);

/** With somebody before the terminal who answers this. */
async function answering(answer: string, call: readonly string[], engine = away()) {
  const questions: string[] = [];
  const ask = (question: string) => {
    questions.push(question);
    return Promise.resolve(answer);
  };
  const io = { ...testIo(), ask };
  const code = await run(call, { version: '1.2.3', engine }, io);
  return { code, questions, engine, err: io.stderr.written.join('') };
}

describe('compare with models of the Hub', () => {
  it('takes those of the experiment with --profile standard, after a look at the disk alone', async () => {
    const engine = fakeEngine();
    expect((await cli([...args, '--profile', 'standard'], engine)).code).toBe(0);
    expect(engine.asked[0]?.models).toEqual(STANDARD);
    expect(engine.plans).toMatchObject([{ models: STANDARD, mayAsk: false }]);
    expect(engine.fetched).toEqual([]);
  });

  it('looks for nothing where all models are folders', async () => {
    const engine = fakeEngine();
    await cli([...args, '--profile', 'starter'], engine);
    expect(engine.plans).toEqual([]);
  });

  it('says what is missing where nobody can be asked, and ends with 3', async () => {
    const engine = away();
    const { code, err } = await cli([...args, '--pipelines', 'clip', '--clip', 'somebody/clip'], engine);
    expect(code).toBe(3);
    expect(err).toBe(
      'somebody/clip: not on this machine (onnx/model.onnx). Run “caption-lens models fetch --clip somebody/clip”. Without a network run it elsewhere, then “caption-lens models pack --clip somebody/clip --to models-to-carry”; name that folder here with “--clip models-to-carry/clip”.\n',
    );
    expect(engine.fetched).toEqual([]);
    expect(engine.asked).toEqual([]);
  });

  it('asks once, with the size, and fetches after a yes', async () => {
    const { code, questions, engine } = await answering('y', [...args, '--profile', 'standard']);
    expect(questions).toEqual([
      'Not on this machine: Xenova/resnet-50@feature-extraction, sentence-transformers/distiluse-base-multilingual-cased-v1, Xenova/clip-vit-base-patch32, about 1.2 GB. Fetch from the Hugging Face Hub? [y/N] ',
    ]);
    expect([code, engine.fetched.length, engine.asked.length]).toEqual([0, 1, 1]);
  });

  it.each(['', 'n', 'no', 'maybe'])('fetches nothing after “%s”', async (answer) => {
    const { code, engine, err } = await answering(answer, [...args, '--profile', 'standard']);
    expect([code, engine.fetched.length, engine.asked.length]).toEqual([3, 0, 0]);
    expect(err).toContain('Run “caption-lens models fetch”. Without a network run it elsewhere, then');
  });

  it('asks the Hub for a size that it does not know, where it has a question to ask', async () => {
    const call = [...args, '--clip', 'somebody/clip', '--pipelines', 'clip'];
    const { questions, engine } = await answering('n', call);
    expect(questions).toEqual([
      'Not on this machine: somebody/clip, about 2.0 GB. Fetch from the Hugging Face Hub? [y/N] ',
    ]);
    expect(engine.plans.map(({ mayAsk }) => mayAsk)).toEqual([false, true]);
    const unasked = away();
    await cli(call, unasked);
    expect(unasked.plans.map(({ mayAsk }) => mayAsk)).toEqual([false]);
  });

  it('asks with the size of what is missing', async () => {
    const engine = away();
    const half = { path: 'onnx/vision_model.onnx', bytes: 352e6, onDisk: 352e6 };
    const planModels: typeof engine.planModels = async (params) => {
      const plan = await engine.planModels(params);
      return { ...plan, models: plan.models.map((model) => ({ ...model, files: [half, ...model.files] })) };
    };
    const call = [...args, '--clip', 'Xenova/clip-vit-base-patch32', '--pipelines', 'clip'];
    const { questions } = await answering('n', call, { ...engine, planModels });
    expect(questions).toEqual([expect.stringContaining('Xenova/clip-vit-base-patch32, about 254 MB.')]);
  });

  it('fetches without a question with --fetch, and shows bytes', async () => {
    const engine = away();
    const { code, err } = await cli([...args, '--profile', 'standard', '--fetch', '--precision', 'int8'], engine);
    expect(code).toBe(0);
    expect(engine.fetched).toMatchObject([{ models: STANDARD, precision: 'int8', network: {} }]);
    expect(err).toContain('Fetching the models 1.0 MB / 2.0 GB');
  });

  it('asks nobody with --offline', async () => {
    const { code, questions, engine, err } = await answering('y', [...args, '--profile', 'standard', '--offline']);
    expect(err).toContain('Where there is a network run “caption-lens models fetch”, then “caption-lens models pack');
    expect([code, questions, engine.fetched]).toEqual([3, [], []]);
    expect(engine.plans).toMatchObject([{ network: { offline: true }, mayAsk: false }]);
  });

  it.each([
    [['--models', 'x', '--profile', 'standard'], '“--models” and “--profile” exclude each other.'],
    [['--fetch', '--offline'], '“--fetch” and “--offline” exclude each other.'],
    [['--offline', '--clip-text-server', 'http://host/m'], '“--clip-text-server” and “--offline” exclude each other.'],
  ])('refuses %j', async (more, sentence) => {
    const { code, err } = await cli([...args, ...more], fakeEngine());
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe('a pack', () => {
  /** A model of these files; `onCopy` is called as each is about to be copied. */
  async function model(names: readonly string[], onCopy: (name: string) => void): Promise<[ModelPlan, string]> {
    const folder = await folderWith(Object.fromEntries(names.map((name) => [`model/${name}`, 'x'])));
    const files = names.map((name) => ({
      ...{ bytes: 1, onDisk: 1 },
      get path() {
        onCopy(name);
        return name;
      },
    }));
    const { role, source, towers } = { role: 'clip', source: 'a/b', towers: ['images'] } as const;
    return [{ role, source, towers, folder: join(folder, 'model'), commit: null, licence: null, files }, folder];
  }

  it('that is interrupted in a file leaves nothing', async () => {
    const { controller, signal } = testIo();
    const [plan, folder] = await model(['a.onnx'], () => {
      queueMicrotask(() => {
        controller.abort();
      });
    });
    await expect(pack([plan], join(folder, 'carry'), signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(folder)).toEqual(['model']);
  });

  it('that is left in the middle leaves nothing', async () => {
    let left: readonly string[] = [];
    const [plan, folder] = await model(['a.onnx', 'b.onnx'], (name) => {
      if (name === 'a.onnx') return;
      removeUnfinished();
      left = readdirSync(folder);
    });
    await pack([plan], join(folder, 'carry'), testIo().signal);
    expect(left).toEqual(['model']);
  });
});

describe('models', () => {
  it('list shows each known model with size, licence and whether it is here, and asks nobody', async () => {
    const engine = away();
    const { code, out } = await cli(['models', 'list'], engine);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(knownModels.length + 1);
    expect(out).toMatch(/Xenova\/resnet-50@feature-extraction +image-encoder +94 MB +Apache-2\.0 +no/);
    expect(engine.plans.every(({ mayAsk }) => !mayAsk)).toBe(true);
    expect((await cli(['models', 'list'], fakeEngine())).out).toMatch(/Xenova\/clip-vit-base-patch32 .+ yes/);
  });

  it('fetch takes the experiment’s where none is named', async () => {
    const engine = away();
    const { code, err } = await cli(['models', 'fetch'], engine);
    expect(code).toBe(0);
    expect(engine.fetched).toMatchObject([{ models: STANDARD, precision: 'fp32' }]);
    expect(err).toContain('The models are on this machine: 6.0 GB in /hub\n');
  });

  it('fetch takes names, with the revision that is known to work, and options', async () => {
    const engine = away();
    await cli(['models', 'fetch', 'Xenova/resnet-50', '--clip', 'somebody/clip@v2', '--precision', 'fp16'], engine);
    expect(engine.fetched).toMatchObject([
      { models: { imageEncoder: 'Xenova/resnet-50@feature-extraction', clip: 'somebody/clip@v2' }, precision: 'fp16' },
    ]);
  });

  it('where says where models lie', async () => {
    const { out } = await cli(['models', 'where'], fakeEngine());
    expect(out).toMatch(/Hugging Face cache +\/hub\nHub +https:\/\/hub\nstarter models +.+models\/starter\n/);
  });

  it.each([
    [['models'], 'Say what to do with models: list, fetch, pack, where.'],
    [['models', 'fetsch'], 'Models cannot be told to “fetsch”. Did you mean “fetch”?'],
    [['models', 'pack'], 'The option “--to” needs a value: DIR.'],
    [['models', 'fetch', 'somebody/thing'], '“somebody/thing” is not among the known models. Say what it is for:'],
    [['models', 'fetch', '/a/folder'], '“/a/folder” is not among the known models.'],
    [
      ['models', 'fetch', '--clip', '/nowhere'],
      '“/nowhere” is a folder; only models of the Hub are fetched or packed.',
    ],
    [['models', 'pack', '--clip', '/a/folder', '--to', 'x'], '“/a/folder” is a folder; only models of the Hub'],
    [
      ['models', 'fetch', 'Xenova/clip-vit-base-patch32', 'Xenova/clip-vit-base-patch16'],
      '“Xenova/clip-vit-base-patch32” and “Xenova/clip-vit-base-patch16” are for the same place, that of “--clip”. Name one of them in each call.',
    ],
    [
      ['models', 'fetch', '--clip', 'somebody/clip', 'Xenova/clip-vit-base-patch32'],
      '“somebody/clip” and “Xenova/clip-vit-base-patch32” are for the same place',
    ],
  ])('%j is refused', async (call, sentence) => {
    const { code, err } = await cli(call, fakeEngine());
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});
