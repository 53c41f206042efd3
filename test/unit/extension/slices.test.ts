import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { encoded } from '../../../src/extension/logic/slices.ts';

/** Milliseconds that one piece takes. */
const PIECE = 2;

function* slowly(pieces: readonly string[]): Generator<string> {
  for (const piece of pieces) {
    const began = performance.now();
    while (performance.now() - began < PIECE);
    yield piece;
  }
}

it('pieces become their bytes, in order', async () => {
  const pieces = Array.from({ length: 40 }, (_, i) => `${i}: piñata 🪅\n`);
  expect(Buffer.from(await encoded(slowly(pieces))).toString()).toBe(pieces.join(''));
  expect(await encoded([])).toHaveLength(0);
});

it('others have their turn while long pieces are made', async () => {
  let turns = 0;
  const done = new AbortController();
  const encoding = encoded(slowly(Array.from({ length: 40 }, () => 'x'))).finally(() => {
    done.abort();
  });
  while (!done.signal.aborted) {
    await turn();
    turns += 1;
  }
  await encoding;
  expect(turns).toBeGreaterThan(4);
});
