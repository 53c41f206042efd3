import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PrecisionReport } from '../../../src/core/precision/types.ts';
import { measureOf, reportOf } from '../precision/builder.ts';
import { comparison } from '../report/builder.ts';
import { cli, fakeEngine, folderWith, listing } from './harness.ts';

const drift = { images: 20, changed: 0, largest: 0.004, mean: 0.001 };
const measured = reportOf([measureOf('fp32', 30, drift), measureOf('int8', 8, drift)]);

let folder: string;
let args: string[];

beforeEach(async () => {
  folder = await folderWith({ 'data/captions.csv': 'filename,caption\n' });
  args = [join(folder, 'data'), '--models', join(folder, 'models'), '--cache', 'off'];
});

describe('precision', () => {
  it('prints the table on stdout and the progress on stderr', async () => {
    const { code, out, err } = await cli(['precision', ...args], fakeEngine(comparison(), measured));
    expect(code).toBe(0);
    expect(out).toContain('ms per image');
    expect(out).toContain('Recommended: int8');
    expect(err).toContain('Measuring the precisions 1/40');
  });

  it('asks for the rows and the models that the options name', async () => {
    const engine = fakeEngine(comparison(), measured);
    await cli(['precision', ...args, '--sample', '24', '--pipelines', 'clip', '--clip-text', '/models/mine'], engine);
    expect(engine.measures[0]).toMatchObject({
      sample: 24,
      pipelines: ['clip'],
      models: { clip: join(folder, 'models', 'clip'), clipText: '/models/mine' },
      cacheFolder: null,
    });
    expect(engine.asked).toEqual([]);
  });

  it('writes the measurement as JSON, which does not say where models lie', async () => {
    const file = join(folder, 'precision.json');
    const { err } = await cli(['precision', ...args, '--json', file], fakeEngine(comparison(), measured));
    expect(err).toContain(`Wrote ${file}`);
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain('somebody');
    expect((JSON.parse(text) as PrecisionReport).recommendation).toEqual({ precision: 'int8', reason: 'fastest' });
  });

  it('speaks Spanish', async () => {
    const { out } = await cli(['precision', ...args, '--lang', 'es'], fakeEngine(comparison(), measured));
    expect(out).toContain('ms por imagen');
    expect(out.replace(/\s+/g, ' ')).toContain('Recomendada: int8, la más rápida');
  });

  it.each([['23'], ['65'], ['many']])('takes 24 to 64 rows, not %s', async (sample) => {
    const { code, err } = await cli(['precision', ...args, '--sample', sample]);
    expect(code).toBe(2);
    expect(err).toContain('“--sample” expects a whole number from 24 to 64');
  });

  it('writes nothing unless it is asked to', async () => {
    const before = await listing(folder);
    await cli(['precision', ...args], fakeEngine(comparison(), measured));
    expect(await listing(folder)).toEqual(before);
  });
});

describe('compare --precision auto', () => {
  it('measures first, takes what is recommended and says so', async () => {
    const engine = fakeEngine(comparison(), measured);
    const { err } = await cli(['compare', ...args, '--precision', 'auto'], engine);
    expect(engine.asked[0]).toMatchObject({ precision: 'int8', orFp32: true });
    expect(err).toContain('Recommended: int8, the fastest that keeps all best captions');
  });

  it('measures nothing when a precision is named', async () => {
    const engine = fakeEngine(comparison(), measured);
    await cli(['compare', ...args, '--precision', 'int8'], engine);
    expect(engine.measures).toEqual([]);
    expect(engine.asked[0]).not.toHaveProperty('orFp32');
  });
});
