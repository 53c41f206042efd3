import type { ModelChoice, ServedEncoder } from '../../contract/engine.ts';
import { Trouble } from '../../core/errors.ts';
import type { ModelRole } from '../../core/pipelines/pipelines.ts';
import type { PipelineName } from '../../core/pipelines/types.ts';

/** The setting of a role. */
export const KEYS = {
  clip: 'clip',
  'clip-text': 'clipText',
  'image-encoder': 'imageEncoder',
  'text-encoder': 'textEncoder',
} as const satisfies Record<ModelRole, keyof ModelChoice>;

/** A model that a comparison asks for: a folder, or a name on the Hub. */
export interface ChosenModel {
  readonly role: ModelRole;
  readonly source: string;
  /** Which of its encoders are asked for: a CLIP whose captions another model embeds gives its image encoder alone. */
  readonly towers: readonly ('images' | 'captions')[];
  /** Those of them that run on a server: their weights are not needed here. */
  readonly served: ChosenModel['towers'];
}

const SERVED = {
  clip: { images: 'clipImage', captions: 'clipText' },
  'clip-text': { images: 'clipImage', captions: 'clipText' },
  'image-encoder': { images: 'imageEncoder', captions: 'textEncoder' },
  'text-encoder': { images: 'imageEncoder', captions: 'textEncoder' },
} as const satisfies Record<ModelRole, Record<'images' | 'captions', ServedEncoder>>;

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
}
