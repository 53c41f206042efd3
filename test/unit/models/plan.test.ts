import { expect, it } from 'vitest';
import { bytesText } from '../../../src/core/messages/bytes.ts';
import { isWhole, missingBytes, missingFiles, totalBytes, type ModelPlan } from '../../../src/core/models/plan.ts';

const model = (...files: ModelPlan['files'][number][]): ModelPlan => ({
  ...{ role: 'clip', towers: ['images', 'captions'], source: 'a/b', folder: '/cache', commit: null, licence: null },
  files,
});

it('counts what is still to come', () => {
  const models = [model({ path: 'a', bytes: 10, onDisk: 10 }), model({ path: 'b', bytes: 30, onDisk: 5 })];
  expect(models.flatMap(missingFiles).map(({ path }) => path)).toEqual(['b']);
  expect([isWhole({ models }), missingBytes({ models }), totalBytes({ models })]).toEqual([false, 25, 40]);
});

it('knows no sum where a size is not known', () => {
  const models = [model({ path: 'a', bytes: 10, onDisk: 0 }, { path: 'b', bytes: null, onDisk: 0 })];
  expect([isWhole({ models }), missingBytes({ models }), totalBytes({ models })]).toEqual([false, null, null]);
});

it('has nothing to fetch for folders', () => {
  expect([isWhole({ models: [model()] }), missingBytes({ models: [model()] })]).toEqual([true, 0]);
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [352_000_000, '352 MB'],
  [1_240_000_000, '1.2 GB'],
  [12_400_000_000, '12 GB'],
])('writes %i bytes as %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
