import type { ModelChoice, ServedEncoder } from '../../contract/engine.ts';
import { Trouble } from '../../core/errors.ts';
import { readPreprocessing } from '../../core/pixels/preprocessing.ts';
import { PIPELINES, type ModelRole } from '../../core/pipelines/pipelines.ts';
import type { PipelineName, Precision, Preprocessing } from '../../core/pipelines/types.ts';
import { parseAddress } from '../servers/address.ts';
import { askModel, type ServedModel } from '../servers/servedModel.ts';
import { openImageModel, type ImageModel } from './imageModel.ts';
import { openTextModel, type TextModel } from './textModel.ts';

/** The two models of a pipeline as their folders tell of them: checked as far as that goes, and nothing loaded. */
export interface ModelPair {
  readonly name: PipelineName;
  readonly image: ImageModel;
  readonly preprocessing: Preprocessing;
  readonly text: TextModel;
}

export interface PairOptions {
  readonly models: ModelChoice;
  readonly precision: Precision;
  /** An encoder without files of that precision stays in fp32; otherwise they are missing. */
  readonly orFp32?: boolean;
  /** Ends the wait for a server. */
  readonly signal?: AbortSignal;
}

/** Throws `models-not-named`, `dimension-mismatch`, and as `openImageModel`, `openTextModel`, `parseAddress` and `askModel`. */
export async function openPair(name: PipelineName, options: PairOptions): Promise<ModelPair> {
  const { models, precision, orFp32 = false } = options;
  const { images, captions } = PIPELINES[name];
  const textRole = captions === 'clip' && models.clipText !== undefined ? 'clip-text' : captions;
  const served = (encoder: ServedEncoder) => askServer(models.servers?.[encoder], options.signal);
  const imageServer = await served(images === 'clip' ? 'clipImage' : 'imageEncoder');
  const image = await openImageModel(images, folderOf(images, models), precision, orFp32, imageServer);
  const preprocessing = preprocessingOf(image);
  const textServer = await served(captions === 'clip' ? 'clipText' : 'textEncoder');
  const text = await openTextModel(textRole, folderOf(textRole, models), precision, orFp32, textServer);
  const pair = { name, image, preprocessing, text };
  if (image.dimension !== null && text.dimension !== null) requireOneSpace(name, image.dimension, text.dimension);
  return pair;
}

function askServer(address: string | undefined, signal: AbortSignal | undefined): Promise<ServedModel | null> {
  return address === undefined ? Promise.resolve(null) : askModel(parseAddress(address), signal);
}

/** Where nothing is projected both towers must give vectors of one space. Throws `dimension-mismatch`. */
export function requireOneSpace(name: PipelineName, images: number, captions: number): void {
  if (PIPELINES[name].projection === null && images !== captions)
    throw new Trouble('dimension-mismatch', { images, captions });
}

function folderOf(role: ModelRole, { clip, clipText, imageEncoder, textEncoder }: ModelChoice): string {
  const folders = { clip, 'clip-text': clipText, 'image-encoder': imageEncoder, 'text-encoder': textEncoder };
  const folder = folders[role];
  if (folder === undefined) throw new Trouble('models-not-named', { role });
  return folder;
}

function preprocessingOf({ folder, graph, preprocessing, size }: ImageModel): Preprocessing {
  const read = readPreprocessing(preprocessing, { role: folder.role, folder: folder.path });
  const { cropWidth, cropHeight } = read;
  const fits = (size.width ?? cropWidth) === cropWidth && (size.height ?? cropHeight) === cropHeight;
  if (fits) return read;
  const [wants, gets] = [`${size.width ?? '?'} x ${size.height ?? '?'}`, `${cropWidth} x ${cropHeight}`];
  throw folder.unusable(`${graph} takes images of ${wants} pixels, preprocessor_config.json makes ${gets}`);
}
