import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const models = join(root, 'models', 'starter');
const names = ['clip', 'resnet', 'distiluse'] as const;
const independent = join(root, 'test', 'fixtures', 'independent');

interface Figures {
  readonly origin: Readonly<Record<'data' | 'code', string>> & { readonly seeds: readonly number[] };
  readonly clip: Readonly<Record<string, unknown>>;
}

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const text = (...path: string[]) => readFileSync(join(...path), 'utf8');
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('the starter models', () => {
  it('take at most 20 MB together', () => {
    const bytes = files(models).map((path) => statSync(path).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(20_000_000);
  });

  it.each(names)('say in configuration and card that they know no photographs: %s', (name) => {
    const config = JSON.parse(text(models, name, 'config.json')) as { readonly caption_lens: unknown };
    expect(config.caption_lens).toEqual({ made_for: 'illustrations' });
    expect(text(models, name, 'README.md')).toContain('not for photographs');
  });

  it.each(names)('carry the hash of what made them: %s', (name) => {
    const { origin } = JSON.parse(text(models, 'figures.json')) as Figures;
    const card = text(models, name, 'README.md');
    for (const hash of [origin.data, origin.code]) {
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      expect(card).toContain(hash);
    }
  });

  it('are measured with two seeds, before and after rounding', () => {
    const { clip, origin } = JSON.parse(text(models, 'figures.json')) as Figures;
    const runs = origin.seeds.flatMap((seed) => ['fp32', 'shipped'].map((precision) => `seed ${seed}, ${precision}`));
    expect(Object.keys(clip)).toEqual(runs);
    expect(runs).toHaveLength(4);
  });
});

describe('the independent scenes', () => {
  it('are the ones that were frozen before the first training', () => {
    const frozen = text(independent, 'SHA256SUMS').trim().split('\n');
    expect(frozen).toHaveLength(61);
    for (const line of frozen) {
      const [hash, name = ''] = line.split(/ [ *]/);
      expect([name, sha256(join(independent, name))]).toEqual([name, hash]);
    }
  });
});
