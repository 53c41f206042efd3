import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastAtMost, Lines } from '../../../src/core/annotations/lines.ts';

const parameters = { seed: 20261123, numRuns: 300 };
const text = fc.array(fc.constantFrom('a', '🦐', '\n', '\r', '\r\n', '\u2028', '')).map((pieces) => pieces.join(''));

describe('lines', () => {
  test('begin where the editor begins them: after LF, CRLF and CR', () => {
    fc.assert(
      fc.property(text, (text) => {
        const lines = new Lines(text);
        let offset = 0;
        const pieces = text.split(/(\r\n|\r|\n)/);
        for (let line = 0; line * 2 < pieces.length; line++) {
          const length = pieces[line * 2]?.length ?? 0;
          for (let character = 0; character <= length; character++)
            expect(lines.positionAt(offset + character)).toEqual({ line, character });
          expect(lines.offsetAt({ line, character: length })).toBe(offset + length);
          offset += length + (pieces[line * 2 + 1]?.length ?? 0);
        }
      }),
      parameters,
    );
  });

  test('beyond the end lie at the end', () => {
    const lines = new Lines('ab\ncd');
    expect([lines.offsetAt({ line: 9, character: 0 }), lines.offsetAt({ line: 1, character: 9 })]).toEqual([5, 5]);
  });
});

describe('the last entry that is at most a value', () => {
  test.each([
    [[], 5, -1],
    [[1, 3, 3, 7], 0, -1],
    [[1, 3, 3, 7], 3, 2],
    [[1, 3, 3, 7], 6, 2],
    [[1, 3, 3, 7], 9, 3],
  ])('of %j and %i has index %i', (entries, value, index) => {
    expect(lastAtMost(entries.length, (i) => entries[i] ?? 0, value)).toBe(index);
  });
});
