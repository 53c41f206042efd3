import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptEquivalent, type Accepted } from '../../../src/core/annotations/accept.ts';
import { parseEquivalents, serialiseEquivalents, type EquivalentPair } from '../../../src/core/dataset/equivalents.ts';

const parameters = { seed: 20261123, numRuns: 200 };

const name = fc.record({ image: fc.string({ unit: 'binary' }), caption: fc.string({ unit: 'binary' }) });
const pair = fc.tuple(name, name);
const PAIR: EquivalentPair = [
  { image: 'x/a.jpg', caption: 'one "]' },
  { image: 'x/b.jpg', caption: '{"pairs": [' },
];
const textOf = (accepted: Accepted): string => (accepted.ok ? accepted.text : '');

describe('accepting a pair', () => {
  test('begins a file', () => {
    for (const none of [null, '', ' \n'])
      expect(textOf(acceptEquivalent(none, PAIR))).toBe(serialiseEquivalents([PAIR]));
  });

  test('adds it to those that are there, in the form of the file', () => {
    fc.assert(
      fc.property(fc.array(pair), pair, (pairs, added) => {
        const accepted = acceptEquivalent(serialiseEquivalents(pairs), added);
        fc.pre(accepted.ok && accepted.added);
        expect(textOf(accepted)).toBe(serialiseEquivalents([...pairs, added]));
      }),
      parameters,
    );
  });

  test('keeps what somebody wrote beside', () => {
    const before = `\ufeff{"note":["]"],\r\n"pairs":[ [{"caption":"c","image":"i","by":"me"},{"image":"j","caption":"d"}] ],"version":1}`;
    const after = textOf(acceptEquivalent(before, PAIR));
    const inserted = `,\r\n    [${PAIR.map((row) => JSON.stringify(row)).join(', ')}]`;
    expect(after).toBe(before.replace('"d"}] ]', `"d"}]${inserted} ]`));
    expect(parseEquivalents(after).pairs).toHaveLength(2);
  });

  test('adds no pair twice, whichever row comes first', () => {
    const text = serialiseEquivalents([PAIR]);
    const [a, b] = PAIR;
    expect(acceptEquivalent(text, [b, { ...a, caption: ` ${a.caption}` }])).toEqual({ ok: true, text, added: false });
  });

  test.each(['{', '[]', '{"version": 2, "pairs": []}', '{"version": 1, "pairs": [1]}'])(
    'leaves a file alone that it cannot use: %s',
    (text) => {
      expect(acceptEquivalent(text, PAIR)).toMatchObject({ ok: false, problems: [{ code: 'equivalents-unreadable' }] });
    },
  );
});
