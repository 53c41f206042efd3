import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

interface Ranks {
  readonly imageToText: number;
  readonly textToImage: number;
}
interface Golden {
  readonly projectionSeed: number;
  readonly models: Readonly<Record<'preclip' | 'clip', { readonly image: string; readonly text: string }>>;
  readonly correct: Readonly<Record<'preclip' | 'clip', number>>;
  readonly ranks: Readonly<Record<string, Readonly<Record<'preclip' | 'clip', Ranks>>>>;
}

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** A difference is a fault, or a new model: `npm run golden -- --write` keeps what is right now. */
describe('the sample with the starter models', async () => {
  const kept = JSON.parse(await readFile(path('test/golden/scenes.json'), 'utf8')) as Golden;
  const { stdout } = await promisify(execFile)(process.execPath, [path('tools/golden.mjs')]);
  const now = JSON.parse(stdout) as Golden;

  it('is computed by the models that the ranks were kept for', () => {
    expect(now.models).toEqual(kept.models);
    expect(now.projectionSeed).toBe(0);
  });

  it.each(['preclip', 'clip'] as const)('has the kept rank of every image and every caption: %s', (name) => {
    const ranks = ({ ranks }: Golden) => Object.entries(ranks).map(([image, of]) => ({ image, ...of[name] }));
    expect(ranks(now)).toHaveLength(20);
    expect(ranks(now)).toEqual(ranks(kept));
    expect(now.correct[name]).toBe(kept.correct[name]);
  });

  it('finds most captions with CLIP, and few with pre-CLIP', () => {
    expect(now.correct.clip).toBeGreaterThanOrEqual(16);
    expect(now.correct.preclip).toBeLessThanOrEqual(4);
  });
});
