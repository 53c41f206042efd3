import type { Logits, Precision } from '../pipelines/types.ts';
import registry from './registry.json' with { type: 'json' };

/** What is known of a two-tower model by its name. */
export interface KnownModel {
  /** On the Hugging Face Hub, with owner. */
  readonly names: readonly string[];
  readonly logits: Logits;
  readonly dimension: number;
  /** ISO 639-1: of the captions it was trained on. */
  readonly languages: readonly string[];
  /** SPDX. */
  readonly licence: string;
  /** Both towers together, roughly. */
  readonly megabytes: Partial<Record<Precision, number>>;
}

export const knownModels: readonly KnownModel[] = registry.models.map(({ logits, ...model }) => ({
  ...model,
  logits: logits.kind === 'sigmoid' ? sigmoid(logits) : { kind: 'softmax', scale: logits.scale },
}));

function sigmoid({ scale, bias }: { readonly scale: number; readonly bias?: number }): Logits {
  if (bias === undefined) throw new Error('a sigmoid without a bias in the registry of models');
  return { kind: 'sigmoid', scale, bias };
}

/**
 * The model that a name or a folder speaks of: `owner/name`, `name`, a path that ends in the name, or one in the cache
 * of the Hub (`models--owner--name/snapshots/...`). Null for any other.
 */
export function knownModel(source: string): KnownModel | null {
  const stated = statedName(source.toLowerCase());
  const isMeant = (known: string) => known === stated || (!stated.includes('/') && known.endsWith(`/${stated}`));
  return knownModels.find(({ names }) => names.some((name) => isMeant(name.toLowerCase()))) ?? null;
}

/** The folder above the last one may be called anything: an owner is stated by a bare `owner/name` or the Hub's cache. */
function statedName(source: string): string {
  if (/^[\w.-]+\/[\w.-]+$/.test(source)) return source;
  const parts = source.split(/[\\/]+/).filter(Boolean);
  const cached = parts.find((part) => part.startsWith('models--'));
  return cached?.split('--').slice(1).join('/') ?? parts.at(-1) ?? '';
}
