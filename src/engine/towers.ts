import type { EncoderInfo } from '../core/pipelines/types.ts';
import type { TextTower } from './embed/captions.ts';
import type { ImageTower } from './embed/images.ts';
import { CaptionEncoder, loadTokenizer } from './encoders/captionEncoder.ts';
import { ImageEncoder } from './encoders/imageEncoder.ts';
import { Lazy } from './lazy.ts';
import type { HashMemo } from './cache/content.ts';
import { fingerprint, isRemembered } from './models/fingerprint.ts';
import type { ImageModel } from './models/imageModel.ts';
import { requireOneSpace, type ModelPair } from './models/pair.ts';
import type { TextModel } from './models/textModel.ts';
import type { Stopwatch } from './stopwatch.ts';

/** Of ViT-B/32 on two cores this is a quarter of a second: short enough to notice a cancellation in time. */
const BATCH = 8;

interface Tower {
  readonly info: EncoderInfo;
  readonly dispose: () => Promise<void>;
}

/** The two encoders of one pipeline. */
export interface Towers {
  readonly image: ImageTower & Tower;
  readonly text: TextTower & Tower;
}

export interface LoadOptions {
  /** Threads of one inference. */
  readonly threads: number;
  /** Load a model that was never seen while it is hashed: no embedding of it can be known. */
  readonly eager: boolean;
}

/**
 * The encoders of a pipeline; weights and tokenizers are loaded at their first use. Throws `model-unusable`,
 * `model-gives-classes` and `dimension-mismatch` where only the loaded model shows that it does not fit.
 */
export async function openTowers(
  pair: ModelPair,
  options: LoadOptions,
  memo: HashMemo,
  stopwatch: Stopwatch,
): Promise<Towers> {
  const image = await openImageTower(pair, options, memo, stopwatch);
  try {
    const text = await openTextTower(pair.text, options, memo, stopwatch);
    requireOneSpace(pair.name, image.dimension, text.dimension);
    return { image, text };
  } catch (error) {
    await image.dispose();
    throw error;
  }
}

async function openImageTower(
  { image: model, preprocessing }: ModelPair,
  { threads, eager }: LoadOptions,
  memo: HashMemo,
  stopwatch: Stopwatch,
): Promise<Towers['image']> {
  const size = { width: preprocessing.cropWidth, height: preprocessing.cropHeight };
  const encoder = new Lazy(
    () => stopwatch.time('load', () => ImageEncoder.load(model, size, threads)),
    (loaded) => loaded.dispose(),
  );
  const info = await infoOf(model, memo, encoder, eager, stopwatch);
  return {
    ...info,
    info,
    batchSize: BATCH,
    inFlight: 1,
    preprocessing,
    encode: async (batch, count, signal) => (await encoder.get()).encode(batch, count, signal),
    dispose: () => encoder.dispose(),
  };
}

async function openTextTower(
  model: TextModel,
  { threads, eager }: LoadOptions,
  memo: HashMemo,
  stopwatch: Stopwatch,
): Promise<Towers['text']> {
  const encoder = new Lazy(
    () => stopwatch.time('load', () => CaptionEncoder.load(model, threads)),
    (loaded) => loaded.dispose(),
  );
  const tokenizer = new Lazy(() => stopwatch.time('load', () => loadTokenizer(model)));
  const info = await infoOf(model, memo, encoder, eager, stopwatch);
  return {
    ...info,
    info,
    batchSize: BATCH,
    inFlight: 1,
    limit: model.limit,
    englishOnly: model.englishOnly,
    tokenize: async (captions) => {
      const loaded = await tokenizer.get();
      return captions.map((caption) => loaded.tokenize(caption));
    },
    encode: async (ids, signal) => (await encoder.get()).encode(ids, signal),
    dispose: async () => {
      await tokenizer.dispose();
      await encoder.dispose();
    },
  };
}

/** Otherwise only a model whose files do not state its dimension is loaded for it. */
async function infoOf(
  model: ImageModel | TextModel,
  memo: HashMemo,
  encoder: Pick<Lazy<{ readonly dimension: number }>, 'get'>,
  eager: boolean,
  stopwatch: Stopwatch,
): Promise<EncoderInfo> {
  const isNew = eager && !isRemembered(model, memo);
  const [hash] = await stopwatch.time(isNew ? 'load' : 'hash', () =>
    Promise.all([fingerprint(model, memo), isNew && encoder.get()]),
  );
  const dimension = model.dimension ?? (await encoder.get()).dimension;
  const { folder, graph, precision, madeFor, logits } = model;
  const known = { ...(madeFor && { madeFor }), ...(logits && { logits }) };
  return { source: folder.path, fingerprint: hash, file: graph, precision, dimension, ...known };
}
