import { posix } from 'node:path';
import { logitsOf } from '../../core/models/logits.ts';
import type { Logits, MadeFor, Precision } from '../../core/pipelines/types.ts';
import { countAt, madeForOf, ModelFolder, type Json } from './folder.ts';
import { findGraph } from './graph.ts';
import { readModules, type Modules } from './modules.ts';

/** What is needed to run a text encoder; nothing is loaded yet. */
export interface TextModel {
  readonly folder: ModelFolder;
  /** The ONNX file, relative to the folder. */
  readonly graph: string;
  readonly precision: Precision;
  /** Names of the output to read, best first. */
  readonly outputs: readonly string[];
  /** Of the embedding, as the configuration states it; null when it does not. */
  readonly dimension: number | null;
  /** Pictures that it was made for; null where its configuration does not say. */
  readonly madeFor: MadeFor | null;
  /** Null where its temperature is not known, and for encoders that were not trained in pairs. */
  readonly logits: Logits | null;
  /** What follows the transformer; null where the graph gives the embedding itself. */
  readonly modules: Modules | null;
  readonly tokenizer: string;
  /** Most tokens that the encoder reads, special tokens included. */
  readonly limit: number;
  readonly lowercase: boolean;
  /** OpenAI's CLIP, whose 49,408 tokens were learned from English captions. */
  readonly englishOnly: boolean;
  /** Files that decide the embedding. */
  readonly files: readonly string[];
}

const CLIP_LIMIT = 77;
const CLIP_VOCABULARY = 49_408;
const BERT_LIMIT = 512;

/** Throws `model-folder-missing`, `model-file-missing`, `model-unusable`. */
export async function openTextModel(
  role: 'clip' | 'text-encoder',
  path: string,
  precision: Precision,
): Promise<TextModel> {
  const folder = await ModelFolder.open(role, path);
  return role === 'clip' ? openClipText(folder, precision) : openSentenceEncoder(folder, precision);
}

async function openClipText(folder: ModelFolder, precision: Precision): Promise<TextModel> {
  const config = await folder.optionalJson('config.json');
  const tokenizer = await readTokenizer(folder, '');
  const graph = await findGraph(folder, 'text_model', precision);
  const limits = [tokenizer.limit, countAt(config, 'text_config', 'max_position_embeddings')];
  const dimension = countAt(config, 'projection_dim');
  return {
    folder,
    graph: graph.file,
    precision: graph.precision,
    outputs: ['text_embeds'],
    dimension,
    madeFor: madeForOf(config),
    logits: logitsOf({ config, source: folder.path, dimension }),
    modules: null,
    tokenizer: tokenizer.file,
    limit: smallest(limits) ?? CLIP_LIMIT,
    lowercase: false,
    englishOnly: config['model_type'] === 'clip' && countAt(config, 'text_config', 'vocab_size') === CLIP_VOCABULARY,
    files: [...graph.files, ...tokenizer.files, ...(await present(folder, 'config.json'))],
  };
}

async function openSentenceEncoder(folder: ModelFolder, precision: Precision): Promise<TextModel> {
  const modules = await readModules(folder);
  const within = (file: string) => posix.join(modules.transformer, file);
  const config = await folder.optionalJson(within('config.json'));
  const settings = await folder.optionalJson(within('sentence_bert_config.json'));
  const tokenizer = await readTokenizer(folder, modules.transformer);
  const graph = await findGraph(folder, 'model', precision, modules.transformer);
  const limits = [tokenizer.limit, countAt(config, 'max_position_embeddings'), countAt(settings, 'max_seq_length')];
  const configs = await present(folder, within('config.json'), within('sentence_bert_config.json'));
  return {
    folder,
    graph: graph.file,
    precision: graph.precision,
    outputs: ['last_hidden_state', 'token_embeddings'],
    dimension: modules.dense.at(-1)?.outputs ?? countAt(config, 'hidden_size') ?? countAt(config, 'dim'),
    madeFor: madeForOf(config),
    logits: null,
    modules,
    tokenizer: tokenizer.file,
    limit: smallest(limits) ?? BERT_LIMIT,
    lowercase: settings['do_lower_case'] === true,
    englishOnly: false,
    files: [...graph.files, ...tokenizer.files, ...configs, ...modules.files],
  };
}

interface TokenizerFiles {
  readonly file: string;
  readonly files: readonly string[];
  readonly limit: number | null;
}

async function readTokenizer(folder: ModelFolder, inside: string): Promise<TokenizerFiles> {
  const file = await folder.require(posix.join(inside, 'tokenizer.json'));
  const configFile = posix.join(inside, 'tokenizer_config.json');
  const config: Json = await folder.optionalJson(configFile);
  return { file, files: [file, ...(await present(folder, configFile))], limit: countAt(config, 'model_max_length') };
}

async function present(folder: ModelFolder, ...files: readonly string[]): Promise<string[]> {
  const found = await Promise.all(files.map((file) => folder.has(file)));
  return files.filter((_, i) => found[i]);
}

function smallest(limits: readonly (number | null)[]): number | null {
  const known = limits.filter((limit) => limit !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
