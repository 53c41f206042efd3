import type { PipelineName } from './types.ts';

/**
 * What a folder of models is for. `clip` holds an image and a text encoder, the others one each; `clip-text` is a text
 * encoder that was trained into the space of a CLIP, and stands in for its own.
 */
export type ModelRole = 'clip' | 'clip-text' | 'image-encoder' | 'text-encoder';

/** What requests and settings call the model of a role. */
export const MODEL_KEYS = {
  clip: 'clip',
  'clip-text': 'clipText',
  'image-encoder': 'imageEncoder',
  'text-encoder': 'textEncoder',
} as const satisfies Record<ModelRole, string>;

export interface Pipeline {
  readonly name: PipelineName;
  /** The model whose image encoder embeds the images. */
  readonly images: 'clip' | 'image-encoder';
  /** The model whose text encoder embeds the captions. */
  readonly captions: 'clip' | 'text-encoder';
  /** What brings the image vectors into the space of the captions: an untrained linear layer, or nothing. */
  readonly projection: 'untrained' | null;
}

export const PIPELINES: Readonly<Record<PipelineName, Pipeline>> = {
  preclip: { name: 'preclip', images: 'image-encoder', captions: 'text-encoder', projection: 'untrained' },
  clip: { name: 'clip', images: 'clip', captions: 'clip', projection: null },
};
