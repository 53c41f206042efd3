import { describe, expect, test } from 'vitest';
import { initCaptions } from '../../../src/core/dataset/init.ts';
import { resolveDataset } from '../../../src/core/dataset/resolve.ts';
import { readRows } from '../../../src/core/dataset/rows.ts';
import type { ListedFile } from '../../../src/core/dataset/types.ts';

const listed = (...paths: string[]): ListedFile[] => paths.map((path) => ({ path, leavesFolder: false }));
const init = (existing: string | null, ...paths: string[]): string => initCaptions(existing, listed(...paths)).text;

describe('a new captions file', () => {
  test.each([null, '', '\n'])('names every image in natural order, with its category (before: %j)', (existing) => {
    expect(init(existing, 'x/beach10.jpg', 'x/beach2.jpg', 'food/a.png', 'root.gif', 'notes.txt', 'captions.csv')).toBe(
      'filename,category,caption\na.png,food,\nroot.gif,,\nbeach2.jpg,x,\nbeach10.jpg,x,\n',
    );
  });

  test('has a header alone when there is no image', () => {
    expect(initCaptions(null, [])).toEqual({ text: 'filename,category,caption\n', added: [], problems: [] });
  });

  test('does not name what lies outside', () => {
    expect(initCaptions(null, [{ path: 'x/a.jpg', leavesFolder: true }]).added).toEqual([]);
  });
});

describe('a captions file that is there', () => {
  test.each([
    ['comma and LF', 'filename,category,caption\na.jpg,x,"one, two"\n', 'b.jpg,x,\n'],
    ['no header', 'a.jpg,x,one\n', 'b.jpg,x,\n'],
    ['no line end at the end', 'a.jpg,x,one', '\nb.jpg,x,\n'],
    ['CRLF and none at the end', 'filename,category,caption\r\na.jpg,x,one', '\r\nb.jpg,x,\r\n'],
    ['semicolon', 'filename;category;caption\r\na.jpg;x;one\r\n', 'b.jpg;x;\r\n'],
    ['tab', 'filename\tcategory\tcaption\na.jpg\tx\tone\n', 'b.jpg\tx\t\n'],
    ['another order and other columns', 'id,caption,label,image,by\n1,one,x,a.jpg,me\n', ',,x,b.jpg,\n'],
    ['no category column', 'file_name,text\nx/a.jpg,one\n', 'x/b.jpg,\n'],
    ['mixed line ends', 'filename,category,caption\r\na.jpg,x,one\n\r\n', 'b.jpg,x,\r\n'],
    ['a row without caption', 'a.jpg,x,\n', 'b.jpg,x,\n'],
    ['a row with a name in other case', 'A.JPG,X,one\n', 'b.jpg,x,\n'],
    ['a row with too many columns', 'a.jpg,x,one, two\n', 'b.jpg,x,\n'],
    ['a quote that is never closed', 'a.jpg,x,"one', '\nb.jpg,x,\n'],
  ])('keeps every byte and gets the missing rows: %s', (_, existing, added) => {
    expect(init(existing, 'x/a.jpg', 'x/b.jpg')).toBe(existing + added);
  });

  test('stays as it is when every image has a row', () => {
    expect(init('a.jpg,x,one', 'x/a.jpg')).toBe('a.jpg,x,one');
  });

  test('stays as it is when a column is missing, and says so', () => {
    const { text, added, problems } = initCaptions('image,label\na.jpg,x\n', listed('x/b.jpg'));
    expect([text, added]).toEqual(['image,label\na.jpg,x\n', []]);
    expect(problems).toMatchObject([{ code: 'missing-column', args: { column: 'caption' } }]);
  });

  test.each([
    ['x/with, comma.jpg'],
    ['x/with "quotes".jpg'],
    ['x/with\nnewline.jpg'],
    ['x/ leading space.jpg'],
    ['a;b/semi;colon.jpg'],
    ['x/ñandú 🦐 \u202e.jpg'],
    ['x/=1+1.jpg'],
    ['train/dogs/deep.jpg'],
    ['root.jpg'],
  ])('gets a row that names exactly its image: %j', (path) => {
    for (const existing of [null, 'filename;category;caption\r\n', 'file_name,text\n']) {
      const files = listed(path);
      const { text } = initCaptions(existing, files);
      const { leftOut } = resolveDataset(readRows({ text, problems: [] }), files);
      expect(leftOut.map(({ reasons }) => reasons)).toEqual([['empty-caption']]);
      expect(initCaptions(text, files).added).toEqual([]);
    }
  });

  test('takes the category of deep images from the folder they lie in', () => {
    expect(init(null, 'train/dogs/1.jpg')).toBe('filename,category,caption\ntrain/dogs/1.jpg,dogs,\n');
  });
});
