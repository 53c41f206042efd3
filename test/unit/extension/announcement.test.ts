import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Announcement } from '../../../src/extension/logic/announcement.ts';
import type { DatasetPlace } from '../../../src/extension/logic/datasets.ts';
import { Results } from '../../../src/extension/logic/results.ts';

const dataset: DatasetPlace = { folder: '/one', captionsFile: '/one/captions.csv' };

let results: Results;
let announcement: Announcement;
let shown: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  results = new Results();
  results.running(dataset, 'waiting');
  shown = [];
});
afterEach(() => {
  announcement.dispose();
  vi.useRealTimers();
});

function announce(quiet: boolean): void {
  const show = () =>
    new Promise<void>((resolve) => {
      shown.push(resolve);
    });
  announcement = new Announcement({ dataset, results, quiet, show });
}

it('comes at once where somebody waits', async () => {
  announce(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toHaveLength(1);
});

it('comes after two seconds where nobody asked, and not where the figures are there by then', async () => {
  announce(true);
  await vi.advanceTimersByTimeAsync(1999);
  expect(shown).toHaveLength(0);
  results.running(dataset, 'spread');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown).toHaveLength(0);
});

it('comes once in a round, however much is told of it', async () => {
  announce(false);
  await vi.advanceTimersByTimeAsync(0);
  results.running(dataset, 'comparing');
  await vi.advanceTimersByTimeAsync(5000);
  expect(shown).toHaveLength(1);
});

it('comes at once when somebody begins to wait for what nobody asked for', async () => {
  announce(true);
  await vi.advanceTimersByTimeAsync(100);
  announcement.expect();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toHaveLength(1);
  expect(announcement.quiet).toBe(false);
});

it('comes for the round that was asked for while projections were drawn', async () => {
  announce(false);
  await vi.advanceTimersByTimeAsync(0);
  results.running(dataset, 'spread');
  announcement.expect();
  results.running(dataset, 'waiting');
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toHaveLength(1);
  shown[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toHaveLength(2);
});

it('is over with the run', async () => {
  announce(false);
  await vi.advanceTimersByTimeAsync(0);
  announcement.dispose();
  shown[0]?.();
  results.running(dataset, 'comparing');
  await vi.advanceTimersByTimeAsync(5000);
  expect(shown).toHaveLength(1);
});
