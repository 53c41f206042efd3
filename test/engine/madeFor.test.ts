import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportJson } from '../../src/core/report/json.ts';
import { endOf, startCli } from './corpus/bundle.ts';
import { TestFolder } from './corpus/folder.ts';
import { MODELS } from './corpus/models.ts';

const DATASET = fileURLToPath(new URL('../fixtures/tiny/dataset', import.meta.url));

let folder: TestFolder;
const models = (...parts: readonly string[]) => folder.path('models', ...parts);

/** The tiny models, whose configurations say what those of `models/starter` say. */
beforeAll(async () => {
  folder = await TestFolder.with({});
  await cp(MODELS, models(), { recursive: true });
  for (const name of ['clip', 'resnet', 'distiluse']) {
    const path = models(name, 'config.json');
    const config = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...config, caption_lens: { made_for: 'illustrations' } }));
  }
});
afterAll(() => folder[Symbol.asyncDispose]());

async function compare(...args: readonly string[]) {
  const outputs = ['--json', folder.path('report.json'), '--html', folder.path('report.html')];
  const { code, out, err } = await endOf(startCli(['compare', DATASET, '--cache', 'off', ...outputs, ...args]));
  expect(code).toBe(0);
  const html = await readFile(folder.path('report.html'), 'utf8');
  const { remarks, models } = JSON.parse(await readFile(folder.path('report.json'), 'utf8')) as ReportJson;
  return { err, text: out.replace(/\s+/g, ' '), html: html.replace(/\s+/g, ' '), remarks, models };
}

const count = (text: string, phrase: string) => text.split(phrase).length - 1;

describe('a comparison with models made for illustrations', () => {
  it('says so once, in text, page and data', async () => {
    const { text, html, remarks, models: info } = await compare('--models', models());
    const phrase = 'The starter models know drawings, not photographs';
    expect([count(text, phrase), count(html, phrase)]).toEqual([1, 1]);
    expect(remarks.map(({ code }) => code)).toEqual(['made-for-illustrations']);
    expect(info.preclip?.text.madeFor).toBe('illustrations');
  });

  it('says so in Spanish', async () => {
    const { text, html, remarks } = await compare('--models', models(), '--lang', 'es');
    const phrase = 'Los modelos de inicio conocen dibujos, no fotografías';
    expect([count(text, phrase), count(html, phrase)]).toEqual([1, 1]);
    expect(remarks[0]?.message).toContain(phrase);
  });

  it('says nothing of the kind with other models', async () => {
    const { text, html, remarks, models: info } = await compare('--models', MODELS);
    expect(text + html).not.toContain('photographs');
    expect(remarks).toEqual([]);
    expect(info.clip?.image).not.toHaveProperty('madeFor');
  });
});

describe('a comparison with a text encoder whose layers are not named', () => {
  it('warns that its pooling is assumed', async () => {
    await rename(models('distiluse'), models('captions'));
    await rm(models('captions/modules.json'));
    const { err, models: info } = await compare('--models', MODELS, '--text-encoder', models('captions'));
    expect(err).toContain('captions has no modules.json: its embedding is taken to be the mean over its tokens');
    expect(info.preclip?.text.pooling).toBe('assumed');
  });

  it('says nothing of the kind of one whose layers are', async () => {
    const { err, models: info } = await compare('--models', MODELS);
    expect(err).not.toContain('modules.json');
    expect(info.preclip?.text).not.toHaveProperty('pooling');
  });
});
