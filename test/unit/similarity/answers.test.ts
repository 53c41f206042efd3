import { describe, expect, it } from 'vitest';
import { forgivenCaptions, ownCaptions, rightAnswers } from '../../../src/core/similarity/answers.ts';

describe('rightAnswers', () => {
  it('numbers images and captions by first appearance', () => {
    const answers = rightAnswers(['b', 'a', 'b', 'c'], ['x', 'y', 'z', 'x']);
    expect([...answers.imageOf]).toEqual([0, 1, 0, 2]);
    expect([...answers.imageRows]).toEqual([0, 1, 3]);
    expect([...answers.captionOf]).toEqual([0, 1, 2, 0]);
    expect([...answers.captionRows]).toEqual([0, 1, 2]);
    expect(ownCaptions(answers)).toEqual([[0, 2], [1], [0]]);
  });

  it('forgives equivalents in both directions, for every row with the same caption, but not in chains', () => {
    const answers = rightAnswers(
      ['a', 'b', 'c', 'd'],
      ['x', 'y', 'z', 'x'],
      [
        [0, 1],
        [1, 2],
      ],
    );
    expect(forgivenCaptions(answers)).toEqual([[1], [0, 2], [1], [1]]);
  });

  it('refuses pairs that name no row', () => {
    expect(() => rightAnswers(['a'], ['x'], [[0, 1]])).toThrow('No row 1 among 1');
    expect(() => rightAnswers(['a'], ['x'], [[-1, 0]])).toThrow('No row -1 among 1');
    expect(() => rightAnswers(['a'], [])).toThrow('1 images, 0 captions');
  });
});
