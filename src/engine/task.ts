import { setImmediate } from 'node:timers/promises';
import type { LogLine, Progress } from '../contract/engine.ts';

/** What a request brings along: its cancellation, and where its progress goes. */
export interface Task {
  /** Throws `Trouble('cancelled')` once the client has cancelled. */
  readonly throwIfCancelled: () => void;
  /** Aborted when the client cancels: for what waits elsewhere, a request to a server. */
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  readonly log: (line: LogLine) => void;
}

/** The task of piece `index` of a stage that has `pieces` of `size` each: its progress goes on where the last one ended. */
export function pieceOf(task: Task, index: number, pieces: number, size: number): Task {
  const progress: Task['progress'] = ({ stage, done, total }) => {
    task.progress({ stage, done: index * size + Math.floor((done / total) * size), total: pieces * size });
  };
  return { ...task, progress };
}

/** Lets messages in, a cancellation among them: inference blocks this thread. */
export async function breathe(task: Task): Promise<void> {
  await setImmediate();
  task.throwIfCancelled();
}
