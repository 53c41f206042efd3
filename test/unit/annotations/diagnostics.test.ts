import { describe, expect, test } from 'vitest';
import { annotate, type Annotated } from '../../../src/core/annotations/annotated.ts';
import { diagnose, MOST_DIAGNOSTICS, type Diagnostic } from '../../../src/core/annotations/diagnostics.ts';
import { openDocument } from '../../../src/core/annotations/document.ts';
import { problem } from '../../../src/core/dataset/problems.ts';
import { markOf, verdictsOf } from '../../../src/core/annotations/verdict.ts';
import { messageSentence } from '../../../src/core/messages/annotations.ts';
import { album, annotated, compared, english, FILES, listed, TEXT } from './album.ts';

const warnings = (found: Annotated): readonly Diagnostic[] => diagnose(found, { mismatch: 'warning' });
const said = ({ message }: Diagnostic): string => messageSentence(message, english);
const sourceOf = (text: string, { range: { start, end } }: Diagnostic): string => {
  const lines = text.split(/\r\n|[\r\n]/);
  if (start.line === end.line) return (lines[start.line] ?? '').slice(start.character, end.character);
  return [(lines[start.line] ?? '').slice(start.character), (lines[end.line] ?? '').slice(0, end.character)].join('\n');
};

describe('a mismatch', () => {
  test('stands on the caption, with cosines, rank and the rival', () => {
    const [found, ...others] = warnings(annotated());
    expect(others).toEqual([]);
    expect(found && said(found)).toBe(
      'beach1.jpg: the image prefers row 3 (0.31) to this caption (0.28), rank 2 of 4.',
    );
    expect(found && sourceOf(TEXT, found)).toBe('white sand');
    expect(found?.severity).toBe('warning');
    expect(found?.subject).toEqual({ kind: 'mismatch', row: 0, rival: 2, image: 'beaches/beach1.jpg' });
  });

  test('links the rival row, quoted and of two lines, and the image', () => {
    const [found] = warnings(annotated());
    expect(found?.related).toMatchObject([
      { kind: 'row', row: 2, range: { start: { line: 3, character: 14 }, end: { line: 4, character: 9 } } },
      { kind: 'image', image: 'beaches/beach1.jpg' },
    ]);
    expect(found?.related.map(({ message }) => messageSentence(message, english))).toEqual([
      'Row 3: “a bowl\\nof ramen”',
      'The image “beaches/beach1.jpg”.',
    ]);
  });

  test('is left out by setting', () => {
    expect(diagnose(annotated(), { mismatch: 'off' })).toEqual([]);
  });

  test('is no mismatch where the captions tie, nor once they are accepted as equivalent', () => {
    const pair = [
      { image: 'food/bowl.jpg', caption: 'a bowl\nof ramen' },
      { image: 'beaches/beach1.jpg', caption: 'white sand' },
    ] as const;
    expect(warnings(annotated(TEXT, { equivalents: [pair] }))).toEqual([]);
  });

  test('is none for either row of an accepted pair, and pairs do not chain', () => {
    const text = 'a.jpg,x,one\nb.jpg,x,two\nc.jpg,x,three\n';
    const found = compared(text, listed('x/a.jpg', 'x/b.jpg', 'x/c.jpg'), {
      clip: [
        [0.1, 0.2, 0],
        [0.2, 0.1, 0],
        [0.2, 0, 0.1],
      ],
    });
    const [a, b, c] = found.rows.map(({ image, caption }) => ({ image, caption: caption.value }));
    if (!a || !b || !c) throw new Error('three rows');
    const equivalents = [
      [a, b],
      [b, c],
    ] as const;
    const left = warnings(annotate(openDocument(text), found, { equivalents }));
    expect(left.map(({ subject }) => subject)).toMatchObject([{ kind: 'mismatch', row: 2, rival: 0 }]);
  });

  test('is one where another caption has the same cosine and comes first, as in the accuracy', () => {
    const text = 'a.jpg,x,one\nb.jpg,x,two\n';
    const tied = compared(text, listed('x/a.jpg', 'x/b.jpg'), {
      clip: [
        [0.3, 0.1],
        [0.3, 0.3],
      ],
    });
    const found = annotate(openDocument(text), tied);
    expect(warnings(found).map(said)).toEqual([
      'b.jpg: row 1 has a cosine as high as this caption (0.30) and comes first.',
    ]);
    expect(markOf(found, 1, verdictsOf(found, 1)[0] ?? null)).toBe('rival');
  });

  test('shows as many decimals as tell the cosines apart', () => {
    const text = 'a.jpg,x,one\nb.jpg,x,two\n';
    const close = compared(text, listed('x/a.jpg', 'x/b.jpg'), {
      clip: [
        [0.3101, 0.3104],
        [0, 1],
      ],
    });
    const [found] = warnings(annotate(openDocument(text), close));
    expect(found && said(found)).toContain('row 2 (0.3104) to this caption (0.3101)');
  });

  test('of a pipeline other than CLIP is none', () => {
    const { preclip } = album().pipelines;
    const alone = { ...album(), pipelines: preclip ? { preclip } : {} };
    expect(warnings(annotate(openDocument(TEXT), alone))).toEqual([]);
  });
});

describe('after an edit', () => {
  test('the places are those of the document, whatever moved and whichever line ends it has', () => {
    const text = `${TEXT}new.jpg,food,new\n`
      .replace('caption\n', 'caption\nextra.jpg,food,extra\n')
      .replaceAll('\n', '\r\n');
    const [found, ...others] = warnings(annotated(text));
    expect(others).toEqual([]);
    expect(found && sourceOf(text, found)).toBe('white sand');
    expect(found && said(found)).toContain('row 4 (0.31)');
  });

  test.each([
    ['its caption changed', 'white sand', 'grey sand'],
    ['its file name changed', 'beach1.jpg', 'beach3.jpg'],
    ['the rival changed', 'of ramen', 'of soup'],
    ['the rival is gone', 'bowl.jpg,food,"a bowl\nof ramen"\n', ''],
  ])('a mismatch is left out when %s', (_, from, to) => {
    expect(warnings(annotated(TEXT.replace(from, to)))).toEqual([]);
  });

  test('a mismatch is left out when its image was replaced', () => {
    expect(warnings(annotated(TEXT, { changedImages: new Set(['beaches/beach1.jpg']) }))).toEqual([]);
  });
});

describe('problems', () => {
  const text =
    'filename,category,caption\r\nno.jpg,food,x\r\nbowl.jpg,food,\r\ntiger.jpg,animals,t\r\ntiger.jpg,animals,t\r\n';
  const found = compared(text, FILES, {});

  test('stand on their field, errors first, and name related rows', () => {
    const diagnostics = warnings(annotate(openDocument(text), found));
    expect(diagnostics.map((diagnostic) => [diagnostic.message.code, sourceOf(text, diagnostic)])).toEqual([
      ['missing-image', 'no.jpg'],
      ['too-few-rows', 'filename,category,caption'],
      ['empty-caption', ''],
      ['duplicate-row', 't'],
      ['images-without-row', 'filename,category,caption'],
    ]);
    expect(diagnostics[3]?.related).toMatchObject([{ kind: 'row', row: 2 }]);
    expect(diagnostics[4]?.subject).toEqual({
      kind: 'images-without-row',
      files: ['beaches/beach1.jpg', 'beaches/beach2.jpg'],
    });
  });

  test('go with the row that was mended', () => {
    const mended = text.replace('food,\r', 'food,a bowl\r').replace('no.jpg', 'yes.jpg');
    const codes = warnings(annotate(openDocument(mended), found)).map(({ message }) => message.code);
    expect(codes).toEqual(['too-few-rows', 'duplicate-row', 'images-without-row']);
  });

  test('go with the image that got a row', () => {
    const added = `${text}beach1.jpg,beaches,new\r\n`;
    const last = warnings(annotate(openDocument(added), found)).at(-1);
    expect(last?.subject).toEqual({ kind: 'images-without-row', files: ['beaches/beach2.jpg'] });
  });

  test('of this machine are none of the file', () => {
    const locked = { ...album(), problems: [problem('cache-locked', { file: 'embeddings.sqlite' })] };
    expect(diagnose(annotate(openDocument(TEXT), locked), { mismatch: 'off' })).toEqual([]);
  });

  test('one image without a row is named alone', () => {
    const one = compared(TEXT, [...FILES, ...listed('food/new.png')], {});
    expect(warnings(annotate(openDocument(TEXT), one)).map(said)).toEqual([
      'No row names the image “food/new.png”. Add a row for it.',
    ]);
  });
});

describe('more than the editor takes', () => {
  const n = 1200;
  const text = Array.from({ length: n }, (_, i) => `${i}.jpg,x,caption ${i}\n`).join('') + 'gone.jpg,x,gone\n';
  const files = listed(...Array.from({ length: n }, (_, i) => `x/${i}.jpg`));
  const all = compared(text, files, {
    // Image i has 0.5 - i / 10,000 with its own caption and 0.6 with the last one's.
    clip: Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => (j === n - 1 ? 0.6 : i === j ? 0.5 - i / 1e4 : 0)),
    ),
  });

  test('the worst come first and the rest is said', () => {
    const diagnostics = warnings(annotate(openDocument(text), all));
    expect(diagnostics).toHaveLength(MOST_DIAGNOSTICS);
    expect(diagnostics[0]?.message.code).toBe('missing-image');
    expect(diagnostics[1]?.subject).toMatchObject({ kind: 'mismatch', row: n - 2 });
    expect(diagnostics.at(-2)?.subject).toMatchObject({ kind: 'mismatch', row: n - 2 - 997 });
    expect(diagnostics.at(-1)?.subject).toEqual({ kind: 'more', count: n - 1 - 998 });
  });
});

describe('hostile text', () => {
  const name = `<img src=x>\u202e[x](command:evil)\u0007${'a'.repeat(5000)}.jpg`;
  const text = `filename,category,caption\n"${name}",x,one\nb.jpg,x,"\u001b[31m{file} $(beaker) ${'z'.repeat(20_000)}"\n`;
  const found = compared(text, listed(`x/${name}`, 'x/b.jpg'), {
    clip: [
      [0.1, 0.2],
      [0.1, 0.2],
    ],
  });

  test('is plain text on one line, cut, with nothing hidden', () => {
    const [mismatch] = warnings(annotate(openDocument(text), found));
    const sentences = [mismatch?.message, ...(mismatch?.related.map(({ message }) => message) ?? [])];
    for (const sentence of sentences) {
      const words = sentence ? messageSentence(sentence, english) : '';
      expect(words).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(words.length).toBeGreaterThan(20);
      expect(words.length).toBeLessThan(300);
    }
    expect(mismatch?.message.args['file']).toContain('\\u202e');
    expect(mismatch?.subject).toMatchObject({ image: `x/${name}` });
  });
});
