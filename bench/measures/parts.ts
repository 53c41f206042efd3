import { join } from 'node:path';
import { duration } from '../support/numbers.ts';
import { runProcess } from '../support/process.ts';
import type { Bench, Finding, Measure } from '../support/types.ts';

const CHILD = join(import.meta.dirname, '..', 'children', 'parts.ts');

const WHAT = {
  decodeAlone: 'decoding a photo of 1600 x 1200, one after the other',
  decodeTogether: 'the same, several in flight',
  crop: 'resizing and cropping it as Pillow does',
  tensor: 'normalising the crop',
  spread100: 'spread of 200 projection seeds, 100 rows',
  spread1000: 'the same, 1,000 rows',
  csv: 'reading a captions file of 200,000 rows',
} as const;

/** What is not inference. */
export const parts: Measure = { name: 'parts', run };

async function run({ places }: Bench): Promise<Finding[]> {
  const { stdout } = await runProcess(process.execPath, [CHILD, await places.photos(100)]);
  const seconds = JSON.parse(stdout) as Record<keyof typeof WHAT, number>;
  return (Object.keys(WHAT) as (keyof typeof WHAT)[]).map((part) => ({
    ...{ what: WHAT[part], target: null, measured: duration(seconds[part]), reached: null },
  }));
}
