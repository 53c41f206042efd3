import { expect, test } from 'vitest';
import type { Matrix } from '../../src/core/pipelines/types.ts';
import { rememberingLast } from '../../src/engine/linear/lastProjection.ts';

function counted() {
  let calls = 0;
  const project = rememberingLast((features, seed, outputs) => {
    calls += 1;
    const data = new Float32Array(features.rows * outputs).fill((features.data[0] ?? 0) + seed);
    return Promise.resolve({ data, rows: features.rows, columns: outputs });
  });
  return { project, calls: () => calls };
}

const features = (first: number): Matrix => ({ data: Float32Array.of(first, 2, 3, 4), rows: 2, columns: 2 });

test('the same features are projected once', async () => {
  const { project, calls } = counted();
  const before = await project(features(1), 0, 3);
  expect(await project(features(1), 0, 3)).toBe(before);
  expect(calls()).toBe(1);
});

test.each([
  ['features', features(1.5), 0, 3],
  ['seed', features(1), 1, 3],
  ['number of outputs', features(1), 0, 4],
  ['shape', { ...features(1), rows: 1, columns: 4 }, 0, 3],
] as const)('another %s is projected anew', async (_, matrix, seed, outputs) => {
  const { project, calls } = counted();
  await project(features(1), 0, 3);
  const projected = await project(matrix, seed, outputs);
  expect(projected.data[0]).toBe((matrix.data[0] ?? 0) + seed);
  expect(projected.columns).toBe(outputs);
  expect(calls()).toBe(2);
});
