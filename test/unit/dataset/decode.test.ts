import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCaptions, encodeCaptions } from '../../../src/core/dataset/decode.ts';

const parameters = { seed: 20240608, numRuns: 500 };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('decoding', () => {
  test('text without BOM is read as it is', () => {
    expect(decodeCaptions(utf8('ñ🦐'))).toEqual({ text: 'ñ🦐', encoding: 'UTF-8', bom: false, problems: [] });
  });

  test('a BOM is noted and stripped, but only the first', () => {
    expect(decodeCaptions(utf8('\ufeff\ufeffa'))).toMatchObject({ text: '\ufeffa', bom: true, problems: [] });
  });

  test('lines that are not UTF-8 are named at their first bad byte, and the others are read', () => {
    const { text, problems } = decodeCaptions(latin1('a,b\r\npi\xf1ata,\xe9t\xe9\r\nc,d\n\xff\r'));
    expect(text.split(/\r\n|\n/)).toEqual(['a,b', 'pi\udcf1ata,\udce9t\udce9', 'c,d', '\udcff\r']);
    expect(problems.map(({ code, severity, place }) => ({ code, severity, place }))).toEqual([
      { code: 'not-utf8', severity: 'error', place: { start: 7, end: 8, line: 2, column: 3 } },
      { code: 'not-utf8', severity: 'error', place: { start: 21, end: 22, line: 4, column: 1 } },
    ]);
  });

  test.each([
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong slash of three bytes', [0xe0, 0x80, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a code point beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a sequence cut short', [0xf0, 0x9f, 0xa6]],
    ['a lone continuation', [0x80]],
  ])('%s is not UTF-8', (_, bytes) => {
    const { text, problems } = decodeCaptions(Uint8Array.from([0x61, ...bytes]));
    expect(text).toBe('a' + bytes.map((byte) => String.fromCharCode(0xdc00 + byte)).join(''));
    expect(problems).toMatchObject([{ code: 'not-utf8', args: { line: 1 } }]);
  });

  test.each([
    ['UTF-16 LE', [0xff, 0xfe, 0x61, 0x00, 0x3e, 0xd8, 0x90, 0xdd]],
    ['UTF-16 BE', [0xfe, 0xff, 0x00, 0x61, 0xd8, 0x3e, 0xdd, 0x90]],
  ])('%s is read, with a warning', (encoding, bytes) => {
    const decoded = decodeCaptions(Uint8Array.from(bytes));
    expect(decoded).toMatchObject({ text: 'a🦐', encoding, bom: true });
    expect(decoded.problems).toMatchObject([{ code: 'not-utf8', severity: 'warning', args: { encoding } }]);
  });

  test('any bytes come back as they were', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.string({ unit: 'binary' }).map(utf8));
    fc.assert(
      fc.property(
        bytes,
        fc.constantFrom<number[]>([], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]),
        (body, mark) => {
          const even = mark.length === 2 ? body.subarray(0, body.length & ~1) : body;
          const file = Uint8Array.from([...mark, ...even]);
          const decoded = decodeCaptions(file);
          expect(encodeCaptions(decoded.text, decoded)).toEqual(file);
        },
      ),
      parameters,
    );
  });

  test('a picture instead of a captions file does no harm', () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251);
    const { text, problems } = decodeCaptions(bytes);
    expect(encodeCaptions(text, { encoding: 'UTF-8', bom: false })).toEqual(bytes);
    expect(problems.length).toBeGreaterThan(0);
  });
});
