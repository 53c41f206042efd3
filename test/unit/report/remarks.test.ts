import { describe, expect, it } from 'vitest';
import { toHtml } from '../../../src/core/report/html/page.ts';
import { toJson } from '../../../src/core/report/json.ts';
import { remarks } from '../../../src/core/report/remarks.ts';
import { toText } from '../../../src/core/report/text.ts';
import { comparison, withStarterModels } from './builder.ts';

const sentence = () => '';
const times = (text: string, phrase: string) => text.replace(/\s+/g, ' ').split(phrase).length - 1;
const phrase = 'know drawings, not photographs';

describe('models made for illustrations', () => {
  const starter = withStarterModels();

  it('are said to know no photographs: once in each form of the report, however many they are', () => {
    const page = toHtml(starter, { sentence, language: 'en', generator: 'x', date: 'today' });
    expect(times(toText(starter, { columns: 80, colour: false, sentence }), phrase)).toBe(1);
    expect(times(page, phrase)).toBe(1);
    expect(toJson(starter, sentence, 'x').remarks).toMatchObject([{ code: 'made-for-illustrations' }]);
  });

  it('are told apart encoder by encoder in the JSON report', () => {
    const { clip, preclip } = toJson(starter, sentence, 'x').models;
    const encoders = [clip?.image, clip?.text, preclip?.image, preclip?.text];
    expect(encoders.map((encoder) => encoder?.madeFor)).toEqual(Array(4).fill('illustrations'));
  });

  it('come with the way to real ones', () => {
    const [remark] = remarks(starter);
    for (const option of ['--profile standard', '--models', '--clip', '--image-encoder', '--text-encoder'])
      expect(remark?.message).toContain(`“${option}”`);
  });

  it('are worth a remark when one of them takes part', () => {
    const { clip, preclip } = comparison().models;
    if (!clip || !preclip) throw new Error('both pipelines run by default');
    const text = { ...preclip.text, madeFor: 'illustrations' } as const;
    expect(remarks(comparison({ models: { clip, preclip: { ...preclip, text } } }))).toHaveLength(1);
  });
});

it('other models need no remark', () => {
  expect(remarks(comparison())).toEqual([]);
  expect(toJson(comparison(), sentence, 'x').remarks).toEqual([]);
});
