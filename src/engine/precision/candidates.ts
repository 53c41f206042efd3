import type { CompareParams } from '../../contract/engine.ts';
import type { Precision } from '../../core/pipelines/types.ts';
import { openPair, type ModelPair } from '../models/pair.ts';

/** The encoders of all pipelines at one precision; those without a file of it are in fp32. */
export interface Candidate {
  readonly precision: Precision;
  readonly pairs: readonly ModelPair[];
}

type Models = Pick<CompareParams, 'models' | 'pipelines' | 'network'> & { readonly signal: AbortSignal };

/**
 * fp32 first, then each precision of which an encoder has a file. What counts are the weights in the file: a
 * `_quantized` is int8 or uint8. Throws as `openPair`, also for fp32 that is not there.
 */
export async function openCandidates(models: Models): Promise<readonly [Candidate, ...Candidate[]]> {
  const fp32 = { precision: 'fp32', pairs: await openPairs(models, 'fp32') } as const;
  const others: Candidate[] = [];
  for (const precision of ['fp16', 'int8', 'uint8'] as const) {
    const pairs = await openPairs(models, precision);
    const isThere = pairs.some(({ image, text }) => image.precision === precision || text.precision === precision);
    if (isThere) others.push({ precision, pairs });
  }
  return [fp32, ...others];
}

async function openPairs(models: Models, precision: Precision): Promise<ModelPair[]> {
  const pairs: ModelPair[] = [];
  for (const name of models.pipelines)
    pairs.push(await openPair(name, { ...models, precision, orFp32: precision !== 'fp32' }));
  return pairs;
}
