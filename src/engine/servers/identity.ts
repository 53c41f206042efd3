import { createHash } from 'node:crypto';

/** Components of the probe that count, spread over all of them. */
const SAMPLED = 32;
/** Components of a unit vector of 512 dimensions are about 0.04: other weights move them by such steps, last bits do not. */
const STEP = 1 / 64;

/**
 * Stands for the hash of weights that nobody can see: of the files used here, of what the server says of the model, and
 * of the unit vector that it gave for a fixed input, rounded so that another GPU makes no other model.
 */
export function remoteFingerprint(files: string, identity: string, probe: Float32Array): string {
  const rounded = Array.from({ length: Math.min(SAMPLED, probe.length) }, (_, i) => {
    const at = Math.floor((i * probe.length) / Math.min(SAMPLED, probe.length));
    return Math.round((probe[at] ?? 0) / STEP) + 0;
  });
  const parts = ['caption-lens server 1', files, identity, probe.length, ...rounded];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
