import type { Precision } from '../pipelines/types.ts';
import { missingBytes, type ModelPlan } from './plan.ts';
import { knownModel } from './registry.ts';

/**
 * Bytes that models lack on this machine: exact where the Hub was asked, else roughly what is known by their names, less
 * what is here. Null where one is not known.
 */
export function bytesToFetch(models: readonly ModelPlan[], precision: Precision): number | null {
  const sizes = models.map((model) => missingBytes({ models: [model] }) ?? knownBytes(model, precision));
  return sizes.reduce((sum, size) => (sum === null || size === null ? null : sum + size), 0);
}

/** Null also where all that is known roughly seems to be here. */
function knownBytes({ source, files }: ModelPlan, precision: Precision): number | null {
  const { megabytes } = knownModel(source) ?? {};
  const size = megabytes?.[precision] ?? megabytes?.fp32;
  if (size === undefined) return null;
  const left = size * 1e6 - files.reduce((sum, { onDisk }) => sum + onDisk, 0);
  return left > 0 ? left : null;
}
