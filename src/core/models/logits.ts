import type { Logits } from '../pipelines/types.ts';
import { knownModel } from './registry.ts';

/** Larger scales than any model has: a wrong number must not make infinities of cosines. */
const MOST_SCALE = 10_000;

/** A two-tower model as its folder tells of it. */
export interface StatedModel {
  /** Content of `config.json`. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Folder or name. */
  readonly source: string;
  /** Of its embeddings; null where it is not stated. */
  readonly dimension: number | null;
}

/**
 * How a model makes probabilities of cosines: `logit_scale` (natural logarithm, as torch holds it) and `logit_bias` of
 * its configuration, else what is known by its name. `logit_scale_init_value` says nothing: training went on from there.
 */
export function logitsOf({ config, source, dimension }: StatedModel): Logits | null {
  const stated = statedLogits(config);
  if (stated) return stated;
  const known = knownModel(source);
  return known && (dimension ?? known.dimension) === known.dimension ? known.logits : null;
}

function statedLogits(config: StatedModel['config']): Logits | null {
  const { logit_scale: logarithm, logit_bias: bias } = config;
  if (typeof logarithm !== 'number') return null;
  const scale = Math.exp(logarithm);
  if (!(scale > 0 && scale <= MOST_SCALE)) return null;
  if (bias === undefined || bias === null) return { kind: 'softmax', scale };
  return typeof bias === 'number' ? { kind: 'sigmoid', scale, bias } : null;
}
