import type { EncoderInfo } from '../core/pipelines/types.ts';
import type { TextTower } from './embed/captions.ts';
import type { ImageTower } from './embed/images.ts';
import { CaptionEncoder, loadTokenizer } from './encoders/captionEncoder.ts';
import { ImageEncoder } from './encoders/imageEncoder.ts';
import { undamaged } from './hub/damage.ts';
import { Lazy } from './lazy.ts';
import type { HashMemo } from './cache/content.ts';
import { fingerprint, isRemembered } from './models/fingerprint.ts';
import type { ImageModel } from './models/imageModel.ts';
import { requireOneSpace, type ModelPair } from './models/pair.ts';
import type { TextModel } from './models/textModel.ts';
import { remoteFingerprint } from './servers/identity.ts';
import type { Stopwatch } from './stopwatch.ts';

interface Pace {
  readonly batchSize: number;
  readonly inFlight: number;
}

/** Of ViT-B/32 on two cores a batch is a quarter of a second: short enough to notice a cancellation in time. */
const HERE: Pace = { batchSize: 8, inFlight: 1 };
/** A server computes one batch while the next one is on its way. */
const ELSEWHERE: Pace = { batchSize: 32, inFlight: 2 };

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
  /** Ends the wait for a server. */
  readonly signal: AbortSignal;
  /** Names of models by the place in the Hugging Face cache that they were fetched to. */
  readonly fetched: ReadonlyMap<string, string>;
}

/**
 * The encoders of a pipeline; weights and tokenizers are loaded at their first use. Throws `model-unusable`,
 * `model-gives-classes` and `dimension-mismatch` where only the loaded model shows that it does not fit, and
 * `model-file-damaged`.
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
  options: LoadOptions,
  memo: HashMemo,
  stopwatch: Stopwatch,
): Promise<Towers['image']> {
  const size = { width: preprocessing.cropWidth, height: preprocessing.cropHeight };
  const encoder = new Lazy(
    () =>
      stopwatch.time('load', () =>
        undamaged([model.folder.path], () => ImageEncoder.load(model, size, options.threads)),
      ),
    (loaded) => loaded.dispose(),
  );
  const info = await infoOf(model, memo, encoder, options, stopwatch);
  return {
    ...info,
    info,
    ...(model.served ? ELSEWHERE : HERE),
    preprocessing,
    encode: async (batch, count, signal) => (await encoder.get()).encode(batch, count, signal),
    dispose: () => encoder.dispose(),
  };
}

/** The text encoder of a pipeline, loaded at its first use. */
export async function openTextTower(
  model: TextModel,
  options: LoadOptions,
  memo: HashMemo,
  stopwatch: Stopwatch,
): Promise<Towers['text']> {
  const encoder = new Lazy(
    () =>
      stopwatch.time('load', () => undamaged([model.folder.path], () => CaptionEncoder.load(model, options.threads))),
    (loaded) => loaded.dispose(),
  );
  const tokenizer = new Lazy(() =>
    stopwatch.time('load', () => undamaged([model.folder.path], () => loadTokenizer(model))),
  );
  const info = await infoOf(model, memo, encoder, options, stopwatch);
  return {
    ...info,
    info,
    ...(model.served ? ELSEWHERE : HERE),
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

type Encoder = Pick<ImageEncoder | CaptionEncoder, 'dimension' | 'probe'>;

/** Otherwise only a model whose files do not state its dimension is loaded for it, and one on a server. */
async function infoOf(
  model: ImageModel | TextModel,
  memo: HashMemo,
  encoder: Pick<Lazy<Encoder>, 'get'>,
  { eager, signal, fetched }: LoadOptions,
  stopwatch: Stopwatch,
): Promise<EncoderInfo> {
  const name = fetched.get(model.folder.path);
  // What came over the network is checked before it is mapped.
  const isNew = eager && name === undefined && !isRemembered(model, memo);
  const [files] = await stopwatch.time(isNew ? 'load' : 'hash', () =>
    Promise.all([fingerprint(model, memo), isNew && encoder.get()]),
  );
  const { folder, graph, served, precision, madeFor, logits } = model;
  const pooling = isAssumed(model) && { pooling: 'assumed' as const };
  const known = { ...pooling, ...(madeFor && { madeFor }), ...(logits && { logits }) };
  const dimension = model.dimension ?? (await encoder.get()).dimension;
  const info = { source: name ?? folder.path, fingerprint: files, file: graph, precision, dimension, ...known };
  if (!served) return info;
  const probe = await (await encoder.get()).probe(signal);
  return {
    ...info,
    fingerprint: remoteFingerprint(files, served.identity, probe),
    server: served.address.url,
  };
}

/** Whether mean pooling and no layer behind it are a guess. */
function isAssumed(model: ImageModel | TextModel): boolean {
  return 'modules' in model && model.modules?.declared === false;
}
