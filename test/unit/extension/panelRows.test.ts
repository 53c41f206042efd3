import { describe, expect, it } from 'vitest';
import { captionRange, rowOnLine } from '../../../src/extension/logic/panelRows.ts';
import { album, TEXT } from '../annotations/album.ts';

const comparison = album();
const [header = '', ...rest] = TEXT.split('\n');
const oneMore = [header, 'new.jpg,food,a new row', ...rest].join('\n');

/** What the range holds in the text. */
function held(text: string, index: number): string | null {
  const range = captionRange(text, comparison, index);
  if (!range) return null;
  const lines = text.split('\n').slice(range.start.line, range.end.line + 1);
  return lines
    .join('\n')
    .slice(range.start.character, range.start.line === range.end.line ? range.end.character : undefined);
}

describe('the caption of a compared row', () => {
  it('is found where it stands, quotes and line ends included', () => {
    expect([0, 1, 2, 3].map((row) => held(TEXT, row))).toEqual([
      'white sand',
      '"waves, and a pier"',
      '"a bowl\nof ramen"',
      'a tiger',
    ]);
  });

  it('is found again after rows were inserted, edited and taken out', () => {
    expect(held(oneMore, 3)).toBe('a tiger');
    expect(held(oneMore.replace('a tiger', 'A tiger at dusk'), 3)).toBe('A tiger at dusk');
    expect(held(TEXT.replace('tiger.jpg,animals,a tiger\n', ''), 3)).toBeNull();
  });

  it('is nowhere for a row that was not compared', () => {
    expect(held(TEXT, 4)).toBeNull();
    expect(captionRange('', comparison, 0)).toBeNull();
  });
});

describe('the row on a line', () => {
  it('is the compared one, on each of its lines', () => {
    expect([1, 2, 3, 4, 5].map((line) => rowOnLine(TEXT, comparison, line))).toEqual([0, 1, 2, 2, 3]);
  });

  it('is none on the header, beyond the end and on a new row', () => {
    expect([0, 6, 99].map((line) => rowOnLine(TEXT, comparison, line))).toEqual([null, null, null]);
    expect([1, 2].map((line) => rowOnLine(oneMore, comparison, line))).toEqual([null, 0]);
  });
});
