import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** Whether a process is there and not merely waiting to be buried. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat === null ? process.platform !== 'linux' : !/\) [ZX] /.test(stat);
}

/** Waits until a process is gone; rejects when it is still there after `patience` ms. */
export async function gone(pid: number, patience = 15_000): Promise<void> {
  for (let waited = 0; await isRunning(pid); waited += 20) {
    if (waited > patience) throw new Error(`process ${pid} is still running`);
    await delay(20);
  }
}

/** Process ids of a process's children; empty where the system does not tell. */
export function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
