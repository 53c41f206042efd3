import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeField, detectDelimiter, scanCsv, type CsvTable, type Delimiter } from '../../../src/core/dataset/csv.ts';

const parameters = { seed: 20240607, numRuns: 500 };

const values = (table: CsvTable): string[][] => table.records.map(({ fields }) => fields.map(({ value }) => value));
const flaws = (text: string): string[] =>
  scanCsv(text, ',').flaws.map(({ code, place }) => `${code}@${place.line}:${place.column}`);

const delimiter = fc.constantFrom<Delimiter>(',', ';', '\t');
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const piece = fc.constantFrom('a', 'é', '🦐', '"', ',', ';', '\t', '\n', '\r', '\r\n', ' ', '\0', '\u202e', '=1', '');
const value = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const soup = fc
  .array(fc.constantFrom('"', '""', ',', ';', '\n', '\r\n', '\r', 'a', 'b c', '🦐'), { maxLength: 60 })
  .map((p) => p.join(''));

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const written = (text: string, always: boolean): string => (always || /[",;\t\r\n]/.test(text) ? quote(text) : text);

/** A well-formed file with a mix of line ends, and what it means. */
const file = fc
  .record({
    delimiter,
    records: fc.array(
      fc.record({ fields: fc.array(fc.tuple(value, fc.boolean()), { minLength: 1, maxLength: 4 }), lineEnd }),
      { minLength: 1, maxLength: 8 },
    ),
    open: fc.boolean(),
  })
  .map(({ delimiter, records, open }) => {
    const lines = records.map(({ fields, lineEnd }, index) => {
      const end = open && index === records.length - 1 ? '' : lineEnd;
      // An empty field alone is a blank line, or at the end of the file nothing at all: keep it visible.
      const source = fields.map(([text, always]) => written(text, always || fields.length === 1)).join(delimiter);
      return source + end;
    });
    return { delimiter, text: lines.join(''), expected: records.map(({ fields }) => fields.map(([text]) => text)) };
  });

function positionOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function expectExactPlaces({ text, delimiter, records }: CsvTable): void {
  let offset = 0;
  for (const { fields, start, end, next } of records) {
    expect(start).toBe(offset);
    expect(fields.map(({ place }) => text.slice(place.start, place.end)).join(delimiter)).toBe(text.slice(start, end));
    expect(['', '\n', '\r\n', '\r']).toContain(text.slice(end, next));
    for (const { value, place } of fields) {
      expect(decodeField(text.slice(place.start, place.end))).toBe(value);
      expect({ line: place.line, column: place.column }).toEqual(positionOf(text, place.start));
    }
    offset = next;
  }
  expect(offset).toBe(text.length);
}

describe('the scanner', () => {
  test('agrees with csv-parse on every well-formed file', () => {
    fc.assert(
      fc.property(file, ({ text, delimiter, expected }) => {
        const table = scanCsv(text, delimiter);
        expect(values(table)).toEqual(expected);
        const options = { delimiter, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] };
        expect(values(table)).toEqual(parse(text, options));
        expect(table.flaws).toEqual([]);
        expectExactPlaces(table);
      }),
      parameters,
    );
  });

  test('knows the place of every field of any text, well-formed or not', () => {
    fc.assert(
      fc.property(fc.oneof(soup, value, fc.string({ unit: 'binary' })), delimiter, (text, delimiter) => {
        expectExactPlaces(scanCsv(text, delimiter));
      }),
      parameters,
    );
  });

  test.each([
    ['nothing', '', []],
    ['a line without end', 'a,b', [['a', 'b']]],
    ['an empty last field', 'a,\n', [['a', '']]],
    ['blank lines', 'a\n\nb', [['a'], [''], ['b']]],
    ['mixed line ends', 'a\r\nb\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    ['a line end in quotes', '"a\r\nb",c', [['a\r\nb', 'c']]],
    ['doubled quotes', '"a ""b""",""', [['a "b"', '']]],
    ['a quote inside a plain field', 'a 5" disk,b', [['a 5" disk', 'b']]],
    ['text after the closing quote', '"a"b,"c" ,d', [['ab', 'c ', 'd']]],
    ['a space before the quote', 'a, "b', [['a', ' "b']]],
    ['NUL and right-to-left marks', 'a\0b,\u202ec', [['a\0b', '\u202ec']]],
  ])('reads %s', (_, text, expected) => {
    expect(values(scanCsv(text, ','))).toEqual(expected);
  });

  test('an unclosed quote ends with its line and swallows no row', () => {
    const text = '1.jpg,x,"A dog, running\r\n2.jpg,x,"A cat"\r\n3.jpg,x,"Two\nlines"\r\n';
    expect(values(scanCsv(text, ','))).toEqual([
      ['1.jpg', 'x', 'A dog, running'],
      ['2.jpg', 'x', 'A cat'],
      ['3.jpg', 'x', 'Two\nlines'],
    ]);
    expect(flaws(text)).toEqual(['unclosed-quote@1:9']);
  });

  test('an unclosed quote with no quote after it ends with its line too', () => {
    expect(values(scanCsv('a,"b\nc,d\ne,""\n', ','))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', ''],
    ]);
    expect(flaws('a,"b\nc,d\ne,""\n')).toEqual(['unclosed-quote@1:3']);
  });

  test('stray quotes are reported where they stand', () => {
    expect(flaws('a 5" disk,"b"c\n "d",e')).toEqual(['stray-quote@1:1', 'stray-quote@1:11', 'stray-quote@2:1']);
  });

  test('flaws name their record', () => {
    expect(scanCsv('a\n\n"b', ',').flaws.map(({ index }) => index)).toEqual([2]);
  });

  test('100,000 rows and a huge field are read whole', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `${index}.jpg,x,"caption ""${index}"""\r\n`);
    const { records } = scanCsv(rows.join(''));
    expect(records.length).toBe(100_000);
    expect(records.at(-1)?.fields[2]).toMatchObject({ value: 'caption "99999"', place: { line: 100_000 } });
    const huge = 'x"\n'.repeat(1_000_000);
    expect(scanCsv(quote(huge)).records[0]?.fields[0]?.value).toBe(huge);
  });

  test.each([
    ['quotes that open on every line', '"a\n', 200_000],
    ['quotes that open in every field of one line', '"a,', 1],
    ['doubled quotes after an open one', '\n""', 200_001],
  ])('%s cost linear time', (_, unit, records) => {
    const prefix = unit.startsWith('\n') ? '"' : '';
    expect(scanCsv(prefix + unit.repeat(200_000), ',').records.length).toBe(records);
  });
});

describe('the delimiter', () => {
  test.each<[string, Delimiter, string]>([
    ['comma', ',', 'filename,category,caption\n1.jpg,x,a;b;c\n'],
    ['semicolon', ';', 'filename;category;caption\n1.jpg;x;a, b, c\n2.jpg;x;d, e\n'],
    ['tab', '\t', 'file_name\ttext\n1.jpg\ta, b; c\n'],
    ['semicolon although every caption has one comma', ';', '1.jpg;x;a, b\n2.jpg;x;c, d\n'],
    [
      'comma although captions have commas without quotes',
      ',',
      'filename,category,caption\n1.jpg,x,a, b\n2.jpg,x,c, d; e\n',
    ],
    ['comma although quoted captions hold semicolons and line ends', ',', '1.jpg,x,"a;b\n;c"\n2.jpg,x,"d;e"\n'],
    ['comma by default', ',', 'one\ntwo\n'],
    ['comma of an empty file', ',', ''],
    ['semicolon after blank lines', ';', '\n\na;b;c\n'],
  ])('is %s', (_, expected, text) => {
    expect(detectDelimiter(text)).toBe(expected);
  });
});
