import { expect, test } from 'vitest';
import { isOlder } from '../../../src/cli/node.ts';

test.each([
  ['20.20.2', '22.15', true],
  ['22.14.9', '22.15', true],
  ['22.15.0', '22.15', false],
  ['22.9.0', '22.15', true],
  ['24.0.0', '22.15', false],
  ['100.1.0', '22.15', false],
])('Node %s is older than %s: %s', (version, floor, expected) => {
  expect(isOlder(version, floor)).toBe(expected);
});
