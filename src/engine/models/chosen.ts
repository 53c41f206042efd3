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

/** Each model once. Throws `models-not-named`. */
export function chosenModels(models: ModelChoice, pipelines: readonly PipelineName[]): ChosenModel[] {
  const model = (role: ModelRole, ...towers: ChosenModel['towers']): ChosenModel => {
    const source = models[KEYS[role]];
    if (source === undefined) throw new Trouble('models-not-named', { role });
    const served = towers.filter((tower) => models.servers?.[SERVED[role][tower]] !== undefined);
    return { role, source, towers, served };
  };
  const clip = () =>
    models.clipText === undefined
      ? [model('clip', 'images', 'captions')]
      : [model('clip', 'images'), model('clip-text', 'captions')];
  const preclip = () => [model('image-encoder', 'images'), model('text-encoder', 'captions')];
  // Beside embeddings made elsewhere, captions without one are all that is left to embed, where a model is named.
  const captions = (role: ModelRole) => (models[KEYS[role]] === undefined ? [] : [model(role, 'captions')]);
  return pipelines.flatMap((name) => {
    if (models.embeddings?.[name] === undefined) return name === 'clip' ? clip() : preclip();
    return captions(name === 'preclip' ? 'text-encoder' : models.clipText === undefined ? 'clip' : 'clip-text');
  });
/** The models of the pipelines, or every one that is named. Throws `models-not-named`. */
export function chosenModels(models: ModelChoice, pipelines?: readonly PipelineName[]): ChosenModel[] {
  const roles = pipelines
    ? pipelines.flatMap((name) => rolesOf(name, models))
    : ROLES.filter((role) => models[MODEL_KEYS[role]] !== undefined);
  return roles.map((role) => chosen(role, models));
}

function rolesOf(name: PipelineName, { clipText }: ModelChoice): readonly ModelRole[] {
  if (name === 'preclip') return ['image-encoder', 'text-encoder'];
  return clipText === undefined ? ['clip'] : ['clip', 'clip-text'];
}

function chosen(role: ModelRole, models: ModelChoice): ChosenModel {
  const source = models[MODEL_KEYS[role]];
  if (source === undefined) throw new Trouble('models-not-named', { role });
  const towers = towersOf(role, models);
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
