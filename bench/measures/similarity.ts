import { join } from 'node:path';
import { duration, megabytes } from '../support/numbers.ts';
import { runProcess } from '../support/process.ts';
import type { Finding, Measure } from '../support/types.ts';

const CHILD = join(import.meta.dirname, '..', 'children', 'similarity.ts');

/** 20,000 images against 20,000 captions, in a process of its own for the sake of its memory. */
export const similarity: Measure = { name: 'similarity', run };

async function run(): Promise<Finding[]> {
  const { stdout } = await runProcess(process.execPath, [CHILD]);
  const { seconds, peakBytes } = JSON.parse(stdout) as { seconds: number; peakBytes: number };
  const what = '20,000 x 20,000 pairs of 512-d vectors, ranks and rivals in both directions';
  return [
    { what, target: 'under 10 s', measured: duration(seconds), reached: seconds < 10 },
    {
      what: 'peak memory of that process',
      target: 'under 500 MB',
      measured: megabytes(peakBytes),
      reached: peakBytes < 500e6,
    },
  ];
}
