import { setImmediate } from 'node:timers/promises';
import type { LogLine, Progress } from '../contract/engine.ts';

/** What a request brings along: its cancellation, and where its progress goes. */
export interface Task {
  /** Throws `Trouble('cancelled')` once the client has cancelled. */
  readonly throwIfCancelled: () => void;
  readonly progress: (progress: Progress) => void;
  readonly log: (line: LogLine) => void;
}

/** Lets messages in, a cancellation among them: inference blocks this thread. */
export async function breathe(task: Task): Promise<void> {
  await setImmediate();
  task.throwIfCancelled();
}
