import { describe, expect, test } from 'vitest';
import { annotateCsv } from '../../../src/core/dataset/annotate.ts';
import { decodeCaptions, encodeCaptions } from '../../../src/core/dataset/decode.ts';
import { initCaptions } from '../../../src/core/dataset/init.ts';
import { resolveDataset } from '../../../src/core/dataset/resolve.ts';
import { readRows } from '../../../src/core/dataset/rows.ts';

/** Bytes of a captions file in a folder with these images -> captions used, and `code@line` of every problem. */
interface Case {
  readonly name: string;
  readonly file: string | Uint8Array;
  readonly images: readonly string[];
  readonly captions: readonly string[];
  readonly problems: readonly string[];
}

const bytesOf = (file: string | Uint8Array): Uint8Array =>
  typeof file === 'string' ? new TextEncoder().encode(file) : file;
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

const OTHER = 'o.jpg,x,other\n';
const TWO = ['x/a.jpg', 'x/o.jpg'];
const BOTH = (caption: string): string[] => [caption, 'other'];
const huge = 'a "huge" field, '.repeat(100_000);

const cases: readonly Case[] = [
  { name: 'nothing', file: '', images: [], captions: [], problems: ['too-few-rows@-'] },
  { name: 'a BOM alone', file: '\ufeff', images: [], captions: [], problems: ['too-few-rows@-'] },
  { name: 'blank lines alone', file: '\n\r\n \r', images: [], captions: [], problems: ['too-few-rows@-'] },
  {
    name: 'quotes alone',
    file: '"""""',
    images: [],
    captions: [],
    problems: ['unclosed-quote@1', 'column-count@1', 'too-few-rows@-'],
  },
  {
    name: 'delimiters alone',
    file: ',,,,;;;\t\t',
    images: [],
    captions: [],
    problems: ['missing-image@1', 'empty-caption@1', 'too-few-rows@-'],
  },
  {
    name: 'names with spaces',
    file: `my  photo (1).jpg,my x,one\n${OTHER}`,
    images: ['my x/my  photo (1).jpg', 'x/o.jpg'],
    captions: BOTH('one'),
    problems: [],
  },
  {
    name: 'names with accents',
    file: `ñandú.jpg,città,one\n${OTHER}`,
    images: ['città/ñandú.jpg', 'x/o.jpg'],
    captions: BOTH('one'),
    problems: [],
  },
  {
    name: 'names with accents in another form',
    file: `n\u0303.jpg,x,one\n${OTHER}`,
    images: ['x/\u00f1.jpg', 'x/o.jpg'],
    captions: BOTH('one'),
    problems: ['filename-case@1'],
  },
  {
    name: 'names with emoji',
    file: `🏖️🦐.jpg,🐕,one\n${OTHER}`,
    images: ['🐕/🏖️🦐.jpg', 'x/o.jpg'],
    captions: BOTH('one'),
    problems: [],
  },
  {
    name: 'names with line ends',
    file: `"a\nb.jpg","x\r\ny",one\n${OTHER}`,
    images: ['x\r\ny/a\nb.jpg', 'x/o.jpg'],
    captions: BOTH('one'),
    problems: [],
  },
  {
    name: 'names from right to left',
    file: `\u202egpj.a.exe.jpg,שלום,one\n${OTHER}`,
    images: ['שלום/\u202egpj.a.exe.jpg', 'x/o.jpg'],
    captions: BOTH('one'),
    problems: [],
  },
  {
    name: 'names with commas and quotes',
    file: `"a, ""b"".jpg",x,one\n${OTHER}`,
    images: ['x/a, "b".jpg', 'x/o.jpg'],
    captions: BOTH('one'),
    problems: [],
  },
  {
    name: 'names of JavaScript',
    file: `__proto__,constructor,one\n${OTHER}`,
    images: ['constructor/__proto__', 'x/o.jpg'],
    captions: BOTH('one'),
    problems: [],
  },
  {
    name: 'names of Windows devices',
    file: `con,x,one\n${OTHER}`,
    images: TWO,
    captions: ['other'],
    problems: ['missing-image@1', 'image-without-row@-', 'too-few-rows@-'],
  },
  {
    name: 'NUL in a name',
    file: `a.jpg\0,x,one\n${OTHER}`,
    images: TWO,
    captions: ['other'],
    problems: ['path-leaves-folder@1', 'image-without-row@-', 'too-few-rows@-'],
  },
  { name: 'NUL in a caption', file: `a.jpg,x,o\0ne\n${OTHER}`, images: TWO, captions: BOTH('o\0ne'), problems: [] },
  {
    name: 'terminal escapes',
    file: `a.jpg,x,\u001b]0;owned\u0007\u001b[31m\n${OTHER}`,
    images: TWO,
    captions: BOTH('\u001b]0;owned\u0007\u001b[31m'),
    problems: [],
  },
  {
    name: 'markup',
    file: `a.jpg,x,<img src=x onerror=alert(1)>\n${OTHER}`,
    images: TWO,
    captions: BOTH('<img src=x onerror=alert(1)>'),
    problems: [],
  },
  {
    name: 'a command link',
    file: `a.jpg,x,[go](command:workbench)\n${OTHER}`,
    images: TWO,
    captions: BOTH('[go](command:workbench)'),
    problems: [],
  },
  {
    name: 'a formula',
    file: `a.jpg,x,"=cmd|' /C calc'!A0"\n${OTHER}`,
    images: TWO,
    captions: BOTH(`=cmd|' /C calc'!A0`),
    problems: [],
  },
  {
    name: 'placeholders',
    file: `{file}.jpg,{x},{caption}\n${OTHER}`,
    images: ['x/o.jpg'],
    captions: ['other'],
    problems: ['unknown-category@1', 'too-few-rows@-'],
  },
  {
    name: 'separators of Unicode',
    file: `a.jpg,x,one\u2028two\u0085three\n${OTHER}`,
    images: TWO,
    captions: BOTH('one\u2028two\u0085three'),
    problems: [],
  },
  {
    name: 'spaces alone in a caption',
    file: `a.jpg,x," \t\u00a0"\n${OTHER}`,
    images: TWO,
    captions: ['other'],
    problems: ['empty-caption@1', 'too-few-rows@-'],
  },
  { name: 'a caption of emoji', file: `a.jpg,x,👩‍👩‍👧🏽\n${OTHER}`, images: TWO, captions: BOTH('👩‍👩‍👧🏽'), problems: [] },
  {
    name: 'a huge field',
    file: `a.jpg,x,"${huge.replaceAll('"', '""')}"\n${OTHER}`,
    images: TWO,
    captions: BOTH(huge),
    problems: [],
  },
  {
    name: 'a huge field without end',
    file: `a.jpg,x,"${'b'.repeat(1_000_000)}\n${OTHER}`,
    images: TWO,
    captions: ['other'],
    problems: ['unclosed-quote@1', 'too-few-rows@-'],
  },
  {
    name: 'a million columns',
    file: `a.jpg,x,b${',c'.repeat(1_000_000)}\n${OTHER}`,
    images: TWO,
    captions: ['other'],
    problems: ['column-count@1', 'too-few-rows@-'],
  },
  {
    name: 'Latin-1',
    file: latin1(`a.jpg,x,caf\xe9\n${OTHER}`),
    images: TWO,
    captions: ['other'],
    problems: ['not-utf8@1', 'too-few-rows@-'],
  },
  {
    name: 'surrogates in UTF-8',
    file: latin1(`a.jpg,x,\xed\xa0\xbd\n${OTHER}`),
    images: TWO,
    captions: ['other'],
    problems: ['not-utf8@1', 'too-few-rows@-'],
  },
  {
    name: 'a JPEG',
    file: latin1('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x02\n\r\xff\xd9'),
    images: ['a.jpg'],
    captions: [],
    problems: ['not-utf8@1', 'column-count@1', 'not-utf8@3', 'column-count@3', 'image-without-row@-', 'too-few-rows@-'],
  },
  {
    name: 'old Macintosh line ends',
    file: 'a.jpg,x,one\ro.jpg,x,other\r',
    images: TWO,
    captions: BOTH('one'),
    problems: [],
  },
  {
    name: 'every line end at once',
    file: 'a.jpg,x,one\r\r\n\no.jpg,x,other',
    images: TWO,
    captions: BOTH('one'),
    problems: [],
  },
  {
    name: 'a header twice',
    file: `filename,category,caption\nfilename,category,caption\na.jpg,x,one\n${OTHER}`,
    images: TWO,
    captions: BOTH('one'),
    problems: ['unknown-category@2'],
  },
  { name: 'a header alone', file: 'filename,category,caption', images: [], captions: [], problems: ['too-few-rows@-'] },
  {
    name: 'a header of two columns that are one',
    file: 'filename,filename\na.jpg,b.jpg\n',
    images: ['a.jpg'],
    captions: [],
    problems: ['missing-column@1', 'too-few-rows@-'],
  },
];

describe('a hostile captions file', () => {
  test.each(cases)('$name', ({ file, images, captions, problems }) => {
    const { text, problems: decoding } = decodeCaptions(bytesOf(file));
    const files = images.map((path) => ({ path, leavesFolder: false }));
    const dataset = resolveDataset(readRows({ text, problems: decoding }), files);
    expect(dataset.rows.map(({ caption }) => caption.value)).toEqual(captions);
    expect(dataset.problems.map(({ code, place }) => `${code}@${place?.line ?? '-'}`)).toEqual(problems);
  });

  test.each(cases)('$name: the copy and the new rows keep its bytes', ({ file, images }) => {
    const bytes = bytesOf(file);
    const decoded = decodeCaptions(bytes);
    const files = images.map((path) => ({ path, leavesFolder: false }));
    expect(Buffer.compare(encodeCaptions(decoded.text, decoded), bytes)).toBe(0);
    const captions = readRows(decoded);
    const copy = annotateCsv(captions, ['@'], () => ['@']);
    let offset = 0;
    for (const { start, end } of captions.table.records) {
      const source = decoded.text.slice(start, end);
      expect(copy.startsWith(source, offset)).toBe(true);
      offset +=
        source.length + (/^[,;\t]*(?:'@)?(?:\r\n|\r|\n|$)/.exec(copy.slice(offset + source.length))?.[0].length ?? 0);
    }
    expect(offset).toBe(copy.length);
    const { text } = initCaptions(decoded.text, files);
    const start = decoded.text.trim() === '' ? '' : decoded.text;
    expect(text.startsWith(start)).toBe(true);
  });
});
