import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemSentences } from '../../../src/core/messages/problems.ts';

test('docs/dataset.md tells of every problem', () => {
  const page = readFileSync('docs/dataset.md', 'utf8');
  expect(Object.keys(problemSentences).filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});
