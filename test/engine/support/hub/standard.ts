import { join } from 'node:path';
import type { FetchModelsParams, ModelChoice } from '../../../../src/contract/engine.ts';
import { MODELS } from '../../corpus/models.ts';
import type { Models } from './server.ts';

export const CLIP = 'Xenova/clip-vit-base-patch32';
export const RESNET = 'Xenova/resnet-50';
export const DISTILUSE = 'sentence-transformers/distiluse-base-multilingual-cased-v1';

/** The experiment's models by name and revision, with the tiny ones in their place. */
export const TINY_HUB: Models = {
  [CLIP]: { main: join(MODELS, 'clip') },
  [RESNET]: { 'feature-extraction': join(MODELS, 'resnet') },
  [DISTILUSE]: { main: join(MODELS, 'distiluse') },
};

export const STANDARD: ModelChoice = {
  clip: CLIP,
  imageEncoder: `${RESNET}@feature-extraction`,
  textEncoder: DISTILUSE,
};

/** Everything of the standard profile, or what `more` says. */
export function fetchParams(more: Partial<FetchModelsParams> = {}): FetchModelsParams {
  return { models: STANDARD, pipelines: ['preclip', 'clip'], precision: 'fp32', network: {}, ...more };
}
