import { describe, expect, test } from 'vitest';
import { annotate, type Annotated } from '../../../src/core/annotations/annotated.ts';
import { diagnose } from '../../../src/core/annotations/diagnostics.ts';
import { openDocument } from '../../../src/core/annotations/document.ts';
import { applyEdits } from '../../../src/core/annotations/edits.ts';
import { editsOf, fixesOf, type Fix } from '../../../src/core/annotations/fixes.ts';
import { messageSentence } from '../../../src/core/messages/annotations.ts';
import type { ProblemCode } from '../../../src/core/dataset/types.ts';
import { annotated, compared, english, listed, TEXT } from './album.ts';

function fixes(found: Annotated, code: string): readonly Fix[] {
  const diagnostic = diagnose(found, { mismatch: 'warning' }).find(({ message }) => message.code === code);
  return diagnostic ? fixesOf(found, diagnostic) : [];
}
const titles = (all: readonly Fix[]): string[] => all.map(({ title }) => messageSentence(title, english));

/** The fixes of a problem of `text`, and the text after each. */
function mended(
  text: string,
  paths: readonly string[],
  code: ProblemCode | 'images-without-row',
): [string, string | null][] {
  const found = annotate(openDocument(text), compared(text, listed(...paths), {}));
  return fixes(found, code).map(({ title, action }) => {
    const edits = editsOf(found, action);
    return [messageSentence(title, english), edits && applyEdits(text, edits)];
  });
}

describe('a mismatch', () => {
  const all = fixes(annotated(), 'mismatch');

  test('has four fixes', () => {
    expect(titles(all)).toEqual([
      'Go to row 3',
      'Swap the captions of rows 1 and 3',
      'Open the image “beaches/beach1.jpg” beside',
      'Accept the captions of rows 1 and 3 as equivalent',
    ]);
  });

  test('swaps the two captions', () => {
    const swapped =
      'beach1.jpg,beaches,"a bowl\nof ramen"\nbeach2.jpg,beaches,"White sand"\nbowl.jpg,food,white sand\n';
    const edits = all[1] && editsOf(annotated(), all[1].action);
    expect(edits && applyEdits(TEXT, edits)).toBe(`filename,category,caption\n${swapped}tiger.jpg,animals,a tiger\n`);
  });

  test('names the pair to accept', () => {
    expect(all[3]?.action).toEqual({
      kind: 'accept-equivalent',
      pair: [
        { image: 'beaches/beach1.jpg', caption: 'white sand' },
        { image: 'food/bowl.jpg', caption: 'a bowl\nof ramen' },
      ],
    });
  });
});

describe('a problem', () => {
  const rest = 'o.jpg,x,other\n';

  test.each<[ProblemCode, string, readonly string[], [string, string | null][]]>([
    ['filename-case', 'A.JPG,x,one\n', ['x/a.jpg'], [['Write the file name as “x/a.jpg”', 'a.jpg,x,one\n']]],
    [
      'missing-image',
      'beech.jpg,x,one\n',
      ['x/beach.jpg'],
      [
        ['Write the file name as “x/beach.jpg”', 'beach.jpg,x,one\n'],
        ['Remove this row', ''],
      ],
    ],
    [
      'missing-image',
      'beach.jpg,x,one\n',
      ['beaches/beach.jpg'],
      [
        ['Move the row to the category “beaches”', 'beach.jpg,beaches,one\n'],
        ['Remove this row', ''],
      ],
    ],
    ['missing-image', 'beach.jpg,x,one\n', [], [['Remove this row', '']]],
    [
      'unknown-category',
      'beach.jpg,beachs,one\n',
      ['beaches/beach.jpg'],
      [['Move the row to the category “beaches”', 'beach.jpg,beaches,one\n']],
    ],
    ['empty-filename', ',x,one\n', [], [['Remove this row', '']]],
    ['empty-caption', 'a.jpg,x,\n', ['x/a.jpg'], []],
  ])('%s of %j has its fixes', (code, row, paths, expected) => {
    const found = mended(rest + row, [...paths, 'x/o.jpg'], code);
    expect(found).toEqual(expected.map(([title, after]) => [title, after === null ? null : rest + after]));
  });

  test('duplicate-row removes the second row', () => {
    expect(mended(`${rest}o.jpg,x,other\n`, ['x/o.jpg'], 'duplicate-row')).toEqual([['Remove this row', rest]]);
  });

  test('images without a row get one', () => {
    expect(mended(rest, ['x/o.jpg', 'x/n.jpg'], 'images-without-row')).toEqual([
      ['Add a row for “x/n.jpg”', `${rest}n.jpg,x,\n`],
    ]);
    expect(mended(rest, ['x/o.jpg', 'y/2.jpg', 'x/n.jpg'], 'images-without-row')).toEqual([
      ['Add rows for 2 images', `${rest}n.jpg,x,\n2.jpg,y,\n`],
    ]);
  });
});
