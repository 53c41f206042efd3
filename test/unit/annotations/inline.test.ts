import { describe, expect, test } from 'vitest';
import { annotate } from '../../../src/core/annotations/annotated.ts';
import { openDocument } from '../../../src/core/annotations/document.ts';
import { inlineVerdicts, type InlineVerdict } from '../../../src/core/annotations/inline.ts';
import { neighbourMismatch } from '../../../src/core/annotations/navigate.ts';
import { messageSentence } from '../../../src/core/messages/annotations.ts';
import { album, annotated, compared, english, FILES, listed, TEXT } from './album.ts';

const ALL = { first: 0, last: 100 };
const shown = ({ line, mark, text }: InlineVerdict): [number, string, string] => [
  line,
  mark,
  text.map((message) => messageSentence(message, english)).join(' · '),
];

describe('the verdict after a row', () => {
  test('says what CLIP found', () => {
    expect(inlineVerdicts(annotated(), ALL).map(shown)).toEqual([
      [1, 'rival', 'CLIP 0.28, rank 2 of 4, prefers row 3 (0.31)'],
      [2, 'tie', 'CLIP 0.30, ties with row 1'],
      [3, 'matched', 'CLIP 0.33, 0.23 ahead'],
      [5, 'matched', 'CLIP 0.29, 0.19 ahead'],
    ]);
  });

  test('says by setting what pre-CLIP found, CLIP first', () => {
    const [, second] = inlineVerdicts(annotated(), ALL, ['preclip', 'clip']).map(shown);
    expect(second?.[2]).toBe('CLIP 0.30, ties with row 1 · pre-CLIP 0.05, 0.04 ahead');
  });

  test('stands after the last character of the row', () => {
    expect(inlineVerdicts(annotated(), ALL)[2]?.end).toEqual({ line: 4, character: 9 });
  });

  test('tells an accepted caption from a rival', () => {
    const pair = [
      { image: 'beaches/beach1.jpg', caption: 'white sand' },
      { image: 'food/bowl.jpg', caption: 'a bowl\nof ramen' },
    ] as const;
    expect(inlineVerdicts(annotated(TEXT, { equivalents: [pair] }), ALL).map(shown)[0]).toEqual([
      1,
      'tie',
      'CLIP 0.28, rank 2 of 4, accepts row 3 (0.31)',
    ]);
  });

  test('of a row that took no part says so', () => {
    const text = `${TEXT}gone.jpg,food,gone\n`;
    const found = annotate(openDocument(text), { ...compared(text, FILES, {}), pipelines: album().pipelines });
    expect(inlineVerdicts(found, ALL).map(shown).at(-1)).toEqual([6, 'left-out', 'left out']);
  });

  test('is not invented where no pipeline ran', () => {
    expect(inlineVerdicts(annotate(openDocument(TEXT), compared(TEXT, FILES, {})), ALL)).toEqual([]);
  });
});

describe('a stale verdict', () => {
  const marks = (text: string, changed: string[] = []): string[] =>
    inlineVerdicts(annotated(text, { changedImages: new Set(changed) }), ALL).map(
      ({ mark, freshness }) => `${mark} ${freshness}`,
    );

  test('is current as long as nothing changes', () => {
    expect(marks(TEXT)).toEqual(['rival current', 'tie current', 'matched current', 'matched current']);
    expect(marks(TEXT.replaceAll('\n', '\r\n'))).toEqual(marks(TEXT));
  });

  test('is stale in the edited row and in those that prefer its caption; the others say that they are earlier', () => {
    expect(marks(TEXT.replace('of ramen', 'of soup'))).toEqual([
      'stale stale',
      'tie earlier',
      'stale stale',
      'matched earlier',
    ]);
  });

  test('is stale where the image was replaced', () => {
    expect(marks(TEXT, ['animals/tiger.jpg'])).toEqual([
      'rival earlier',
      'tie earlier',
      'matched earlier',
      'stale stale',
    ]);
  });

  test('says that a new row was not compared yet', () => {
    expect(
      inlineVerdicts(annotated(`${TEXT}x.jpg,food,new\n`), ALL)
        .map(shown)
        .at(-1),
    ).toEqual([6, 'stale', 'not compared yet']);
    expect(
      inlineVerdicts(annotated(TEXT.replace('a tiger', 'a cat')), ALL)
        .map(shown)
        .at(-1),
    ).toEqual([5, 'stale', 'changed since the last comparison']);
  });

  test('follows rows that were reordered, whichever the order', () => {
    const [head, ...rows] = TEXT.trimEnd().split(/\n(?!of)/);
    expect(marks([head, ...rows.reverse(), ''].join('\n'))).toEqual([
      'matched current',
      'matched current',
      'tie current',
      'rival current',
    ]);
  });
});

describe('visible lines', () => {
  const lines = (first: number, last: number): number[] =>
    inlineVerdicts(annotated(), { first, last }).map(({ line }) => line);

  test.each([
    [0, 0, []],
    [1, 1, [1]],
    [2, 3, [2, 3]],
    [4, 4, [3]],
    [4, 5, [3, 5]],
    [6, 9, []],
  ])('%i to %i show the rows that touch them', (first, last, expected) => {
    expect(lines(first, last)).toEqual(expected);
  });

  test('among 10,000 rows look at few more rows than they show', () => {
    const n = 10_000;
    const text = Array.from({ length: n }, (_, i) => `${i}.jpg,x,caption number ${i}\n`).join('');
    const files = listed(...Array.from({ length: n }, (_, i) => `x/${i}.jpg`));
    const found = annotate(openDocument(text), { ...compared(text, files, {}), pipelines: album().pipelines });
    let looks = 0;
    const watched = <Row extends object>(rows: readonly Row[]): readonly Row[] =>
      new Proxy(rows, { get: (all, key) => (looks++, Reflect.get(all, key) as unknown) });
    const { document } = found;
    const captions = { ...document.captions, rows: watched(document.captions.rows) };
    const seen = { ...found, rows: watched(found.rows), document: { ...document, captions } };
    expect(inlineVerdicts(seen, { first: 9000, last: 9050 })).toHaveLength(51);
    expect(looks).toBeLessThan(51 * 6 + 100);
  });
});

describe('the next mismatch', () => {
  test('goes round in both directions', () => {
    const text = 'a.jpg,x,one\nb.jpg,x,two\nc.jpg,x,three\n';
    const found = compared(text, listed('x/a.jpg', 'x/b.jpg', 'x/c.jpg'), {
      clip: [
        [0, 1, 0],
        [0, 1, 0],
        [0, 1, 0],
      ],
    });
    const all = annotate(openDocument(text), found);
    expect([0, 1, 2].map((line) => neighbourMismatch(all, line, 'next'))).toEqual([2, 2, 0]);
    expect([0, 1, 2].map((line) => neighbourMismatch(all, line, 'previous'))).toEqual([2, 0, 0]);
  });

  test('is none where every image prefers its own caption', () => {
    expect(neighbourMismatch(annotated(TEXT.replace('white', 'grey')), 0, 'next')).toBeNull();
  });
});
