import { describe, expect, it } from 'vitest';
import { toHtml } from '../../../src/core/report/html/page.ts';
import { toJson } from '../../../src/core/report/json.ts';
import { stringify } from '../../../src/core/report/stringify.ts';
import { toText } from '../../../src/core/report/text.ts';
import { resultColumns } from '../../../src/core/report/columns.ts';
import { comparison, experimentRows, leftOutRow, pipelineResult, problem, usableRow } from './builder.ts';
import { HOSTILE, STEERING } from './hostile.ts';

/** The hostile text as caption, file name, category, and argument of a problem; row 0 is wrong, so it is shown. */
function attacked(text: string) {
  const rows = [
    { ...usableRow({ image: `beaches/${text}.jpg`, caption: text }, 0), label: text },
    ...experimentRows(3).map((row, i) => ({ ...row, record: i + 1 })),
  ];
  const similarity = Float32Array.from({ length: 16 }, (_, k) => (k % 5 === 0 && k > 0 ? 0.3 : 0.1 + k / 100));
  const clip = pipelineResult(rows, similarity);
  return comparison({
    rows,
    run: ['clip'],
    pipelines: { clip },
    folder: `/data/${text.replaceAll('/', '')}`,
    leftOut: [leftOutRow({ image: `food/${text}`, caption: text }, 7, 'missing-image')],
    problems: [problem('missing-image', 7, { file: text }), problem('empty-caption', 3)],
  });
}

const sentence = ({ code, args }: { code: string; args: object }) => `${code} ${Object.values(args).join(' ')}`;
const html = (text: string) =>
  toHtml(attacked(text), { sentence, language: 'en', generator: 'caption-lens 0', date: 'today' });

describe.each(Object.entries(HOSTILE))('hostile text: %s', (_, text) => {
  it('does nothing in the terminal', () => {
    const shown = toText(attacked(text), { columns: 100, colour: false, sentence });
    expect(shown).not.toMatch(STEERING);
    expect(shown.length).toBeLessThan(30_000);
  });

  it('does nothing in the page', () => {
    const page = html(text);
    expect(page).not.toMatch(STEERING);
    const tags = new Set(Array.from(page.matchAll(/<\/?([a-z!][a-z0-9]*)/gi), ([, name]) => name?.toLowerCase()));
    expect(tags).not.toContain('script');
    expect(tags).not.toContain('a');
    expect(page.match(/<style>/g)).toHaveLength(1);
    const attributes = Array.from(page.matchAll(/<[a-z][^>]*>/gi), ([tag]) => tag.replace(/"[^"]*"/g, '""')).join('\n');
    expect(attributes).not.toMatch(/\s(on[a-z]+|href|action)\s*=\s*(?!"")/i);
    expect(attributes).not.toMatch(/\son[a-z]+\s*=/i);
    expect(page.length).toBeLessThan(150_000);
  });

  it('is the same text in the JSON report, and steers nobody who prints it', () => {
    const json = [...stringify(toJson(attacked(text), sentence, 'caption-lens 0'))].join('');
    const report = JSON.parse(json) as ReturnType<typeof toJson>;
    expect(report.dataset.rows[0]?.caption).toBe(text);
    expect(json).not.toMatch(STEERING);
  });

  it('starts no formula in the columns of the captions copy', () => {
    const swapped = attacked(text);
    const { cellsOf } = resultColumns({ ...swapped, rows: swapped.rows.map((row) => ({ ...row, image: text })) });
    for (const cell of cellsOf(0) ?? []) {
      if (typeof cell === 'string') expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    }
  });
});

describe('the page', () => {
  it('asks for nothing but its own data', () => {
    const page = html('plain');
    expect(page).toContain(`content="default-src 'none'; img-src data:; style-src 'unsafe-inline'`);
    expect(page).not.toMatch(/https?:|url\(|@import|<link|<script/);
  });

  it('takes only pictures as thumbnails', () => {
    const page = (uri: string) =>
      toHtml(attacked('plain'), {
        sentence,
        language: 'en',
        generator: 'x',
        date: 'today',
        thumbnails: new Map([[0, uri]]),
      });
    expect(page('data:image/png;base64,AAAA')).toContain('<img src="data:image/png;base64,AAAA"');
    expect(page('https://example.org/x.png')).not.toContain('<img');
    expect(page('data:image/svg+xml;base64,AAAA')).not.toContain('<img');
  });
});
