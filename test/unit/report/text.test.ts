import { describe, expect, it } from 'vitest';
import { withSpread } from '../../../src/core/report/findings.ts';
import { shorten, shortenMiddle, width } from '../../../src/core/report/layout.ts';
import { toText } from '../../../src/core/report/text.ts';
import { matrixLines, shownIndices } from '../../../src/core/report/textMatrix.ts';
import {
  clipResult,
  comparison,
  experimentRows,
  leftOutRow,
  pipelineResult,
  problem,
  spread,
  usableRow,
} from './builder.ts';

const sentence = ({ code }: { code: string }) => `Sentence of ${code}.`;
const options = { columns: 100, colour: false, sentence };
const flat = (text: string) => text.replace(/\s+/g, ' ');
const plain = (cell: string) => cell;

describe('the text report', () => {
  const text = toText(withSpread(comparison(), spread(20)), options);

  it('shows chance level and an interval beside both accuracies', () => {
    expect(text).toMatch(
      /pre-CLIP +10\.0% +2 of 20 +chance level 5\.0% +middle 95% of 200 random projections: 0\.0% to 15\.0%/,
    );
    expect(text).toMatch(/CLIP +75\.0% +15 of 20 +chance level 5\.0% +95% Wilson interval: 55\.0% to 95\.0%/);
  });

  it("shows this run's place among the draws, and how many captions are chosen", () => {
    expect(flat(text)).toContain('Of 200 draws, 75 score lower than seed 0, 75 the same and 50 higher.');
    expect(flat(text)).toContain(
      'The images choose 12 of 20 distinct captions; independent guessing would choose about 13. One draw of the layer ' +
        'places all images, so their hits are not independent, and a binomial interval would be wrong here.',
    );
    expect(flat(text)).toContain('The images choose 16 of 20 distinct captions.');
  });

  it('labels the McNemar test as conditional on the seed', () => {
    expect(flat(text)).toContain('Exact McNemar test, conditional on projection seed 0: 12 images');
  });

  it('says nothing of ties where there are none, and gives the tie-aware accuracy where there are', () => {
    expect(text).not.toContain('share their caption');
    const tieAware = { correct: 16, total: 20, accuracy: 0.8, chance: 0.05 };
    const tied = clipResult({ tiedRows: 2, tieAware });
    expect(flat(toText(comparison({ pipelines: { clip: tied } }), options))).toContain(
      '2 rows share their caption with another row or are declared equivalent. Not held against them, 16 of 20 are right (80.0%).',
    );
  });

  it('lists recall in both directions', () => {
    for (const direction of ['image to text', 'text to image']) {
      for (const k of [1, 5, 10]) expect(text).toContain(`${direction}: recall@${k}`);
    }
  });

  it('lists the worst rows with rival and margin, lowest margin first', () => {
    const margins = Array.from(text.matchAll(/margin (-\d\.\d+)/g), ([, margin]) => Number(margin));
    expect(margins).toHaveLength(5);
    expect(margins).toEqual([...margins].sort((x, y) => x - y));
    expect(text).toMatch(/ 0\.224 {2}“Turquoise .*”\n + 0\.250 {2}“Sunlight .*” {2}\(beaches_04\.jpg\)/);
  });

  it('says what was left out and why', () => {
    const leftOut = [leftOutRow({ image: 'food/gone.jpg', caption: 'x' }, 20, 'missing-image')];
    const shown = toText(comparison({ leftOut, problems: [problem('missing-image', 20)] }), options);
    expect(shown).toContain('1 row left out');
    expect(shown).toContain('line 22  gone.jpg: Sentence of missing-image.');
  });

  it('says models, precision, time and cache', () => {
    expect(text).toContain('CLIP, image encoder: models/clip (fp32, 512 dimensions)');
    expect(text).toContain('images 812 ms');
    expect(text).toContain('3 embeddings from the cache, 57 computed');
  });

  it('says why a matrix is not there', () => {
    const small = comparison({ pipelines: { clip: clipResult({ similarity: null }) } });
    const without = (rows: number) => flat(toText({ ...small, rows: experimentRows(rows) }, options));
    expect(without(2001)).toContain('Not kept above 2,000 rows');
    expect(without(20)).toContain('The matrix did not come; compare again to see it.');
  });

  it('runs with one pipeline alone', () => {
    expect(toText(comparison({ run: ['clip'] }), options)).not.toContain('pre-CLIP');
    expect(flat(toText(comparison({ run: ['preclip'] }), options))).toContain('The number is one draw');
  });

  it.each([60, 80, 100, 160])('keeps to %i columns', (columns) => {
    const shown = toText(withSpread(comparison(), spread(20)), { ...options, columns });
    const prose = shown.slice(shown.indexOf('What this means'), shown.indexOf('Retrieval'));
    const matrix = shown.slice(0, shown.indexOf('Does each image'));
    for (const line of (prose + matrix).split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
  });

  it('has colours only where they are wanted', () => {
    expect(text).not.toContain('\u001b');
    expect(toText(comparison(), { ...options, colour: true })).toContain('\u001b[1m');
  });
});

describe('the printed matrix', () => {
  it('leaves out the middle above 20 rows', () => {
    expect(shownIndices(20)).toHaveLength(20);
    expect(shownIndices(21)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, null, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  });

  it('prints 3 decimals under file names, right-aligned', () => {
    expect(matrixLines(['a.jpg', 'long-name-01.jpg'], Float32Array.of(0.25, -0.1, 0.0004, 1), 80, plain)).toEqual([
      '                   a.jpg  lon…01.jpg',
      'a.jpg              0.250      -0.100',
      'long-name-01.jpg   0.000       1.000',
    ]);
  });

  it('goes on below where the columns do not fit', () => {
    const names = experimentRows(24).map(({ filename }) => filename.value);
    const lines = matrixLines(names, new Float32Array(24 * 24), 80, plain);
    expect(lines.filter((line) => line === '')).toHaveLength(4);
    expect(lines.filter((line) => line.startsWith('...'))).toHaveLength(5);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('aligns wide characters', () => {
    const lines = matrixLines(['写真の説明文.jpg', 'b.jpg'], new Float32Array(4), 80, plain);
    expect(new Set(lines.map(width)).size).toBe(1);
  });
});

describe('shortening', () => {
  it('keeps more of the end in the middle of a name', () => {
    expect(shortenMiddle('holiday_in_spain_0042.jpg', 12)).toBe('holi…042.jpg');
  });

  it('never cuts a character in two', () => {
    expect(shorten('👩‍🍳👩‍🍳👩‍🍳', 5)).toBe('👩‍🍳👩‍🍳…');
  });

  it.each([['x'.repeat(100_000)], [`e${'\u0301'.repeat(100_000)}`], ['写'.repeat(50_000)]])(
    'is brief with very long texts',
    (text) => {
      expect(width(shorten(text, 30))).toBeLessThanOrEqual(30);
      expect(shortenMiddle(text, 30).length).toBeLessThanOrEqual(60);
    },
  );
});

describe('category confusion', () => {
  it('tells which categories are taken for which', () => {
    const rows = ['cats/1.jpg', 'cats/2.jpg', 'dogs/3.jpg'].map((image, i) => usableRow({ image, caption: image }, i));
    const clip = pipelineResult(rows, Float32Array.of(0.1, 0.2, 0.9, 0.1, 0.2, 0.9, 0.1, 0.2, 0.9));
    const text = toText(comparison({ rows, run: ['clip'], pipelines: { clip } }), options);
    expect(text).toContain('cats prefers dogs: 2 of 2 rows');
  });
});
