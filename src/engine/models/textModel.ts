import { posix } from 'node:path';
import { Trouble } from '../../core/errors.ts';
import { logitsOf } from '../../core/models/logits.ts';
import { madeFrom, namesake } from '../../core/models/registry.ts';
import type { Logits, MadeFor, Precision } from '../../core/pipelines/types.ts';
import { countAt, isSiglip, madeForOf, ModelFolder, type Json } from './folder.ts';
import type { ServedModel } from '../servers/servedModel.ts';
import { servedGraph } from '../servers/servedGraph.ts';
import { findGraph, graphName, requireInputs, type GraphFile } from './graph.ts';
import { readModules, type Modules } from './modules.ts';
import { chooseOutput, type GraphOutput } from './outputs.ts';
import { readTokenizer, type TokenizerFiles } from './tokenizerFiles.ts';

/** What is needed to run a text encoder; nothing is loaded yet. */
export interface TextModel {
  readonly folder: ModelFolder;
  /** The ONNX file, relative to the folder; the name of the model where a server runs it. */
  readonly graph: string;
  /** On the server that runs it; null for here. */
  readonly served: ServedModel | null;
  readonly precision: Precision;
  readonly output: GraphOutput;
  /** Of the embedding, as its layers, the graph or the configuration state it; null when none does. */
  readonly dimension: number | null;
  /** The graph takes one caption per call. */
  readonly oneByOne: boolean;
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
  /** SigLIP's: lower case, no punctuation, single spaces. */
  readonly canonical: boolean;
  /** What fills every caption up to `limit`, where the encoder learned with it; null where it reads captions as they are. */
  readonly padding: Padding | null;
  /** Learned from English captions alone. */
  readonly englishOnly: boolean;
  /** Files that decide the embedding. */
  readonly files: readonly string[];
}

export interface Padding {
  readonly token: string;
  readonly side: 'left' | 'right';
}

const CLIP_LIMIT = 77;
const CLIP_VOCABULARY = 49_408;
const SIGLIP_LIMIT = 64;
const SIGLIP_VOCABULARY = 32_000;
const BERT_LIMIT = 512;

/**
 * Throws `model-folder-missing`, `model-file-missing`, `model-unusable`, `model-lacks-dense`, `model-takes-other`,
 * `model-gives-classes`, `model-writes-text`.
 */
export async function openTextModel(
  role: 'clip' | 'clip-text' | 'text-encoder',
  path: string,
  precision: Precision,
  orFp32 = false,
  served: ServedModel | null = null,
): Promise<TextModel> {
  const folder = await ModelFolder.open(role, path);
  const choice = { precision, orFp32, served };
  const isTower = role === 'clip' || (role === 'clip-text' && (await isTextTower(folder, precision)));
  return isTower ? openTextTower(folder, choice) : openSentenceEncoder(folder, choice);
}

/** A model of two towers, whatever else is said of it. */
async function isTextTower(folder: ModelFolder, precision: Precision): Promise<boolean> {
  const names = await Promise.all([precision, 'fp32' as const].map((known) => graphName(folder, 'text_model', known)));
  return names.some((name) => name !== null);
}

interface GraphChoice {
  readonly precision: Precision;
  readonly orFp32: boolean;
  readonly served: ServedModel | null;
}

/** The text encoder of CLIP or SigLIP. */
async function openTextTower(folder: ModelFolder, choice: GraphChoice): Promise<TextModel> {
  const config = await folder.optionalJson('config.json');
  const tokenizer = await readTokenizer(folder, '');
  const graph = await textGraph(folder, 'text_model', choice);
  const siglip = isSiglip(config);
  const vectors = siglip ? ['text_embeds', 'pooler_output'] : ['text_embeds'];
  const stated = countAt(config, 'projection_dim');
  const output = chooseOutput(folder, graph, { vectors, tokens: [], anyName: false, dimension: stated });
  requireInputs(folder, graph, 'captions');
  const dimension = agreed(folder, graph, output.dimension, stated);
  const limits = [tokenizer.limit, countAt(config, 'text_config', 'max_position_embeddings')];
  const limit = smallest(limits) ?? (siglip ? SIGLIP_LIMIT : CLIP_LIMIT);
  return {
    folder,
    graph: graph.file,
    served: choice.served,
    precision: graph.precision,
    output,
    dimension,
    oneByOne: requireLengths(folder, graph, siglip ? limit : null),
    madeFor: madeForOf(config),
    logits: logitsOf({ config, source: folder.path, dimension }),
    modules: null,
    tokenizer: tokenizer.file,
    limit,
    ...(siglip ? siglipRules(folder, tokenizer) : { lowercase: false, canonical: false, padding: null }),
    englishOnly: isEnglish(config),
    files: [...graph.files, ...tokenizer.files, ...(await present(folder, 'config.json'))],
  };
}

/**
 * SigLIP learned from captions without punctuation, SigLIP 2 from lower case alone (its tokenizer is Gemma's), both
 * from exactly 64 tokens: the first pools over all, the second reads the last one.
 */
function siglipRules(
  folder: ModelFolder,
  { kind, padToken, padSide }: TokenizerFiles,
): Pick<TextModel, 'lowercase' | 'canonical' | 'padding'> {
  if (padToken === null) throw folder.unusable('tokenizer_config.json does not name the pad_token');
  const canonical = kind === 'SiglipTokenizer';
  return { lowercase: !canonical, canonical, padding: { token: padToken, side: padSide } };
}

function isEnglish(config: Json): boolean {
  const vocabulary = countAt(config, 'text_config', 'vocab_size');
  if (config['model_type'] === 'siglip') return (vocabulary ?? SIGLIP_VOCABULARY) === SIGLIP_VOCABULARY;
  return config['model_type'] === 'clip' && vocabulary === CLIP_VOCABULARY;
}

async function openSentenceEncoder(folder: ModelFolder, choice: GraphChoice): Promise<TextModel> {
  const modules = await readModules(folder);
  const within = (file: string) => posix.join(modules.transformer, file);
  const config = await folder.optionalJson(within('config.json'));
  const settings = await folder.optionalJson(within('sentence_bert_config.json'));
  const tokenizer = await readTokenizer(folder, modules.transformer);
  const graph = await textGraph(folder, 'model', choice, modules.transformer);
  const output = sentenceOutput(folder, graph, modules);
  requireInputs(folder, graph, 'captions');
  const behind = output.kind === 'tokens' ? modules : null;
  const dimension = sentenceDimension(folder, graph, output, behind, config);
  const limits = [tokenizer.limit, countAt(config, 'max_position_embeddings'), countAt(settings, 'max_seq_length')];
  const configs = await present(folder, within('config.json'), within('sentence_bert_config.json'));
  return {
    folder,
    graph: graph.file,
    served: choice.served,
    precision: graph.precision,
    output,
    dimension,
    oneByOne: requireLengths(folder, graph, null),
    madeFor: madeForOf(config),
    logits: null,
    modules: behind,
    tokenizer: tokenizer.file,
    limit: smallest(limits) ?? BERT_LIMIT,
    lowercase: settings['do_lower_case'] === true,
    canonical: false,
    padding: null,
    englishOnly: false,
    files: [...graph.files, ...tokenizer.files, ...configs, ...modules.files],
  };
}

async function textGraph(
  folder: ModelFolder,
  base: string,
  { precision, orFp32, served }: GraphChoice,
  inside = '',
): Promise<GraphFile> {
  if (served) return servedGraph(served);
  const isThere = !orFp32 || (await graphName(folder, base, precision, inside)) !== null;
  return findGraph(folder, base, isThere ? precision : 'fp32', inside);
}

/** Where layers are declared they start from the tokens; else an export may hold them all. */
function sentenceOutput(folder: ModelFolder, graph: GraphFile, { declared }: Modules): GraphOutput {
  const vectors = declared ? [] : ['sentence_embedding', 'text_embeds'];
  const tokens = ['last_hidden_state', 'token_embeddings'];
  return chooseOutput(folder, graph, { vectors, tokens, anyName: false, dimension: null });
}

/** Throws `model-lacks-dense`, and `model-unusable` where a layer does not fit the one before it. */
function sentenceDimension(
  folder: ModelFolder,
  graph: GraphFile,
  output: GraphOutput,
  modules: Modules | null,
  config: Json,
): number | null {
  const hidden = countAt(config, 'hidden_size') ?? countAt(config, 'dim');
  let width = modules ? agreed(folder, graph, output.dimension, hidden) : output.dimension;
  for (const { inputs, outputs } of modules?.dense ?? []) {
    if (width !== null && width !== inputs)
      throw folder.unusable(`a layer takes ${inputs} dimensions, what comes before it gives ${width}`);
    width = outputs;
  }
  if (modules?.dense.length !== 0) return width;
  const known = modules.declared ? namesake(folder.path) : madeFrom(folder.path, config['_name_or_path']);
  if (known && width !== null && known.dimension !== width) {
    const { dimension } = known;
    throw new Trouble('model-lacks-dense', { role: folder.role, folder: folder.path, width, dimension });
  }
  return width;
}

function agreed(folder: ModelFolder, { file }: GraphFile, given: number | null, stated: number | null): number | null {
  if (given !== null && stated !== null && given !== stated)
    throw folder.unusable(`its files state ${stated} dimensions, ${file} gives ${given}`);
  return given ?? stated;
}

/** Whether the graph takes one caption per call. Captions have the length that they have, or all the `padded` one. */
function requireLengths(folder: ModelFolder, { file, header }: GraphFile, padded: number | null): boolean {
  const [count = null, tokens = null] = header.inputs.find(({ name }) => name === 'input_ids')?.shape ?? [];
  if (tokens !== null && tokens !== padded) throw folder.unusable(`${file} takes captions of exactly ${tokens} tokens`);
  if (count !== null && count > 1) throw folder.unusable(`${file} takes exactly ${count} captions at once`);
  return count === 1;
}

async function present(folder: ModelFolder, ...files: readonly string[]): Promise<string[]> {
  const found = await Promise.all(files.map((file) => folder.has(file)));
  return files.filter((_, i) => found[i]);
}

function smallest(limits: readonly (number | null)[]): number | null {
  const known = limits.filter((limit) => limit !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
