import type { Progress } from '../contract/engine.ts';

const INTERVAL_MS = 50;

/** At most one message in a while, but always the first and the last one of a stage. */
export function throttled(send: (progress: Progress) => void, now = () => performance.now()): typeof send {
  let stage: string | null = null;
  let sent = -Infinity;
  return (progress) => {
    const isEdge = progress.stage !== stage || progress.done >= progress.total;
    if (!isEdge && now() - sent < INTERVAL_MS) return;
    stage = progress.stage;
    sent = now();
    send(progress);
  };
}
