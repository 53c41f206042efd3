import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { cacheKey } from './cache.ts';
import type { RecentValues } from './recent.ts';

/** SHA-256 of a file by its path, size and times of change, as long as those stay the same. */
export interface HashMemo {
  readonly get: (stamp: string) => string | null;
  readonly set: (stamp: string, sha256: string) => void;
}

export function hashMemo(values: RecentValues): HashMemo {
  return {
    get: (stamp) => values.fact(stamp),
    set: (stamp, sha256) => {
      values.setFact(stamp, sha256);
    },
  };
}

/** Names the state of a file without reading it. Rejects as `stat` does. */
export async function stampOf(path: string): Promise<string> {
  const { size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  return cacheKey('file', path, String(size), String(mtimeNs), String(ctimeNs));
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
