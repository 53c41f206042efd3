import type { Precision } from '../pipelines/types.ts';
import { knownModel } from './registry.ts';

/** Bytes that models take, roughly, as far as they are known by name: nobody is asked. Null where one is not. */
export function knownBytes(sources: readonly string[], precision: Precision): number | null {
  let bytes = 0;
  for (const source of sources) {
    const { megabytes } = knownModel(source) ?? {};
    const size = megabytes?.[precision] ?? megabytes?.fp32;
    if (size === undefined) return null;
    bytes += size * 1e6;
  }
  return bytes;
}
