import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import { ENGINE } from './corpus/bundle.ts';
import { TestFolder, type Entries } from './corpus/folder.ts';
import { paramsFor } from './support/comparisons.ts';
import { ReferenceSet } from './support/referenceSet.ts';

/** More than are prepared ahead: the first ones are embedded before the last ones are looked at. */
const COPIES = 40;

async function copiesOfOnePicture(): Promise<Entries> {
  const picture = await readFile(join(ReferenceSet.tiny.path, 'dataset', 'beaches', 'shore.jpg'));
  const names = Array.from({ length: COPIES }, (_, copy) => `${copy}.jpg`);
  const rows = names.map((name) => `${name},,copy ${name}\n`);
  return {
    ...Object.fromEntries(names.map((name) => [name, picture])),
    'captions.csv': `filename,category,caption\n${rows.join('')}`,
  };
}

it('dumps a crop for each of many files with the same content', async () => {
  await using folder = await TestFolder.with(await copiesOfOnePicture());
  const stages = folder.path('out', 'stages');
  const client = new EngineClient({ modulePath: ENGINE });
  const params = paramsFor(folder.path('dataset'), { dumpStages: stages });
  const { comparison } = await client.compare(params).finally(() => client.dispose());
  const rows = JSON.parse(await readFile(join(stages, 'images.json'), 'utf8')) as { crop: number }[];
  const crops = rows.map(({ crop }) => readFile(join(stages, 'crops', `${String(crop).padStart(5, '0')}.clip.png`)));
  expect(new Set((await Promise.all(crops)).map((crop) => crop.toString('base64'))).size).toBe(1);
  expect(rows).toHaveLength(COPIES);
  expect(comparison.cache.hits).toBe(0);
});
