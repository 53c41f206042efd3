import { describe, expect, test } from 'vitest';
import { annotate } from '../../../src/core/annotations/annotated.ts';
import { openDocument } from '../../../src/core/annotations/document.ts';
import { hoverAt, type HoverNeighbour } from '../../../src/core/annotations/hover.ts';
import { album, annotated, compared, FILES, listed, TEXT } from './album.ts';

const brief = ({ number, caption, cosine, own }: HoverNeighbour): [number | null, string, string, boolean] => [
  number,
  caption,
  cosine?.toFixed(2) ?? '–',
  own,
];

describe('the hover on a row', () => {
  test('has both pipelines’ rank and cosine', () => {
    expect(hoverAt(annotated(), 1)).toMatchObject({
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 29 } },
      number: 1,
      mark: 'rival',
      thumbnail: 'beaches/beach1.jpg',
      file: 'beach1.jpg',
      caption: 'white sand',
      verdicts: [
        { pipeline: 'preclip', rank: 2, captions: 4, textRank: 1, images: 4 },
        { pipeline: 'clip', rank: 2, captions: 4, textRank: 2, images: 4, rival: 2 },
      ],
    });
  });

  test('has the top three captions of the image and images of the caption, by CLIP', () => {
    const hover = hoverAt(annotated(), 1);
    expect(hover?.nearestBy).toBe('clip');
    expect(hover?.captions.map(brief)).toEqual([
      [3, 'a bowl\\nof ramen', '0.31', false],
      [1, 'white sand', '0.28', true],
      [2, 'White sand', '0.28', false],
    ]);
    expect(hover?.images.map(({ file, own }) => [file, own])).toEqual([
      ['beaches/beach2.jpg', false],
      ['beaches/beach1.jpg', true],
      ['food/bowl.jpg', false],
    ]);
  });

  test('links the rival, the heatmap and the image', () => {
    expect(hoverAt(annotated(), 1)?.links).toEqual([
      { kind: 'go-to-row', row: 2, number: 3 },
      { kind: 'show-in-heatmap', index: 0 },
      { kind: 'open-image', image: 'beaches/beach1.jpg' },
    ]);
  });

  test('is the same on every line of a row, and none beside rows', () => {
    expect(hoverAt(annotated(), 4)).toEqual(hoverAt(annotated(), 3));
    expect(hoverAt(annotated(), 0)).toBeNull();
    expect(hoverAt(annotated(), 6)).toBeNull();
  });

  test('names identical captions and images once, the own ones as own', () => {
    const text = 'a.jpg,x,same\nb.jpg,x,same\na.jpg,x,more\nc.jpg,x,other\n';
    const found = compared(text, listed('x/a.jpg', 'x/b.jpg', 'x/c.jpg'), {
      clip: [
        [0.3, 0.3, 0.2, 0.1],
        [0.4, 0.4, 0.2, 0.1],
        [0.3, 0.3, 0.2, 0.1],
        [0, 0, 0, 0.5],
      ],
    });
    const hover = hoverAt(annotate(openDocument(text), found), 1);
    expect(hover?.captions.map(brief)).toEqual([
      [2, 'same', '0.40', true],
      [3, 'more', '0.20', false],
      [4, 'other', '0.10', false],
    ]);
    expect(hover?.images.map(({ file }) => file)).toEqual(['x/b.jpg', 'x/a.jpg', 'x/c.jpg']);
  });

  test('does with less where the matrix was not kept', () => {
    const { clip } = album().pipelines;
    const large = { ...album(), pipelines: clip ? { clip: { ...clip, similarity: null } } : {} };
    const hover = hoverAt(annotate(openDocument(TEXT), large), 1);
    expect(hover?.captions.map(brief)).toEqual([
      [3, 'a bowl\\nof ramen', '0.31', false],
      [1, 'white sand', '0.28', true],
    ]);
    expect(hover?.images.map(({ file, cosine }) => [file, cosine])).toEqual([
      ['beaches/beach2.jpg', null],
      ['beaches/beach1.jpg', clip?.own[0]],
    ]);
  });

  test('says why a row is left out', () => {
    const text = `${TEXT}gone.jpg,food,gone\n`;
    const hover = hoverAt(annotate(openDocument(text), compared(text, FILES, {})), 6);
    expect(hover).toMatchObject({ mark: 'left-out', thumbnail: null, verdicts: [], captions: [], links: [] });
    expect(hover?.problems).toMatchObject([{ code: 'missing-image', args: { file: 'gone.jpg' } }]);
  });

  test('shows no image that the row does not name any more', () => {
    expect(hoverAt(annotated(TEXT.replace('beach1', 'beach9')), 1)).toMatchObject({
      freshness: 'stale',
      thumbnail: null,
    });
    expect(hoverAt(annotated(TEXT.replace('white', 'grey')), 1)).toMatchObject({
      freshness: 'stale',
      thumbnail: 'beaches/beach1.jpg',
    });
  });

  test('cuts and disarms what it shows, and keeps paths as they are', () => {
    const path = `x/\u202e<b>${'n'.repeat(300)}.jpg`;
    const text = `"${path.slice(2)}",x,"[go](command:evil)\u0007 ${'z'.repeat(9000)}"\nb.jpg,x,two\n`;
    const found = compared(text, listed(path, 'x/b.jpg'), {
      clip: [
        [1, 0],
        [0, 1],
      ],
    });
    const hover = hoverAt(annotate(openDocument(text), found), 0);
    expect(hover?.thumbnail).toBe(path);
    expect(hover?.caption).toMatch(/^\[go\]\(command:evil\)\\u0007 z+…$/);
    for (const shown of [hover?.file, hover?.caption, hover?.captions[0]?.caption, hover?.images[0]?.file])
      expect(shown?.length).toBeLessThan(130);
  });
});
