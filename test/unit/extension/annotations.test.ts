import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { hoverAt, withNearest, type HoverContent } from '../../../src/core/annotations/hover.ts';
import { Trouble } from '../../../src/core/errors.ts';
import { withMatrices } from '../../../src/core/report/findings.ts';
import type { Comparison } from '../../../src/core/report/types.ts';
import { Annotator } from '../../../src/extension/logic/annotator.ts';
import { imageIn } from '../../../src/extension/logic/datasets.ts';
import { forMarkdown } from '../../../src/extension/logic/disarm.ts';
import { hoverMarkdown, LARGEST_PICTURE, type HoverSource } from '../../../src/extension/logic/hoverText.ts';
import { lensText } from '../../../src/extension/logic/lensText.ts';
import { refusalOf } from '../../../src/extension/logic/refusal.ts';
import { changedSince, isStale, Results, type DatasetState } from '../../../src/extension/logic/results.ts';
import { album, annotated, compared, FILES, TEXT } from '../annotations/album.ts';
import { HOSTILE } from '../report/hostile.ts';

const dataset = { folder: '/photos', captionsFile: '/photos/captions.csv' };

function resultsWith(comparison: Comparison = album()): { results: Results; state: () => DatasetState } {
  const results = new Results();
  results.found(dataset, { run: 1, comparison, previous: null, revision: 0, unsavedText: null });
  const state = () => {
    const known = results.get(dataset);
    if (!known) throw new Error('nothing is known');
    return known;
  };
  return { results, state };
}

const version = (number: number, text = TEXT) => ({ version: number, getText: vi.fn(() => text) });

describe('the annotations of a captions file', () => {
  it('are computed once for a state of text and dataset', () => {
    const { results, state } = resultsWith();
    const annotator = new Annotator();
    const text = version(1);
    const first = annotator.annotate(text, state(), []);
    expect(annotator.annotate(text, state(), [])).not.toBeNull();
    results.running(dataset, 'spread');
    const pairs: [] = [];
    const again = annotator.annotate(text, state(), pairs);
    expect(annotator.annotate(text, state(), pairs)).toBe(again);
    expect(again?.document).toBe(first?.document);
    expect(text.getText).toHaveBeenCalledTimes(1);
  });

  it('know the cosines of all pairs once these have come', () => {
    const { results, state } = resultsWith();
    const whole = album();
    const result = { run: 2, comparison: withMatrices(whole, {}), previous: null, revision: 0, unsavedText: null };
    results.found(dataset, { ...result, awaitsMatrices: true });
    const annotator = new Annotator();
    const text = version(1);
    expect(annotator.annotate(text, state(), [])?.comparison.pipelines.clip?.similarity).toBeNull();
    results.refined(dataset, { ...whole, rows: result.comparison.rows });
    expect(annotator.annotate(text, state(), [])?.comparison.pipelines.clip?.similarity).not.toBeNull();
  });

  it('are of the text that is there, though a file that is opened again counts its states anew', () => {
    const { state } = resultsWith();
    const annotator = new Annotator();
    annotator.annotate(version(1), state(), []);
    annotator.forget(dataset.captionsFile);
    const text = TEXT.replace('a tiger', 'a cat');
    expect(annotator.annotate(version(1, text), state(), [])?.document.captions.table.text).toBe(text);
  });

  it('follow a new text and a new result', () => {
    const { results, state } = resultsWith();
    const annotator = new Annotator();
    annotator.annotate(version(1), state(), []);
    const edited = annotator.annotate(version(2, TEXT.replace('a tiger', 'a cat')), state(), []);
    expect(edited?.rows.map(({ freshness }) => freshness)).toEqual(['earlier', 'earlier', 'earlier', 'stale']);
    const text = TEXT.replace('a tiger', 'a cat');
    const comparison = compared(text, FILES, { clip: [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => +(i === j))) });
    results.found(dataset, { run: 2, comparison, previous: null, revision: 0, unsavedText: text });
    expect(annotator.annotate(version(2, text), state(), [])?.current).toBe(true);
  });

  it('are stale for rows whose image changed, and earlier for all where settings did', () => {
    const { results, state } = resultsWith();
    const freshness = () => new Annotator().annotate(version(1), state(), [])?.rows.map((row) => row.freshness);
    results.touch(dataset, { kind: 'images', images: ['animals/tiger.jpg'] });
    expect(freshness()).toEqual(['earlier', 'earlier', 'earlier', 'stale']);
    results.found(dataset, { run: 2, comparison: album(), previous: null, revision: 1, unsavedText: null });
    expect(freshness()).toEqual(['current', 'current', 'current', 'current']);
    results.touch(dataset, { kind: 'settings' });
    expect(freshness()).toEqual(['earlier', 'earlier', 'earlier', 'earlier']);
  });

  it('are none without a result', () => {
    const state = { dataset, revision: 0, result: null, run: null, failure: null };
    expect(new Annotator().annotate(version(1), state, [])).toBeNull();
  });
});

describe('changes of a dataset', () => {
  it('that come during a run are changes since its result', () => {
    const { results, state } = resultsWith();
    results.touch(dataset, { kind: 'images', images: ['a.jpg'] });
    results.touch(dataset, { kind: 'images', images: ['b.jpg'] });
    results.found(dataset, { run: 2, comparison: album(), previous: null, revision: 1, unsavedText: null });
    expect(changedSince(state())).toEqual({ images: new Set(['b.jpg']), settings: false, equivalents: false });
  });

  it('do not count once the captions file reads as it was compared', () => {
    const { results, state } = resultsWith();
    results.touch(dataset);
    results.settle(dataset);
    expect(isStale(state())).toBe(false);
    results.touch(dataset);
    expect(isStale(state())).toBe(true);
    results.touch(dataset);
    results.settle(dataset);
    results.found(dataset, { run: 2, comparison: album(), previous: null, revision: 2, unsavedText: 'edited' });
    expect(isStale(state())).toBe(true);
  });

  it.each([{ kind: 'images', images: ['a.jpg'] }, { kind: 'settings' }, { kind: 'equivalents' }] as const)(
    'count although the captions file is as it was: $kind',
    (change) => {
      const { results, state } = resultsWith();
      results.touch(dataset, change);
      results.touch(dataset);
      results.settle(dataset);
      expect(isStale(state())).toBe(true);
    },
  );

  it('name images as rows do', () => {
    expect(imageIn(dataset, '/photos/food/bowl.jpg')).toBe('food/bowl.jpg');
    expect(imageIn(dataset, '/photos/captions.equivalent.json')).toBeNull();
    expect(imageIn(dataset, '/elsewhere/bowl.jpg')).toBeNull();
  });
});

describe('the first code lens', () => {
  it('has both accuracies, and says when they are of an earlier state', () => {
    const { results, state } = resultsWith();
    expect(lensText(state())).toBe('CLIP 50% · pre-CLIP 25%');
    results.touch(dataset);
    expect(lensText(state())).toBe('$(history) CLIP 50% · pre-CLIP 25%, before the last change');
    results.running(dataset, 'comparing');
    expect(lensText(state())).toBe('$(sync~spin) CLIP 50% · pre-CLIP 25%');
  });

  it('tells of a failure without figures', () => {
    const failure = new Trouble('models-not-named');
    const state = { dataset, revision: 0, result: null, run: null, failure };
    expect(lensText(state)).toBe('$(warning) The last comparison failed');
  });
});

const contentAt = (line: number): HoverContent => {
  const content = hoverAt(annotated(), line);
  if (!content) throw new Error(`no row on line ${line}`);
  return content;
};

const text = (content: HoverContent, more: Partial<Pick<HoverSource, 'picture' | 'refusal'>> = {}): string =>
  hoverMarkdown({ content, captionsFile: dataset.captionsFile, picture: null, refusal: null, ...more });

/** As the editor's Markdown shows references to characters. */
const read = (markdown: string): string =>
  markdown.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe('the hover', () => {
  it('has figures of both pipelines, neighbours and links', () => {
    const shown = read(text(contentAt(1)));
    expect(shown).toContain('| CLIP | 2 of 4 | 2 of 4 | 0.28 |');
    expect(shown).toContain('| pre-CLIP | 2 of 4 |');
    expect(shown).toContain('**Captions nearest to the image (CLIP)**');
    expect(shown).toMatch(/1\. 0\.31 \[Row 3\]\(command:captionLens\.goToRow\?\S+\) “a bowl\\nof ramen”/);
    expect(shown).toMatch(/0\.28 .*“white sand” \*\(its own\)\*/);
    expect(shown).toMatch(/\[Go to row 3\].* · \[Show in heatmap\].* · \[Open image\]/);
  });

  it('hands arguments over that say what they stand for', () => {
    const [, args = ''] = /captionLens\.openImage\?([^)]+)\)/.exec(text(contentAt(1))) ?? [];
    expect(JSON.parse(decodeURIComponent(args))).toEqual([dataset.captionsFile, 'beaches/beach1.jpg']);
  });

  it('shows the image as data with its width, and none that is too large', () => {
    const picture = { bytes: new Uint8Array([1, 2, 3]), type: 'image/png', width: 80, height: 160 } as const;
    expect(text(contentAt(1), { picture })).toMatch(/^!\[\]\(data:image\/png;base64,AQID\|width=80\)/);
    const large = { ...picture, bytes: new Uint8Array(LARGEST_PICTURE) };
    expect(text(contentAt(1), { picture: large })).not.toContain('data:');
  });

  it('says that a verdict is of an earlier state', () => {
    expect(read(text({ ...contentAt(1), freshness: 'earlier' }))).toContain('Something else has changed');
    expect(read(text({ ...contentAt(1), freshness: 'stale' }))).toContain('This row, or one that its verdict names');
  });

  it('says why the engine tells no neighbours', () => {
    const content = { ...contentAt(1), captions: [], images: [] };
    const refusal = refusalOf(new Trouble('result-replaced'));
    const shown = read(text(content, { refusal }));
    expect(shown).toContain('*This result is no longer in memory. Compare again to see more of it.*');
    expect(shown).not.toContain('nearest');
  });

  it('takes the neighbours that the engine found where the matrix was not kept', () => {
    const near = { captions: [{ row: 3, cosine: 0.5 }], images: [{ row: 0, cosine: 0.28 }] };
    const { captions, images } = withNearest(annotated(), contentAt(1), near);
    expect(captions).toMatchObject([{ number: 4, caption: 'a tiger', cosine: 0.5, own: false }]);
    expect(images).toMatchObject([{ number: 1, image: 'beaches/beach1.jpg', own: true }]);
  });

  it.each(Object.entries(HOSTILE))('lets nothing come alive: %s', (_, hostile) => {
    const content = contentAt(1);
    const [first] = content.captions;
    const named = first ? [{ ...first, caption: hostile, file: hostile }] : [];
    const shown = text({ ...content, file: hostile, caption: hostile, captions: named, images: named });
    const ours = /\]\(command:captionLens\.(goToRow|lightRow|openImage)\?[\w%.-]*\)/g;
    const rest = shown.replace(ours, '').replace(/&#\d+;/g, '');
    expect(rest).not.toMatch(/[<>`$~]|\]\(|:\/\/|command:|www\./);
  });

  it('shows every sign of a caption as it is', () => {
    const signs = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ añ🦐';
    expect(read(forMarkdown(signs))).toBe(signs);
    expect(forMarkdown(signs).replace(/&#\d+;/g, '')).toBe(' añ🦐');
  });
});

describe('the marks in the gutter', () => {
  const folder = new URL('../../../media/gutter/', import.meta.url);
  const drawn = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

  it('differ by shape, in a light and a dark form', () => {
    const names = readdirSync(folder);
    const marks = ['left-out', 'matched', 'rival', 'stale', 'tie'];
    expect(names.sort()).toEqual(marks.flatMap((mark) => [`${mark}-dark.svg`, `${mark}-light.svg`]));
    const shapes = marks.map((mark) => drawn(`${mark}-light.svg`).replace(/stroke="[^"]*"/g, ''));
    expect(new Set(shapes).size).toBe(marks.length);
  });
});
