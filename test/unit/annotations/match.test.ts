import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotate, isAsCompared, type AnnotatedRow } from '../../../src/core/annotations/annotated.ts';
import { openDocument } from '../../../src/core/annotations/document.ts';
import { decodeCaptions } from '../../../src/core/dataset/decode.ts';
import { readCaptions, readRows } from '../../../src/core/dataset/rows.ts';
import { resolveDataset } from '../../../src/core/dataset/resolve.ts';
import { annotated, compared, listed, TEXT } from './album.ts';

const parameters = { seed: 20261123, numRuns: 300 };
const found = ({ index, freshness }: AnnotatedRow): [number | null, string] => [index, freshness];

describe('rows of the document and rows of the comparison', () => {
  test('are the same where the editor wrote other line ends or could not read a byte', () => {
    const bytes = new TextEncoder().encode('a.jpg,x,"one\r\ntwo"\nb.jpg,x,caf?\nc.jpg,x,\ud83d\udc80\n');
    bytes[bytes.indexOf('?'.charCodeAt(0))] = 0xe9;
    const { rows, leftOut, problems } = resolveDataset(readCaptions(bytes), listed('x/a.jpg', 'x/b.jpg', 'x/c.jpg'));
    expect(decodeCaptions(bytes).text).toContain('caf\udce9');
    const shown = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
    const comparison = { ...compared('', [], {}), rows, leftOut, problems };
    const all = annotate(openDocument(shown), comparison).rows;
    expect(all.map(({ index, leftOut, freshness }) => [index, leftOut?.reasons, freshness])).toEqual([
      [0, undefined, 'current'],
      [null, ['not-utf8'], 'current'],
      [1, undefined, 'current'],
    ]);
    // Another emoji is another caption, though the halves of their code differ as little as damaged bytes do.
    const edited = annotate(openDocument(shown.replace('\ud83d\udc80', '\ud83d\udc81')), comparison);
    expect(edited.rows[2]?.freshness).toBe('stale');
  });

  test('keep together when one caption becomes that of another row', () => {
    const rows = annotated(TEXT.replace('a tiger', 'white sand')).rows;
    expect(rows.map(found)).toEqual([
      [0, 'earlier'],
      [1, 'earlier'],
      [2, 'earlier'],
      [3, 'stale'],
    ]);
  });

  test('are found by image when two captions were swapped', () => {
    const swapped = TEXT.replace('white sand', '#').replace('a tiger', 'white sand').replace('#', 'a tiger');
    expect(annotated(swapped).rows.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  test('are found by caption when the image was renamed', () => {
    expect(annotated(TEXT.replace('tiger.jpg', 'cat.jpg')).rows.at(-1)).toMatchObject({ index: 3, freshness: 'stale' });
  });

  test('are never one to two, and never current when anything changed', () => {
    const line = fc.constantFrom(
      ...TEXT.trimEnd().split(/\n(?!of)/),
      'beach1.jpg,beaches,other',
      ',,',
      'new.jpg,x,y',
      '',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
        const text = lines.join('\n');
        const { rows, positions, current } = annotated(text);
        const indices = rows.flatMap(({ index }) => index ?? []);
        expect(new Set(indices).size).toBe(indices.length);
        for (const [position, { index }] of rows.entries()) if (index !== null) expect(positions[index]).toBe(position);
        const captions = ({ rows }: ReturnType<typeof readRows>): string[] =>
          rows.map(({ caption }) => caption.value).sort();
        if (current)
          expect(captions(readRows({ text, problems: [] }))).toEqual(captions(readRows({ text: TEXT, problems: [] })));
      }),
      parameters,
    );
  });

  test('are current again when the edit is undone', () => {
    expect(annotated().current).toBe(true);
    expect(annotated(`${TEXT}x.jpg,food,new\n`).current).toBe(false);
  });

  test('are as they were compared only in the same order', () => {
    const [head, ...rows] = TEXT.trimEnd().split(/\n(?!of)/);
    expect(isAsCompared(annotated())).toBe(true);
    expect(isAsCompared(annotated([head, ...rows.reverse(), ''].join('\n')))).toBe(false);
    expect(isAsCompared(annotated(TEXT.replace('a tiger', 'a cat')))).toBe(false);
  });
});
