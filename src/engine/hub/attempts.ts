import { setTimeout as delay } from 'node:timers/promises';
import { Trouble } from '../../core/errors.ts';

/** A failure that may be over in a moment. */
export class Passing extends Error {
  /** What is told when it is not. */
  readonly trouble: Trouble;
  /** Milliseconds that the server asks to wait; null where it does not say. */
  readonly wait: number | null;

  constructor(trouble: Trouble, wait: number | null = null) {
    super(trouble.message, { cause: trouble });
    this.trouble = trouble;
    this.wait = wait;
  }
}

/** Pauses between three tries, in milliseconds. */
export const PAUSES: readonly number[] = [1_000, 4_000];
/** A server that asks for more is not waited for. */
const LONGEST_WAIT = 60_000;

export interface Patience {
  readonly signal: AbortSignal;
  readonly pauses: readonly number[];
}

/**
 * Works again after a passing failure, as often as there are pauses; those begin anew where `advanced` says that the last
 * try came further. Throws what is then left of it, and `cancelled`.
 */
export async function attempt<T>(
  work: () => Promise<T>,
  { signal, pauses }: Patience,
  advanced: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<T> {
  for (let failures = 0; ;) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw new Trouble('cancelled', {}, error);
      if (!(error instanceof Passing)) throw error;
      failures = (await advanced()) ? 1 : failures + 1;
      const pause = pauses[failures - 1];
      if (pause === undefined || (error.wait ?? 0) > LONGEST_WAIT) throw error.trouble;
      await pauseFor(Math.max(pause, error.wait ?? 0), signal);
    }
  }
}

/** Throws `cancelled`. */
export async function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch((error: unknown) => {
    throw new Trouble('cancelled', {}, error);
  });
}
