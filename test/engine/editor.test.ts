import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import { numbersOf, paramsFor } from './support/comparisons.ts';

/** What the editor asks of the engine and the command line does not. */

let place: string;
let dataset: string;
let cacheFolder: string;
let client: EngineClient;

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'caption-lens-'));
  dataset = join(place, 'dataset');
  cacheFolder = join(place, 'cache');
  cpSync('test/fixtures/tiny/dataset', dataset, { recursive: true });
  client = new EngineClient({ modulePath: resolve('dist/engine.js'), env: { ELECTRON_RUN_AS_NODE: '1' } });
});

afterAll(async () => {
  await client.dispose();
  rmSync(place, { recursive: true, force: true });
});

describe('text that is not saved', () => {
  it('gives the numbers of a file with that text, and the file stays as it is', async () => {
    const captionsFile = join(dataset, 'captions.csv');
    const saved = readFileSync(captionsFile, 'utf8');
    const captionsText = saved.replace('A grey plate.', 'A plate,\nas grey as rain.');
    const unsaved = await client.compare(paramsFor(dataset, { captionsFile, captionsText }));
    expect(readFileSync(captionsFile, 'utf8')).toBe(saved);
    writeFileSync(captionsFile, captionsText);
    const later = await client.compare(paramsFor(dataset, { captionsFile }));
    expect(numbersOf(unsaved.comparison)).toEqual(numbersOf(later.comparison));
    writeFileSync(captionsFile, saved);
  });

  it('does without a file on disk', async () => {
    const captionsFile = join(dataset, 'new.csv');
    const captionsText = readFileSync(join(dataset, 'captions.csv'), 'utf8');
    const { comparison } = await client.compare(paramsFor(dataset, { captionsFile, captionsText }));
    expect(comparison.rows).toHaveLength(10);
  });
});

describe('clearing the cache', () => {
  it('makes the next comparison compute everything, with the same numbers, and gives the space back', async () => {
    const params = paramsFor(dataset, { cacheFolder });
    // A fresh engine: the one before remembers the vectors.
    await client.dispose();
    const first = await client.compare(params);
    const warm = await client.compare(params);
    expect(warm.comparison.cache.computed).toBe(0);
    const file = first.comparison.cache.file ?? '';
    const { freed } = await client.clearCache({ cacheFolder });
    expect(freed).toBeGreaterThan(10_000);
    expect(statSync(file).size).toBeLessThan(freed);
    const again = await client.compare(params);
    expect(again.comparison.cache).toMatchObject({ hits: 0, computed: first.comparison.cache.computed });
    expect(numbersOf(again.comparison)).toEqual(numbersOf(first.comparison));
  });

  it('says so where it cannot', async () => {
    writeFileSync(join(place, 'no folder'), '');
    const clearing = client.clearCache({ cacheFolder: join(place, 'no folder') });
    await expect(clearing).rejects.toMatchObject({ code: 'cache-not-cleared' });
  });
});
