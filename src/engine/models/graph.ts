import { readdir } from 'node:fs/promises';
import { posix } from 'node:path';
import { Trouble, messageOf } from '../../core/errors.ts';
import type { Precision } from '../../core/pipelines/types.ts';
import type { ModelFolder } from './folder.ts';
import { readHeader, type GraphHeader, type GraphValue } from './onnx/header.ts';

/**
 * Ends of the names that exporters give, best first: those of transformers.js, then those of sentence-transformers.
 * Signed int8 comes first: several times faster than unsigned on CPUs with VNNI.
 */
const SIGNED = ['_int8', '_qint8_avx512_vnni', '_qint8_avx512', '_qint8_arm64'] as const;
const UNSIGNED = ['_uint8', '_quint8_avx2'] as const;
const SUFFIXES: Readonly<Record<Precision, readonly [string, ...string[]]>> = {
  fp32: [''],
  fp16: ['_fp16'],
  int8: [...SIGNED, '_quantized', ...UNSIGNED],
  uint8: ['_uint8', '_quantized', '_quint8_avx2'],
};

/** The precision that the name of a file of weights is of; the one asked for where it may be that, and of any other file. */
export function precisionNamed(file: string, asked: Precision): Precision {
  const base = /^(.+)\.onnx/.exec(posix.basename(file))?.[1];
  if (base === undefined) return asked;
  const isOf = (precision: Precision) => SUFFIXES[precision].some((suffix) => suffix !== '' && base.endsWith(suffix));
  return ([asked, 'fp16', 'uint8', 'int8'] as const).find(isOf) ?? 'fp32';
}

export interface GraphFile {
  /** Relative to the folder; the name of the model where a server runs it. */
  readonly file: string;
  /** Of the weights in the file, whatever its name says. */
  readonly precision: Precision;
  readonly header: GraphHeader;
  /** The file itself and the weights stored beside it. */
  readonly files: readonly string[];
}

/**
 * The ONNX file `<base><suffix>.onnx` in `onnx/` or beside it. Throws `model-file-missing`, naming the first choice,
 * `model-writes-text` for the graphs of a generator, and `model-unusable` for what is no whole ONNX file.
 */
export async function findGraph(
  folder: ModelFolder,
  base: string,
  precision: Precision,
  inside = '',
): Promise<GraphFile> {
  const file = await graphName(folder, base, precision, inside);
  if (file !== null) return readGraph(folder, file, precision);
  await refuseGenerator(folder, inside);
  await folder.require(graphNames(base, precision, inside)[0]);
  throw new Error('unreachable: the file appeared meanwhile');
}

/** Null where there is no file of that precision. */
export async function graphName(
  folder: ModelFolder,
  base: string,
  precision: Precision,
  inside = '',
): Promise<string | null> {
  for (const file of graphNames(base, precision, inside)) if (await folder.has(file)) return file;
  return null;
}

/** Where the ONNX file of an encoder may be, the best place first. */
export function graphNames(base: string, precision: Precision, inside = ''): [string, ...string[]] {
  const [first, ...others] = SUFFIXES[precision];
  const named = (suffix: string) => ['onnx', ''].map((place) => posix.join(inside, place, `${base}${suffix}.onnx`));
  return [posix.join(inside, 'onnx', `${base}${first}.onnx`), ...named(first).slice(1), ...others.flatMap(named)];
}

async function readGraph(folder: ModelFolder, file: string, asked: Precision): Promise<GraphFile> {
  const header = headerOf(folder, file);
  const place = posix.dirname(file);
  const named = header.beside.map((name) => posix.join(place, name));
  for (const beside of named) await folder.require(beside);
  const beside = new Set([...(await externalData(folder, file)), ...named]);
  return { file, precision: precisionOf(header, asked), header, files: [file, ...[...beside].sort()] };
}

function headerOf(folder: ModelFolder, file: string): GraphHeader {
  try {
    return readHeader(folder.resolve(file));
  } catch (error) {
    throw folder.unusable(`${file} cannot be loaded (${messageOf(error)})`, error);
  }
}

/** `_quantized` is of either sign. */
function precisionOf({ int8 }: GraphHeader, asked: Precision): Precision {
  if (asked !== 'int8' && asked !== 'uint8') return asked;
  return int8 === 'unsigned' ? 'uint8' : 'int8';
}

/** Weights beside the graph: `model.onnx_data`, `model.onnx_data_1`, `model.onnx.data`, as exporters name them. */
async function externalData(folder: ModelFolder, file: string): Promise<string[]> {
  const place = posix.dirname(file);
  const name = posix.basename(file);
  const names = await readdir(folder.resolve(place));
  const beside = names.filter((other) => isDataOf(other, name));
  return beside.map((other) => posix.join(place, other));
}

export function isDataOf(other: string, graph: string): boolean {
  return other.startsWith(`${graph}_data`) || other === `${graph}.data`;
}

/** Encoder-decoders and chat models are exported in parts of these names. */
async function refuseGenerator(folder: ModelFolder, inside: string): Promise<void> {
  for (const part of ['decoder_model_merged', 'decoder_model', 'decoder_with_past_model', 'embed_tokens'])
    for (const place of [posix.join(inside, 'onnx'), inside || '.']) {
      const graph = posix.join(place, `${part}.onnx`);
      if (await folder.has(graph)) throw writesText(folder, graph);
    }
}

function writesText({ role, path }: ModelFolder, graph: string): Trouble {
  return new Trouble('model-writes-text', { role, folder: path, graph });
}

/** Throws `model-takes-other` and `model-writes-text` where a graph is for something else than images, or than captions. */
export function requireInputs(folder: ModelFolder, { file, header }: GraphFile, kind: 'images' | 'captions'): void {
  const names = header.inputs.map(({ name }) => name);
  if (names.some((name) => /^(decoder_|past_key_values|encoder_hidden_states)/.test(name)))
    throw writesText(folder, file);
  const fits = kind === 'images' ? isOneImage(header.inputs) : areTokens(header.inputs);
  if (fits) return;
  const { role, path } = folder;
  throw new Trouble('model-takes-other', { role, folder: path, graph: file, inputs: names.join(', ') });
}

function isOneImage([input, ...more]: readonly GraphValue[]): boolean {
  if (input === undefined || more.length > 0) return false;
  const { shape, type } = input;
  const isNumbers = type === 'float32' || type === 'float16';
  return isNumbers && (shape === null || (shape.length === 4 && (shape[1] ?? 3) === 3));
}

const TOKEN_INPUTS = ['input_ids', 'attention_mask', 'token_type_ids', 'position_ids'];

function areTokens(inputs: readonly GraphValue[]): boolean {
  const names = inputs.map(({ name }) => name);
  return names.includes('input_ids') && names.every((name) => TOKEN_INPUTS.includes(name));
}
