import { seconds, stageName, words } from '../messages/report.ts';
import { forTerminal } from './disarm.ts';
import { modelLines } from './measures.ts';
import type { Comparison } from './types.ts';

/** How a comparison was made, in the user's language; disarmed. */
export interface RunFacts {
  /** A line for each encoder, with its precision. */
  readonly models: readonly string[];
  readonly images: string;
  readonly runtime: string;
  /** Stages and what each of them took. */
  readonly time: readonly string[];
  readonly cache: string;
}

export function runFacts(comparison: Comparison): RunFacts {
  const { timings, cache, images, runtime } = comparison;
  return {
    models: modelLines(comparison),
    images: words.images(images === 'upright'),
    runtime: words.ranOn(runtime.build, forTerminal(runtime.version)),
    time: Object.entries(timings).map(([stage, ms]) => `${stageName(forTerminal(stage))} ${seconds(ms)}`),
    cache: cache.file === null ? words.cacheOff(cache.computed) : words.cacheUse(cache.hits, cache.computed),
  };
}
