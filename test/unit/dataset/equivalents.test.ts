import { t } from '@vscode/l10n';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseEquivalents,
  resolveEquivalents,
  serialiseEquivalents,
  type EquivalentPair,
} from '../../../src/core/dataset/equivalents.ts';
import { resolveDataset } from '../../../src/core/dataset/resolve.ts';
import { readRows } from '../../../src/core/dataset/rows.ts';
import { problemSentence } from '../../../src/core/messages/problems.ts';

const rowsOf = (text: string) => {
  const captions = readRows({ text, problems: [] });
  const files = ['x/a.jpg', 'x/b.jpg', 'x/c.jpg'].map((path) => ({ path, leavesFolder: false }));
  return resolveDataset(captions, files).rows;
};
const A = { image: 'x/a.jpg', caption: 'A leopard' };
const B = { image: 'x/b.jpg', caption: 'A cat' };
const C = { image: 'x/c.jpg', caption: 'A dog' };

describe('the file of declared equivalents', () => {
  test('is read back as it was written', () => {
    const name = fc.record({ image: fc.string({ unit: 'binary' }), caption: fc.string({ unit: 'binary' }) });
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name)), (pairs) => {
        expect(parseEquivalents(serialiseEquivalents(pairs))).toEqual({ pairs, problems: [] });
      }),
      { seed: 20240609 },
    );
  });

  test('holds a pair a line', () => {
    expect(serialiseEquivalents([[A, B]])).toBe(
      '{\n  "version": 1,\n  "pairs": [\n    [{"image":"x/a.jpg","caption":"A leopard"}, {"image":"x/b.jpg","caption":"A cat"}]\n  ]\n}\n',
    );
    expect(serialiseEquivalents([])).toBe('{\n  "version": 1,\n  "pairs": []\n}\n');
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '"pairs"',
    '{"version":2,"pairs":[]}',
    '{"version":1}',
    '{"version":1,"pairs":{"length":1}}',
    '{"version":1,"pairs":[[]]}',
    '{"version":1,"pairs":[[{"image":"a","caption":"b"}]]}',
    '{"version":1,"pairs":[[{"image":"a","caption":"b"},{"image":1,"caption":"b"}]]}',
    '{"version":1,"pairs":[null]}',
    '['.repeat(100_000),
  ])('does no harm when it is something else: %.60j', (text) => {
    const { pairs, problems } = parseEquivalents(text);
    expect(pairs).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'equivalents-unreadable', severity: 'warning', args: { file: 'captions.equivalent.json' } },
    ]);
  });

  test.each([
    ['{', /^“captions\.equivalent\.json” is not JSON \(.+\)\. Correct it or delete it\.$/],
    ['null', '“captions.equivalent.json” must hold {"version": 1, "pairs": […]}. Correct it or delete it.'],
    ['{"version":2}', '“captions.equivalent.json” must hold "version": 1. Correct it or delete it.'],
    ['{"version":1}', '“captions.equivalent.json” must hold "pairs": […]. Correct it or delete it.'],
    ['{"version":1,"pairs":[null]}', /must hold "pairs"\[0\]: \[\{"image", "caption"\}, \{"image", "caption"\}\]\./],
  ])('says what it must hold instead of %s', (text, said) => {
    const [found] = parseEquivalents(text).problems;
    expect(found && problemSentence(found, t)).toMatch(said);
  });

  test('may have a BOM and unknown properties', () => {
    const text =
      '\ufeff{"version":1,"by":"me","pairs":[[{"image":"a","caption":"b","x":1},{"image":"c","caption":"d"}]]}';
    expect(parseEquivalents(text)).toEqual({
      pairs: [
        [
          { image: 'a', caption: 'b' },
          { image: 'c', caption: 'd' },
        ],
      ],
      problems: [],
    });
  });
});

describe('declared pairs', () => {
  const declared: EquivalentPair[] = [
    [A, B],
    [C, A],
  ];

  test.each([
    [
      'a.jpg,x,A leopard\nb.jpg,x,A cat\nc.jpg,x,A dog\n',
      [
        [0, 1],
        [0, 2],
      ],
    ],
    [
      'c.jpg,x,A dog\nb.jpg,x, A cat \na.jpg,x,A leopard\n',
      [
        [1, 2],
        [0, 2],
      ],
    ],
  ])('are found in whatever order the rows are', (text, pairs) => {
    expect(resolveEquivalents(declared, rowsOf(text))).toEqual({ pairs, problems: [] });
  });

  test('of a row that changed are a problem, told once', () => {
    const { pairs, problems } = resolveEquivalents(
      declared,
      rowsOf('a.jpg,x,A panther\nb.jpg,x,A cat\nc.jpg,x,A dog\n'),
    );
    expect(pairs).toEqual([]);
    expect(problems).toEqual([
      {
        code: 'equivalents-unknown-row',
        severity: 'warning',
        args: { file: 'captions.equivalent.json', ...A },
        place: null,
        record: null,
      },
    ]);
  });

  test('count once, and a row is no pair with itself', () => {
    const rows = rowsOf('a.jpg,x,A leopard\nb.jpg,x,A cat\n');
    expect(
      resolveEquivalents(
        [
          [A, B],
          [B, A],
          [A, A],
        ],
        rows,
      ),
    ).toEqual({ pairs: [[0, 1]], problems: [] });
  });
});
