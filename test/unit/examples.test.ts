import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { version } from '../../package.json';
import { parseCall } from '../../src/cli/options.ts';

const EXAMPLES = 'examples';
const files = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name));

/** Everything after the program's name, where an example calls it. */
function callsIn(value: unknown): string[] {
  if (typeof value === 'string') return /\bcaption-lens(?:@\S+)? (compare .*)/s.exec(value)?.slice(1) ?? [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(callsIn) : [];
}

describe.each(files)('the example %s', (name) => {
  const text = readFileSync(join(EXAMPLES, name), 'utf8');
  const content: unknown = parse(text);

  test('is YAML, and calls the command line as it can be called', () => {
    expect(content).toBeTypeOf('object');
    for (const call of callsIn(content)) expect(parseCall(call.trim().split(/\s+/)).kind).toBe('compare');
  });

  test('names the version that this is', () => {
    for (const [, named] of text.matchAll(/caption-lens@([\d.]+)/g)) expect(named).toBe(version);
  });
});

test('the gates for pull requests and commits are among the calls', () => {
  const calls = files.flatMap((name) => callsIn(parse(readFileSync(join(EXAMPLES, name), 'utf8'))));
  expect(calls).toHaveLength(2);
  for (const call of calls) expect(call).toContain('--baseline');
});
