import type { ModelChoice } from '../contract/engine.ts';
import { Trouble } from '../core/errors.ts';
import { readPreprocessing } from '../core/pixels/preprocessing.ts';
import { PIPELINES, type ModelRole } from '../core/pipelines/pipelines.ts';
import type { EncoderInfo, PipelineName, Precision } from '../core/pipelines/types.ts';
import type { TextTower } from './embed/captions.ts';
import type { ImageTower } from './embed/images.ts';
import { CaptionEncoder, loadTokenizer } from './encoders/captionEncoder.ts';
import { ImageEncoder } from './encoders/imageEncoder.ts';
import { Lazy } from './lazy.ts';
import type { HashMemo } from './cache/content.ts';
import { fingerprint, isRemembered } from './models/fingerprint.ts';
import { openImageModel, type ImageModel } from './models/imageModel.ts';
import { openTextModel, type TextModel } from './models/textModel.ts';
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

export interface TowerOptions {
  readonly models: ModelChoice;
  readonly precision: Precision;
  /** Threads of one inference. */
  readonly threads: number;
  /** Load a model that was never seen while it is hashed: no embedding of it can be known. */
  readonly eager: boolean;
}

/**
 * Opens the encoders of a pipeline by what their folders say; weights and tokenizers are loaded at their first use.
 * Throws `models-not-named`, `model-folder-missing`, `model-file-missing`, `model-unusable`.
 */
export async function openTowers(
  name: PipelineName,
  options: TowerOptions,
  memo: HashMemo,
  stopwatch: Stopwatch,
): Promise<Towers> {
  const { images, captions } = PIPELINES[name];
  return {
    image: await openImageTower(images, folderOf(images, options.models), options, memo, stopwatch),
    text: await openTextTower(captions, folderOf(captions, options.models), options, memo, stopwatch),
  };
}

function folderOf(role: ModelRole, { clip, imageEncoder, textEncoder }: ModelChoice): string {
  const folder = { clip, 'image-encoder': imageEncoder, 'text-encoder': textEncoder }[role];
  if (folder === undefined) throw new Trouble('models-not-named', { role });
  return folder;
}

async function openImageTower(
  role: 'clip' | 'image-encoder',
  folder: string,
  { precision, threads, eager }: TowerOptions,
  memo: HashMemo,
  stopwatch: Stopwatch,
): Promise<Towers['image']> {
  const model = await openImageModel(role, folder, precision);
  const preprocessing = readPreprocessing(model.preprocessing, { role, folder });
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
  role: 'clip' | 'text-encoder',
  folder: string,
  { precision, threads, eager }: TowerOptions,
  memo: HashMemo,
  stopwatch: Stopwatch,
): Promise<Towers['text']> {
  const model = await openTextModel(role, folder, precision);
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
  const { folder, precision, madeFor, logits } = model;
  const known = { ...(madeFor && { madeFor }), ...(logits && { logits }) };
  return { source: folder.path, fingerprint: hash, precision, dimension, ...known };
}
