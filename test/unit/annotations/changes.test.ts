import { describe, expect, test } from 'vitest';
import { changesSince } from '../../../src/core/annotations/changes.ts';
import type { Verdicts } from '../../../src/core/report/types.ts';
import { album } from './album.ts';

const WHEN = '2026-11-23T14:00:00.000Z';

/** The run before: rows as `image: caption`, and which of them CLIP found. */
const before = (rows: readonly (readonly [image: string, caption: string, correct: boolean])[]): Verdicts => ({
  when: WHEN,
  rows: rows.map(([image, caption]) => ({ image, caption })),
  pipelines: { clip: { correct: rows.map(([, , correct]) => correct), accuracy: 0.25 } },
});

describe('what changed since the last run', () => {
  const changes = changesSince(
    album(),
    before([
      ['gone.jpg', 'gone', true],
      ['animals/tiger.jpg', 'a tiger', false],
      ['beaches/beach1.jpg', 'an earlier caption', true],
      ['food/bowl.jpg', 'a bowl\nof ramen', true],
    ]),
  );

  test('is the rows won and lost, wherever they stand and however their captions were edited', () => {
    expect(changes).toEqual({
      since: WHEN,
      pipelines: [{ pipeline: 'clip', won: [3], lost: [0], accuracy: { before: 0.25, now: 0.5 } }],
      added: [1],
      removed: 1,
    });
  });

  test('is nothing after the same run, and unknown at the first', () => {
    const { rows, pipelines } = album();
    const same = before(rows.map(({ image, caption }, i) => [image, caption.value, pipelines.clip?.correct[i] === 1]));
    expect(changesSince(album(), same)).toMatchObject({ pipelines: [{ won: [], lost: [] }], added: [], removed: 0 });
    expect(changesSince(album(), null)).toBeNull();
  });

  test('tells several captions of one image apart', () => {
    const album2 = { ...album(), rows: album().rows.map((row) => ({ ...row, image: 'one.jpg' })) };
    const same = before(album2.rows.map(({ image, caption }) => [image, caption.value, true] as const).reverse());
    expect(changesSince(album2, same)?.pipelines[0]?.lost).toEqual([0, 1]);
  });
});
