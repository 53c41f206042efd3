import { describe, expect, test } from 'vitest';
import { modelWords } from '../../../src/core/messages/models.ts';
import { knownModel, knownModels, modelsFor } from '../../../src/core/models/registry.ts';

const ROLES = ['clip', 'clip-text', 'image-encoder', 'text-encoder'] as const;
/** The licences of https://spdx.org/licenses that occur. */
const SPDX = ['Apache-2.0', 'BSD-3-Clause', 'MIT'];
const PRECISIONS = ['fp32', 'fp16', 'int8', 'uint8'];

test('the registry has no name twice, and finds each model by each of its names', () => {
  const names = knownModels.flatMap((model) => model.names.map((name) => name.toLowerCase()));
  expect(new Set(names).size).toBe(names.length);
  for (const model of knownModels) for (const name of model.names) expect(knownModel(name)).toBe(model);
});

test.each(ROLES)('for %s it has something to choose, the experiment’s own first', (role) => {
  const models = modelsFor(role);
  expect(models.length).toBeGreaterThan(0);
  if (role !== 'clip-text') expect(models[0]?.goodFor).toBe('experiment');
});

describe.each(knownModels.map((model) => [model.names[0], model] as const))('%s', (_, model) => {
  test('has every field, filled with what it is for', () => {
    expect(ROLES).toContain(model.role);
    for (const name of model.names) expect(name).toMatch(/^[\w-]+\/[\w.-]+$/);
    expect(model.revision).toMatch(/^[\w.-]+$/);
    expect(SPDX).toContain(model.licence);
    expect(modelWords.goodFor(model.goodFor)).toMatch(/^[a-z]/);
    expect(Number.isInteger(model.dimension) && model.dimension >= 64 && model.dimension <= 4096).toBe(true);
  });

  test('states sizes of known precisions, smaller ones for fewer bits', () => {
    const sizes = PRECISIONS.flatMap((precision) =>
      Object.entries(model.megabytes).filter(([key]) => key === precision),
    );
    expect(sizes).toHaveLength(Object.keys(model.megabytes).length);
    const megabytes = sizes.map(([, size]) => size);
    expect(megabytes.length).toBeGreaterThan(0);
    expect(megabytes).toEqual([...megabytes].sort((a, b) => b - a));
  });

  test('states languages where it reads captions, and a temperature only where it compares them with images', () => {
    for (const language of model.languages) expect(language).toMatch(/^[a-z]{2,3}$/);
    expect(model.languages.length > 0).toBe(model.role !== 'image-encoder');
    if (model.role !== 'clip') expect(model.logits).toBeNull();
    if (model.logits) expect(model.logits.scale).toBeGreaterThan(1);
  });
});
