import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { addressOf } from '../../../src/cli/sarif.ts';

const root = resolve('/work', 'photos');

test('a captions file below the folder of the call is named from there', () => {
  expect(addressOf(resolve(root, 'mis fotos', 'captions #1.csv'), root)).toBe('mis%20fotos/captions%20%231.csv');
});

test('one that lies elsewhere has its whole address', () => {
  expect(addressOf(resolve(root, '..', 'captions.csv'), root)).toMatch(/^file:\/\/.*captions\.csv$/);
});

test('a name that begins with dots lies inside', () => {
  expect(addressOf(resolve(root, '..captions.csv'), root)).toBe('..captions.csv');
});
