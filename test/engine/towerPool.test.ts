import { beforeEach, expect, test, vi } from 'vitest';
import type { Towers } from '../../src/engine/towers.ts';
import { Stopwatch } from '../../src/engine/stopwatch.ts';
import { TowerPool } from '../../src/engine/towerPool.ts';

/** What was opened and not disposed of. */
const open = new Set<string>();
let opened = 0;

function tower(kind: string, threads: number) {
  const name = `${kind} ${(opened += 1)}`;
  open.add(name);
  const dispose = () => Promise.resolve(void open.delete(name));
  return { info: { source: kind, threads }, dispose } as unknown as Towers['image'] & Towers['text'];
}

vi.mock('../../src/engine/models/pair.ts', () => ({
  openPair: (name: string) => Promise.resolve({ name }),
  openText: (name: string) => Promise.resolve({ name }),
}));
vi.mock('../../src/engine/towers.ts', () => ({
  openTowers: (_: unknown, { threads }: { threads: number }) =>
    Promise.resolve({ image: tower('image', threads), text: tower('text', threads) }),
  openTextTower: (_: unknown, { threads }: { threads: number }) => Promise.resolve(tower('captions', threads)),
}));

const models = { clip: '/models/clip' };
const memo = { get: () => null, set: () => undefined };
const loading = { models, precision: 'fp32', threads: 1, signal: new AbortController().signal } as const;

let pool: TowerPool;
beforeEach(() => {
  pool = new TowerPool({ locate: () => Promise.resolve({ models, fetched: new Map() }) });
});

test('encoders that are held already are opened once more to be compared, and closed again', async () => {
  const openBoth = () => pool.open({ ...loading, pipelines: ['clip'] }, memo, new Stopwatch([]));
  const first = await openBoth();
  expect(await openBoth()).toEqual(first);
  expect(open.size).toBe(2);
  await pool.dispose();
  expect(open.size).toBe(0);
});

test('so is a text encoder alone', async () => {
  const openText = () => pool.openText('clip', loading, memo, new Stopwatch([]));
  expect(await openText()).toBe(await openText());
  expect(open.size).toBe(1);
  await pool.dispose();
  expect(open.size).toBe(0);
});
