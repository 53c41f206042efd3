import type { ProblemCode } from '../dataset/types.ts';
import type { Matrix, PipelineName, TokenizedCaption } from './types.ts';

/** What an image file is found to be; a function of its content. */
export type ImageFacts =
  | { readonly ok: true; readonly orientation: number }
  | {
      readonly ok: false;
      readonly code: Extract<
        ProblemCode,
        'unreadable-image' | 'truncated-image' | 'image-too-large' | 'image-not-embedded'
      >;
      readonly args: Readonly<Record<string, string | number>>;
    };

/** Distinct images as the pipelines' encoders see them. */
export interface EmbeddedImages {
  readonly facts: readonly ImageFacts[];
  /** Unit vectors, [images, dimension]; the row of an unreadable image is zero. */
  readonly vectors: Partial<Record<PipelineName, Matrix>>;
}

/** Captions as one pipeline's encoder reads them. */
export interface EmbeddedCaptions {
  /** By caption, in the order given. */
  readonly tokens: readonly TokenizedCaption[];
  /** Row of `vectors` by caption, numbered by first appearance: captions with the same token ids share one. */
  readonly distinct: Int32Array;
  /** Unit vectors, [distinct captions, dimension]. */
  readonly vectors: Matrix;
  /** Tokens that the encoder reads at most, special tokens included. */
  readonly limit: number;
  readonly englishOnly: boolean;
}
