import { describe, expect, test } from 'vitest';
import { readCaptions, readRows } from '../../../src/core/dataset/rows.ts';

const read = (text: string) => readRows({ text, problems: [] });
const rowsOf = (text: string) =>
  read(text).rows.map(({ filename, category, caption }) => [filename.value, category?.value ?? null, caption.value]);
const problemsOf = (text: string) =>
  read(text).problems.map(({ code, record, place, args }) => ({ code, record, line: place?.line, args }));

describe('the columns', () => {
  const expected = [['1.jpg', 'x', 'A dog']];

  test.each([
    ['the header of the experiment', 'filename,category,caption\n1.jpg,x,A dog'],
    ['no header', '1.jpg,x,A dog'],
    ['another order', 'caption,filename,category\nA dog,1.jpg,x'],
    ['aliases', 'text,file_name,label\nA dog,1.jpg,x'],
    ['other aliases, case, space and quotes', ' Image ;"CLASS";Text\n1.jpg;x;A dog'],
    ['more columns than needed', 'id,filename,author,category,caption\n7,1.jpg,me,x,A dog'],
    ['blank lines before and between', '\n,,\nfilename,category,caption\n\n1.jpg,x,A dog\n,,\n\n'],
    ['a BOM that was left', '\ufefffilename,category,caption\n1.jpg,x,A dog'],
    ['the name itself before an alias of it', 'text,caption,image,filename,category\nno,A dog,no,1.jpg,x'],
    ['empty columns too many', 'filename,category,caption\n1.jpg,x,A dog,, '],
    ['unused columns too few', 'filename,category,caption,author\n1.jpg,x,A dog'],
  ])('are found with %s', (_, text) => {
    expect(rowsOf(text)).toEqual(expected);
    expect(problemsOf(text)).toEqual([]);
  });

  test('a file without category column has null categories', () => {
    expect(rowsOf('file_name,text\ntrain/1.jpg,A dog')).toEqual([['train/1.jpg', null, 'A dog']]);
  });

  test.each([
    ['1.jpg,text,A page', [['1.jpg', 'text', 'A page']]],
    ['label.png,image,A label', [['label.png', 'image', 'A label']]],
  ])('a first row with a telling category is no header: %s', (text, expected) => {
    expect(rowsOf(text)).toEqual(expected);
  });

  test('a header without caption or filename is a problem of the file', () => {
    expect(problemsOf('filename,category\n1.jpg,x')).toEqual([
      { code: 'missing-column', record: null, line: 1, args: { column: 'caption' } },
    ]);
    expect(problemsOf('\ncategory,id\nx,1')).toEqual([
      { code: 'missing-column', record: null, line: 2, args: { column: 'filename' } },
      { code: 'missing-column', record: null, line: 2, args: { column: 'caption' } },
    ]);
  });
});

describe('the rows', () => {
  test('count from 0 after the header, blank lines included, and know their line', () => {
    const { rows } = read('filename,category,caption\n1.jpg,x,"two\nlines"\n\n2.jpg,x,b');
    expect(rows.map(({ record, line }) => [record, line])).toEqual([
      [0, 2],
      [2, 5],
    ]);
  });

  test('know the place of each field', () => {
    const text = 'filename,category,caption\r\n1.jpg,x,"A ""dog"""\r\n';
    const caption = read(text).rows[0]?.caption;
    expect(caption).toEqual({ value: 'A "dog"', place: { start: 35, end: 46, line: 2, column: 9 } });
    expect(text.slice(35, 46)).toBe('"A ""dog"""');
  });

  test('with a wrong number of columns are problems', () => {
    expect(problemsOf('1.jpg,x,a dog, running\n2.jpg,x\n3.jpg,x,c')).toEqual([
      { code: 'column-count', record: 0, line: 1, args: { found: 4, expected: 3, delimiter: ',' } },
      { code: 'column-count', record: 1, line: 2, args: { found: 2, expected: 3, delimiter: ',' } },
    ]);
  });

  test('thousands of empty columns are no accident of a spreadsheet', () => {
    expect(problemsOf(`1.jpg,x,a${','.repeat(5000)}`)).toMatchObject([{ code: 'column-count', args: { found: 5003 } }]);
  });

  test('damaged lines and quotes name their row, and none in the header', () => {
    const bytes = Uint8Array.from('filename,category,caption,\xe9\n1.jpg,x,a\n2.jpg,x,\xe9t\xe9\n"3.jpg,x,b', (c) =>
      c.charCodeAt(0),
    );
    const { problems } = readCaptions(bytes);
    expect(problems.map(({ code, record, place }) => [code, record, place?.line])).toEqual([
      ['not-utf8', null, 1],
      ['not-utf8', 1, 3],
      ['unclosed-quote', 2, 4],
      ['column-count', 2, 4],
    ]);
  });

  test('are read from UTF-16 with its BOM', () => {
    const text = 'filename,category,caption\n1.jpg,x,ñ\n';
    const units = Uint16Array.from(`\ufeff${text}`, (character) => character.charCodeAt(0));
    const { rows, problems } = readCaptions(new Uint8Array(units.buffer));
    expect(rows[0]?.caption.value).toBe('ñ');
    expect(problems).toMatchObject([{ code: 'not-utf8', severity: 'warning', record: null }]);
  });
});
