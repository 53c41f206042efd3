import { expect, it } from 'vitest';
import type { Progress } from '../../src/contract/engine.ts';
import { throttled } from '../../src/engine/progress.ts';
import { pieceOf, type Task } from '../../src/engine/task.ts';

function collector(): { task: Task; seen: Progress[] } {
  const seen: Progress[] = [];
  const { signal } = new AbortController();
  const task = {
    signal,
    throwIfCancelled: () => undefined,
    progress: (p: Progress) => seen.push(p),
    log: () => undefined,
  };
  return { task, seen };
}

it('tells the first and the last of a stage, and little in between', () => {
  const { task, seen } = collector();
  let now = 0;
  const progress = throttled(task.progress, () => now++);
  for (let done = 1; done <= 120; done += 1) progress({ stage: 'images', done, total: 120 });
  progress({ stage: 'captions', done: 1, total: 2 });
  expect(seen.map(({ stage, done }) => `${stage} ${done}`)).toEqual([
    ...['images 1', 'images 51', 'images 101', 'images 120'],
    'captions 1',
  ]);
});

it('joins the pieces of a stage to one count', () => {
  const { task, seen } = collector();
  pieceOf(task, 0, 2, 20).progress({ stage: 'captions', done: 19, total: 19 });
  pieceOf(task, 1, 2, 20).progress({ stage: 'captions', done: 9, total: 18 });
  expect(seen.map(({ done, total }) => [done, total])).toEqual([
    [20, 40],
    [30, 40],
  ]);
});
