import { describe, expect, test } from 'vitest';
import { editorLosses, lossWarnings } from '../../../src/core/annotations/losses.ts';
import { messageSentence } from '../../../src/core/messages/annotations.ts';
import { english } from './album.ts';

const losses = (text: string) => editorLosses(new TextEncoder().encode(text));
const said = (text: string): string[] =>
  lossWarnings('captions.csv', losses(text)).map((warning) => messageSentence(warning, english));

describe('what saving from the editor changes', () => {
  test.each([
    ['', 'nothing'],
    ['a\nb\n', 'LF'],
    ['\ufeffa\r\nb', 'CRLF and a BOM'],
    ['a,"b c"', 'no line end'],
  ])('is nothing in a file of one line end: %j (%s)', (text) => {
    expect(losses(text)).toEqual({ lineEnds: null, bytes: false });
  });

  test.each([
    ['a\r\nb\r\nc\n', '\r\n', 1],
    ['a\r\nb\nc\n', '\n', 1],
    ['a\r\nb\n', '\n', 1],
    ['a,"x\ny"\r\nb\r\n', '\r\n', 1],
    ['a\rb\r', '\r\n', 2],
    ['a\rb\nc\r\n', '\r\n', 2],
  ])('is the line ends that the editor does not choose: %j', (text, becomes, count) => {
    expect(losses(text).lineEnds).toEqual({ becomes, count });
  });

  test('is said before the first edit', () => {
    expect(said('a\nb\n')).toEqual([]);
    expect(said('a\r\nb\r\nc\n')).toEqual([
      '“captions.csv” mixes line ends. The editor writes all of them as CRLF when it saves (lines changed: 1).',
    ]);
  });

  test('is every byte that is not UTF-8', () => {
    const found = editorLosses(Uint8Array.of(0x61, 0xe9, 0x0a));
    expect(found).toEqual({ lineEnds: null, bytes: true });
    expect(lossWarnings('a.csv', found)).toMatchObject([{ code: 'loses-bytes' }]);
    expect(editorLosses(Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x0a, 0))).toEqual({ lineEnds: null, bytes: false });
  });
});
