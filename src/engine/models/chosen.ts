import type { ModelChoice, ServedEncoder } from '../../contract/engine.ts';
import { Trouble } from '../../core/errors.ts';
import { MODEL_KEYS, type ModelRole } from '../../core/pipelines/pipelines.ts';
import type { PipelineName } from '../../core/pipelines/types.ts';

/** A model that a comparison asks for: a folder, or a name on the Hub. */
export interface ChosenModel {
  readonly role: ModelRole;
  readonly source: string;
  /** Which of its encoders are asked for: a CLIP whose captions another model embeds gives its image encoder alone. */
  readonly towers: readonly ('images' | 'captions')[];
  /** Those of them that run on a server: their weights are not needed here. */
  readonly served: ChosenModel['towers'];
}

const ROLES = ['image-encoder', 'text-encoder', 'clip', 'clip-text'] as const satisfies readonly ModelRole[];

/** The models of the pipelines, or every one that is named. Throws `models-not-named`. */
export function chosenModels(models: ModelChoice, pipelines?: readonly PipelineName[]): ChosenModel[] {
  if (pipelines) return pipelines.flatMap((name) => modelsOf(name, models));
  return ROLES.filter((role) => isNamed(role, models)).map((role) => chosen(role, models));
}

function modelsOf(name: PipelineName, models: ModelChoice): ChosenModel[] {
  const captions = name === 'preclip' ? 'text-encoder' : models.clipText === undefined ? 'clip' : 'clip-text';
  // Beside embeddings made elsewhere, captions without one are all that is left to embed, where a model is named.
  if (models.embeddings?.[name] !== undefined)
    return isNamed(captions, models) ? [chosen(captions, models, ['captions'])] : [];
  const roles = new Set<ModelRole>([name === 'preclip' ? 'image-encoder' : 'clip', captions]);
  return [...roles].map((role) => chosen(role, models));
}

const isNamed = (role: ModelRole, models: ModelChoice): boolean => models[MODEL_KEYS[role]] !== undefined;

function chosen(role: ModelRole, models: ModelChoice, towers = towersOf(role, models)): ChosenModel {
  const source = models[MODEL_KEYS[role]];
  if (source === undefined) throw new Trouble('models-not-named', { role });
  return { role, source, towers, served: towers.filter((tower) => models.servers?.[serverOf(role, tower)]) };
}

function towersOf(role: ModelRole, { clipText }: ModelChoice): ChosenModel['towers'] {
  if (role === 'clip' && clipText === undefined) return ['images', 'captions'];
  return role === 'clip' || role === 'image-encoder' ? ['images'] : ['captions'];
}

function serverOf(role: ModelRole, tower: 'images' | 'captions'): ServedEncoder {
  if (role === 'clip' || role === 'clip-text') return tower === 'images' ? 'clipImage' : 'clipText';
  return tower === 'images' ? 'imageEncoder' : 'textEncoder';
}
