import { expect, it } from 'vitest';
import { longestPrefix } from '../../src/engine/encoders/tokenizer/cut.ts';

/** A tokenizer that knows `word` as one token, and everything else letter by letter. */
const tokens = (text: string) => text.split(/\s+/).reduce((sum, word) => sum + (word === 'word' ? 1 : word.length), 0);

it.each([
  ['word '.repeat(100), 75, 'word '.repeat(75).trimEnd()],
  ['word word lion', 4, 'word word li'],
  ['lion', 2, 'li'],
  ['👍👍👍', 3, '👍'],
])('a caption is read to the end of the last word that fits, and into the next one: %s, %i', (text, room, read) => {
  const length = longestPrefix(text, (prefix) => tokens(prefix) <= room);
  expect(text.slice(0, length)).toBe(read);
});
