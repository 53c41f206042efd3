import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotateCsv, disarmCell, type Cell } from '../../../src/core/dataset/annotate.ts';
import { readRows } from '../../../src/core/dataset/rows.ts';
import { scanCsv } from '../../../src/core/dataset/csv.ts';

const annotate = (text: string, columns: string[], ...cells: (readonly Cell[] | null)[]): string =>
  annotateCsv(readRows({ text, problems: [] }), columns, (record) => cells[record] ?? null);

describe('the annotated copy', () => {
  test.each([
    ['a header', 'filename,category,caption\na,x,b\n', 'filename,category,caption,rank,ok\na,x,b,1,yes\n'],
    ['no header', 'a.jpg,x,b\n', 'a.jpg,x,b,1,yes\n'],
    ['no last line end', 'a.jpg,x,b', 'a.jpg,x,b,1,yes'],
    [
      'semicolons and CRLF',
      'filename;category;caption\r\na;x;b\r\n',
      'filename;category;caption;rank;ok\r\na;x;b;1;yes\r\n',
    ],
    ['odd quoting and line ends', 'a.jpg,"x","b ""c""\r\nd"\r', 'a.jpg,"x","b ""c""\r\nd",1,yes\r'],
    ['blank lines around', '\n\na.jpg,x,b\n,,\n', '\n\na.jpg,x,b,1,yes\n,,\n'],
    ['a formula of its own', 'a.jpg,x,=1+1\n', 'a.jpg,x,=1+1,1,yes\n'],
    ['too few columns', 'a.jpg,x\n', 'a.jpg,x,,1,yes\n'],
    ['too many columns', 'a.jpg,x,b,c\n', 'a.jpg,x,b,c,1,yes\n'],
  ])('of a file with %s has the columns at the end', (_, text, expected) => {
    const captions = readRows({ text, problems: [] });
    expect(annotateCsv(captions, ['rank', 'ok'], () => [1, 'yes'])).toBe(expected);
  });

  test('puts the new columns below each other', () => {
    const text = 'filename,category,caption,by\na,x,b\nc,x,d,me,\ne,x,f,you\n';
    expect(annotate(text, ['rank'], [1], [2], [3])).toBe(
      'filename,category,caption,by,,rank\na,x,b,,,1\nc,x,d,me,,2\ne,x,f,you,,3\n',
    );
  });

  test('leaves the cells of rows without result empty', () => {
    expect(annotate('a.jpg,x,b\nc.jpg,x,d\n', ['rank', 'cosine'], null, [NaN])).toBe('a.jpg,x,b,,\nc.jpg,x,d,,\n');
  });

  test('quotes and disarms its own cells', () => {
    const cells = ['=cmd|calc!A0', 'a, "b"\nc', -0.25];
    expect(annotate('a.jpg,x,b\n', ['p', 'q', 'r'], cells)).toBe(`a.jpg,x,b,'=cmd|calc!A0,"a, ""b""\nc",-0.25\n`);
  });

  test('holds the original bytes of every field of any file', () => {
    const part = fc.constantFrom('"', '""', ',', '\n', '\r\n', 'a', 'filename,caption\n', 'x.jpg,', ' ', '🦐');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const captions = readRows({ text: parts.join(''), problems: [] });
        const { table } = captions;
        const copy = annotateCsv(captions, ['x'], () => ['@']);
        let offset = 0;
        for (const { start, end, next } of table.records) {
          const source = table.text.slice(start, end);
          expect(copy.slice(offset, offset + source.length)).toBe(source);
          const rest = /^(?:[,;\t]*[,;\t](?:x|'@))?(\r\n|\r|\n|$)/.exec(copy.slice(offset + source.length));
          expect(rest?.[1]).toBe(table.text.slice(end, next));
          offset += source.length + (rest?.[0].length ?? 0);
        }
        expect(offset).toBe(copy.length);
      }),
      { seed: 20240610, numRuns: 500 },
    );
  });

  test('can be read again, with the same rows', () => {
    const text = 'filename,category,caption\r\na,x,"b\nc"\r\nd,x,e\r\n';
    const again = scanCsv(annotate(text, ['rank'], [1], [2]));
    expect(again.records.map(({ fields }) => fields.map(({ value }) => value))).toEqual([
      ['filename', 'category', 'caption', 'rank'],
      ['a', 'x', 'b\nc', '1'],
      ['d', 'x', 'e', '2'],
    ]);
  });
});

describe('a cell', () => {
  test.each(['=1', '+1+1', '-cmd', '@SUM(A1)', '\t=1', '\rx', ' =1', '＝1', '--1', '-1-1', '=-1', '-'])(
    'is disarmed: %j',
    (cell) => {
      expect(disarmCell(cell)).toBe(`'${cell}`);
    },
  );

  test.each(['', 'a=1', '-1', '-0.5', '+3', '-1e-7', '1.5', "'=1", 'A dog @ home'])('is left alone: %j', (cell) => {
    expect(disarmCell(cell)).toBe(cell);
  });
});
