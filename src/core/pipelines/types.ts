export type PipelineName = 'preclip' | 'clip';
/** `int8` has signed weights, `uint8` unsigned ones: the same size, and far from the same speed. */
export type Precision = 'fp32' | 'fp16' | 'int8' | 'uint8';

/** Row-major matrix; `data.length === rows * columns`. */
export interface Matrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** a · bᵀ + bias: `a` is [m, k], `b` is [n, k], `bias` is [n] or absent; the result is [m, n]. */
export type MultiplyTransposed = (a: Matrix, b: Matrix, bias?: Float32Array) => Promise<Matrix>;

/** Decoded image: 8-bit RGB, row by row, no padding. */
export interface RgbImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export type Resample = 'bilinear' | 'bicubic' | 'lanczos';

/** Keeps the shape of the image, or gives it up for an exact size. */
export type ResizeTarget = { readonly shortestEdge: number } | { readonly width: number; readonly height: number };

/** From `preprocessor_config.json`: resize, crop the centre, rescale, normalise. */
export interface Preprocessing {
  readonly resize: ResizeTarget;
  readonly resample: Resample;
  readonly cropWidth: number;
  readonly cropHeight: number;
  readonly rescaleFactor: number;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
}

/** Token ids as the model gets them, special tokens included. */
export interface TokenizedCaption {
  readonly ids: readonly number[];
  /** UTF-16 offset in the caption from which the encoder reads nothing more; null when it reads it all. */
  readonly cutAt: number | null;
}

/** Pictures that a model was made for, where it says so: the starter models know drawings alone. */
export type MadeFor = 'illustrations';

/** How a two-tower model makes probabilities of cosines: softmax over scale * cosine, or a sigmoid of each cell. */
export type Logits =
  | { readonly kind: 'softmax'; readonly scale: number }
  | { readonly kind: 'sigmoid'; readonly scale: number; readonly bias: number };

/** What a report says about one encoder. */
export interface EncoderInfo {
  /** Folder or Hub name as the user gave it. */
  readonly source: string;
  /** SHA-256 over what decides its output: files, and of a server what it says and one answer. */
  readonly fingerprint: string;
  /** The ONNX file within the model's folder; absent where it is none. */
  readonly file?: string;
  readonly precision: Precision;
  readonly dimension: number;
  /** Its vectors were made elsewhere and read from the folder that `source` names; absent where they were computed. */
  readonly imported?: true;
  /** Address of the model on the server that ran it; absent where it ran here. */
  readonly server?: string;
  /** Its files name no layers: the mean over its tokens was taken for its embedding. Absent elsewhere. */
  readonly pooling?: 'assumed';
  /** Absent where the model names no limit of that kind. */
  readonly madeFor?: MadeFor;
  /** Absent where the model's temperature is not known, and for encoders that were never trained in pairs. */
  readonly logits?: Logits;
}
