import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const tool = (name: string) => new URL(`tools/${name}`, root).href;

interface Top1 {
  readonly correct: number;
  readonly total: number;
  readonly chance: number;
  readonly interval: readonly [number, number] | null;
}

/** A report as far as the three lines read it. */
function reportOf(clip: number, preclip: number, [low, high]: readonly [number, number]) {
  const top1 = (correct: number, interval: Top1['interval']): Top1 => ({ correct, total: 20, chance: 0.05, interval });
  return {
    pipelines: {
      clip: { top1: top1(clip, [clip / 20 - 0.1, 1]) },
      preclip: { top1: top1(preclip, [low / 20, high / 20]), spread: { seeds: 200 } },
    },
  };
}

describe('the three lines of the demo', async () => {
  const { findings } = (await import(tool('demoFindings.mjs'))) as { findings: (report: object) => string[] };

  it('say what both found, what guessing finds, and why', () => {
    expect(findings(reportOf(17, 1, [0, 3]))).toEqual([
      'CLIP finds the caption of 17 of 20 images, where guessing finds 1.',
      'pre-CLIP finds 1 of 20, which is chance: of 200 random projections, 95% find 0 to 3.',
      'Separate encoders cannot be compared until something aligns them; CLIP learned one space from pairs.',
    ]);
  });

  it('claim no difference where there is none', () => {
    expect(findings(reportOf(2, 1, [0, 3]))[2]).toContain('shows no difference');
  });

  it('do not call chance what is none', () => {
    const lines = findings(reportOf(17, 9, [6, 12]));
    expect(lines[1]).toBe('pre-CLIP finds 9 of 20: of 200 random projections, 95% find 6 to 12.');
    expect(lines[2]).toContain('not at chance here either');
  });

  it('are left out with one pipeline alone', () => {
    expect(findings({ pipelines: { clip: reportOf(17, 1, [0, 3]).pipelines.clip } })).toEqual([]);
  });
});

it('the demo prints both matrices, writes the report, and ends with three lines and two ways on', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(tool('demo.mjs')), '--lang', 'en'], {
    env: { ...process.env, COLUMNS: '100' },
  });
  expect(stdout).toContain('Similarity matrix of pre-CLIP');
  expect(stdout).toContain('Similarity matrix of CLIP');
  const [before, clip, preclip, meaning, after, page, editor] = stdout.trimEnd().split('\n').slice(-7);
  expect([before, after]).toEqual(['', '']);
  expect(clip).toMatch(/^CLIP finds the caption of (1[6-9]|20) of 20 images, where guessing finds 1\.$/);
  expect(preclip).toMatch(/^pre-CLIP finds \d of 20, which is chance: of 200 random projections, 95% find \d to \d\.$/);
  expect(meaning).toMatch(/^Separate encoders cannot be compared/);
  expect(editor).toContain('npm run demo:editor');
  const path = page?.split(/ {2,}/)[1] ?? '';
  expect(await readFile(path, 'utf8')).toContain('<html lang="en">');
});
