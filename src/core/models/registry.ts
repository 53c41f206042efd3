import type { ModelRole } from '../pipelines/pipelines.ts';
import type { Logits, Precision } from '../pipelines/types.ts';
import registry from './registry.json' with { type: 'json' };

/** Why one would take it; `core/messages/models.ts` has the words. */
export type GoodFor = 'experiment' | 'accuracy' | 'detail' | 'probabilities' | 'languages' | 'transformer' | 'speed';

/** What is known of a model by its name. */
export interface KnownModel {
  /** A two-tower model (`clip`), or an encoder that stands for one of its own. */
  readonly role: ModelRole;
  /** On the Hugging Face Hub, with owner; the last one holds the ONNX files. */
  readonly names: readonly string[];
  /** The revision that has the output that is needed. */
  readonly revision: string;
  /** Null for encoders that were not trained in pairs, and where it is not known. */
  readonly logits: Logits | null;
  readonly dimension: number;
  /** ISO 639: of the captions it was trained on; `mul` where those are too many to list. Empty for image encoders. */
  readonly languages: readonly string[];
  /** SPDX. */
  readonly licence: string;
  /** Of all its files, in 10^6 bytes, roughly; precisions of unknown size are left out. */
  readonly megabytes: Partial<Record<Precision, number>>;
  readonly goodFor: GoodFor;
}

export const knownModels: readonly KnownModel[] = registry.models.map(({ role, goodFor, logits, ...model }) => ({
  ...model,
  role: role as ModelRole,
  goodFor: goodFor as GoodFor,
  logits: logits && logitsOf(logits),
}));

function logitsOf({
  kind,
  scale,
  bias,
}: {
  readonly kind: string;
  readonly scale: number;
  readonly bias?: number;
}): Logits {
  if (kind !== 'sigmoid') return { kind: 'softmax', scale };
  if (bias === undefined) throw new Error('a sigmoid without a bias in the registry of models');
  return { kind: 'sigmoid', scale, bias };
}

/** What can be chosen for a role, the experiment's own first. */
export function modelsFor(role: ModelRole): readonly KnownModel[] {
  return knownModels.filter((model) => model.role === role);
}

/**
 * The model that a name or a folder speaks of: `owner/name`, `owner/name@revision`, `name`, a path that ends in the
 * name, or one in the cache of the Hub (`models--owner--name/snapshots/...`). Null for any other.
 */
export function knownModel(source: string): KnownModel | null {
  const stated = statedName(source.toLowerCase());
  const isMeant = (known: string) => known === stated || (!stated.includes('/') && known.endsWith(`/${stated}`));
  return knownModels.find(({ names }) => names.some((name) => isMeant(name.toLowerCase()))) ?? null;
}

/** A known model of the same name, whoever its owner: an export of it by somebody else. */
export function namesake(source: string): KnownModel | null {
  const stated = statedName(source.toLowerCase()).split('/').at(-1) ?? '';
  const isMeant = (known: string) => known.toLowerCase().endsWith(`/${stated}`);
  return knownModels.find(({ names }) => names.some(isMeant)) ?? null;
}

/**
 * The model that a text encoder without a list of its layers was made from: by its folder, by the name that its
 * configuration keeps (`old_models/NAME/0_Transformer` among others), or as the layout of `--models` calls it.
 */
export function madeFrom(folder: string, nameOrPath: unknown): KnownModel | null {
  const parts = typeof nameOrPath === 'string' ? nameOrPath.split(/[\\/]+/).reverse() : [];
  const named = parts.map((part) => namesake(part)).find((model) => model !== null);
  return namesake(folder) ?? named ?? (isDistiluse(folder) ? namesake(DISTILUSE) : null);
}

const DISTILUSE = 'sentence-transformers/distiluse-base-multilingual-cased-v1';

/** Every version of it has a Dense layer to 512 dimensions. */
function isDistiluse(folder: string): boolean {
  return /(^|\/)distiluse(-|$)/.test(statedName(folder.toLowerCase()));
}

/** The folder above the last one may be called anything: an owner is stated by a bare `owner/name` or the Hub's cache. */
function statedName(source: string): string {
  const [bare = ''] = source.split('@', 1);
  if (/^[\w.-]+\/[\w.-]+$/.test(bare)) return bare;
  const parts = source.split(/[\\/]+/).filter(Boolean);
  const cached = parts.find((part) => part.startsWith('models--'));
  return cached?.split('--').slice(1).join('/') ?? parts.at(-1) ?? '';
}
