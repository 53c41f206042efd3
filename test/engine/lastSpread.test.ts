import { expect, test } from 'vitest';
import type { Unprojected } from '../../src/core/metrics/spread.ts';
import type { ProjectionSpread } from '../../src/core/report/types.ts';
import { rightAnswers } from '../../src/core/similarity/answers.ts';
import { LastSpread } from '../../src/engine/lastSpread.ts';

function unprojected(change: Partial<Unprojected> = {}): Unprojected {
  return {
    features: { data: Float32Array.of(1, 2, 3, 4), rows: 2, columns: 2 },
    captions: { data: Float32Array.of(5, 6), rows: 2, columns: 1 },
    answers: rightAnswers(['a', 'b'], ['x', 'y']),
    correct: Uint8Array.of(0, 1),
    ...change,
  };
}

const spread = (mean: number) => Promise.resolve({ mean } as ProjectionSpread);

test('nothing is drawn again for the same vectors, answers and seeds', async () => {
  const spreads = new LastSpread();
  const first = await spreads.get(unprojected(), 200, () => spread(1));
  expect(await spreads.get(unprojected(), 200, () => spread(2))).toBe(first);
});

test.each([
  ['features', unprojected({ features: { data: Float32Array.of(1, 2, 3, 4.5), rows: 2, columns: 2 } }), 200],
  ['captions', unprojected({ captions: { data: Float32Array.of(5, 7), rows: 2, columns: 1 } }), 200],
  ['answers', unprojected({ answers: rightAnswers(['a', 'b'], ['x', 'x']) }), 200],
  ['verdicts', unprojected({ correct: Uint8Array.of(1, 1) }), 200],
  ['number of seeds', unprojected(), 100],
] as const)('it is drawn again for other %s', async (_, from, seeds) => {
  const spreads = new LastSpread();
  await spreads.get(unprojected(), 200, () => spread(1));
  expect(await spreads.get(from, seeds, () => spread(2))).toEqual({ mean: 2 });
});

test('a draw that was stopped leaves nothing behind', async () => {
  const spreads = new LastSpread();
  const stopped = () => Promise.reject(new Error('cancelled'));
  await expect(spreads.get(unprojected(), 200, stopped)).rejects.toThrow('cancelled');
  expect(await spreads.get(unprojected(), 200, () => spread(2))).toEqual({ mean: 2 });
});
