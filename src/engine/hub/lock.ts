import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lock as acquire } from 'proper-lockfile';
import { codeOf } from '../errors.ts';
import { pauseFor } from './attempts.ts';

/** A lock that its owner has not renewed for so long is that of a dead one. */
const STALE = 6_000;
const POLL = 250;

/**
 * Works while no other process holds the lock; `waiting` is called as long as another one does. Works again where the
 * lock was lost meanwhile, as after the machine slept: the signal that `work` gets is aborted then. Throws `cancelled`.
 */
export async function locked<T>(
  file: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  waiting: () => Promise<void>,
): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  for (;;) {
    const lost = new AbortController();
    const release = await take(file, signal, lost, waiting);
    try {
      return await work(AbortSignal.any([signal, lost.signal]));
    } catch (error) {
      if (signal.aborted || !lost.signal.aborted) throw error;
    } finally {
      await release().catch(() => undefined);
    }
  }
}

async function take(
  file: string,
  signal: AbortSignal,
  lost: AbortController,
  waiting: () => Promise<void>,
): Promise<() => Promise<void>> {
  const onCompromised = () => {
    lost.abort();
  };
  for (;;) {
    try {
      return await acquire(file, { realpath: false, lockfilePath: file, stale: STALE, onCompromised });
    } catch (error) {
      if (codeOf(error) !== 'ELOCKED') throw error;
      await waiting();
      await pauseFor(POLL, signal);
    }
  }
}
