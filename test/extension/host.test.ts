import { beforeAll, describe, expect, it } from 'vitest';
import { runInExtensionHost, type HostRun } from './support/realEditor.ts';

const PATIENCE = 240_000;

describe('the extension in the real editor', () => {
  let run: HostRun;

  beforeAll(async () => {
    run = await runInExtensionHost(PATIENCE);
  }, PATIENCE + 120_000);

  it('passes every test in the extension host', () => {
    const failures = run.outcomes.filter(({ failure }) => failure !== null);
    expect(failures, run.log.slice(-20).join('\n')).toEqual([]);
    expect(run.outcomes.length, run.log.slice(-20).join('\n')).toBeGreaterThan(10);
  });
});
