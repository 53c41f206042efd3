import type { ModelChoice, Network, ServedEncoder } from '../../contract/engine.ts';
import { Trouble } from '../../core/errors.ts';
import { readPreprocessing } from '../../core/pixels/preprocessing.ts';
import { PIPELINES, type ModelRole } from '../../core/pipelines/pipelines.ts';
import type { PipelineName, Precision, Preprocessing } from '../../core/pipelines/types.ts';
import { parseAddress } from '../servers/address.ts';
import { askModel, type ServedModel } from '../servers/servedModel.ts';
import { Transport } from '../servers/transport.ts';
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
  /** How servers are reached. */
  readonly network?: Network;
}

/** Throws `models-not-named`, `dimension-mismatch`, and as `openImageModel`, `openTextModel`, `parseAddress` and `askModel`. */
export async function openPair(name: PipelineName, options: PairOptions): Promise<ModelPair> {
  const { models, precision, orFp32 = false } = options;
  const { images } = PIPELINES[name];
  const imageServer = await askServer(images === 'clip' ? 'clipImage' : 'imageEncoder', options);
  const image = await openImageModel(images, folderOf(images, models), precision, orFp32, imageServer);
  const preprocessing = preprocessingOf(image);
  const text = await openText(name, options);
  const pair = { name, image, preprocessing, text };
  if (image.dimension !== null && text.dimension !== null) requireOneSpace(name, image.dimension, text.dimension);
  return pair;
}

/** The text encoder of a pipeline alone. Throws as `openPair`. */
export async function openText(name: PipelineName, options: PairOptions): Promise<TextModel> {
  const { models, precision, orFp32 = false } = options;
  const { captions } = PIPELINES[name];
  const role = captions === 'clip' && models.clipText !== undefined ? 'clip-text' : captions;
  const server = await askServer(captions === 'clip' ? 'clipText' : 'textEncoder', options);
  return openTextModel(role, folderOf(role, models), precision, orFp32, server);
}

function askServer(encoder: ServedEncoder, { models, signal, network }: PairOptions): Promise<ServedModel | null> {
  const named = models.servers?.[encoder];
  if (named === undefined) return Promise.resolve(null);
  const address = parseAddress(named);
  return askModel(address, signal, new Transport(address.url, { network }));
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

/** How the images of a model are prepared. Throws `model-unusable` where its graph takes them of another size. */
export function preprocessingOf({ folder, graph, preprocessing, size }: ImageModel): Preprocessing {
  const read = readPreprocessing(preprocessing, { role: folder.role, folder: folder.path });
  const { cropWidth, cropHeight } = read;
  const fits = (size.width ?? cropWidth) === cropWidth && (size.height ?? cropHeight) === cropHeight;
  if (fits) return read;
  const [wants, gets] = [`${size.width ?? '?'} x ${size.height ?? '?'}`, `${cropWidth} x ${cropHeight}`];
  throw folder.unusable(`${graph} takes images of ${wants} pixels, preprocessor_config.json makes ${gets}`);
}
