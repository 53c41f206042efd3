import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaptionTokenizer } from '../../src/engine/encoders/tokenizer/tokenizer.ts';

interface Golden {
  readonly caption: string;
  readonly clip: number[];
  readonly distiluse: number[];
  readonly openai: number[];
}

const TINY = new URL('../fixtures/tiny/', import.meta.url);
const OPENAI = new URL('../../../shared/reference/set0/models/clip/tokenizer.json', import.meta.url);
const goldenFile = process.env['CAPTION_LENS_TOKENS'] ?? new URL('tokens.jsonl', TINY);
const golden = readFileSync(goldenFile, 'utf8').split('\n').filter(Boolean).map(asGolden);

function asGolden(line: string): Golden {
  return JSON.parse(line) as Golden;
}

function load(file: URL, limit: number, lowercase = false): CaptionTokenizer {
  return new CaptionTokenizer(JSON.parse(readFileSync(file, 'utf8')) as object, { limit, lowercase });
}

function differing(tokenizer: CaptionTokenizer, expected: (line: Golden) => number[]): string[] {
  const differs = (line: Golden) => tokenizer.tokenize(line.caption).ids.join() !== expected(line).join();
  return golden.filter(differs).map(({ caption }) => caption);
}

const clip = load(new URL('models/clip/tokenizer.json', TINY), 32);
const distiluse = load(new URL('models/distiluse/tokenizer.json', TINY), 40);

describe('token ids of hard captions equal those of Python', () => {
  test('byte-level BPE', () => {
    expect(differing(clip, (line) => line.clip)).toEqual([]);
  });

  test('WordPiece', () => {
    expect(differing(distiluse, (line) => line.distiluse)).toEqual([]);
  });

  test.skipIf(!existsSync(OPENAI))("OpenAI's CLIP", () => {
    expect(differing(load(OPENAI, 77), (line) => line.openai)).toEqual([]);
  });
});

describe('a caption longer than the encoder reads', () => {
  const long = 'A lamp stands beside the sofa 🛋️ and '.repeat(40);
  const [start, end] = clip.tokenize('').ids;

  test('keeps its end token', () => {
    const { ids } = clip.tokenize(long);
    expect(ids).toHaveLength(32);
    expect([ids[0], ids.at(-1)]).toEqual([start, end]);
    expect(distiluse.tokenize(long).ids.at(-1)).toBe(distiluse.tokenize('').ids.at(-1));
  });

  test.each([
    ['byte-level BPE', clip],
    ['WordPiece', distiluse],
  ])('is read up to cutAt: %s', (_, tokenizer) => {
    const { cutAt } = tokenizer.tokenize(long);
    expect(cutAt).not.toBeNull();
    expect(tokenizer.tokenize(long.slice(0, cutAt ?? 0)).cutAt).toBeNull();
    expect(tokenizer.tokenize(long.slice(0, (cutAt ?? 0) + 4)).cutAt).not.toBeNull();
  });

  test('is never cut within a surrogate pair', () => {
    const emoji = '🛋'.repeat(200);
    expect((clip.tokenize(emoji).cutAt ?? 1) % 2).toBe(0);
  });

  test('gives the same ids from its beginning alone as from all of it', () => {
    const sentences = 'a sofa beside the lamp '.repeat(2000);
    expect(clip.tokenize(sentences).ids).toEqual(clip.tokenize(sentences.slice(0, 15_000)).ids);
    expect(clip.tokenize(sentences).cutAt).toBe(clip.tokenize(sentences.slice(0, 15_000)).cutAt);
  });
});

const SEED = 20_240;

test.each([
  ['byte-level BPE', clip, 32],
  ['WordPiece', distiluse, 40],
])('any caption gives ids within the limit, and is read whole up to cutAt: %s', (_, tokenizer, limit) => {
  const caption = fc.string({ unit: 'binary', maxLength: 400, size: 'max' });
  const holds = (text: string) => {
    const { ids, cutAt } = tokenizer.tokenize(text);
    if (cutAt === null) return ids.length <= limit;
    return ids.length === limit && cutAt < text.length && tokenizer.tokenize(text.slice(0, cutAt)).cutAt === null;
  };
  fc.assert(fc.property(caption, holds), { seed: SEED, numRuns: 300 });
});

test('a caption that just fits is not cut', () => {
  const room = 'sofa '.repeat(40);
  const { cutAt } = distiluse.tokenize(room);
  const fitting = room.slice(0, cutAt ?? 0);
  expect(distiluse.tokenize(fitting)).toEqual({ ids: distiluse.tokenize(room).ids, cutAt: null });
});

test('lowercase applies before everything else', () => {
  const lower = load(new URL('models/distiluse/tokenizer.json', TINY), 40, true);
  expect(lower.tokenize('A SOFA').ids).toEqual(distiluse.tokenize('a sofa').ids);
});
