/** Which models stand for both pipelines: those of the sample, or those of the experiment. */
export type Profile = 'starter' | 'standard';

export const PROFILES: readonly Profile[] = ['starter', 'standard'];

/** The experiment's own, on the Hub. */
export const STANDARD = {
  clip: 'Xenova/clip-vit-base-patch32',
  /** Its `main` gives 1000 classes. */
  imageEncoder: 'Xenova/resnet-50@feature-extraction',
  textEncoder: 'sentence-transformers/distiluse-base-multilingual-cased-v1',
} as const;
