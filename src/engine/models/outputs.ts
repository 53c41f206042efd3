import { Trouble } from '../../core/errors.ts';
import type { ModelFolder } from './folder.ts';
import type { GraphFile } from './graph.ts';
import type { GraphValue } from './onnx/header.ts';

/** Where in the results of a graph the embedding is. */
export interface GraphOutput {
  readonly name: string;
  /** One vector per item ([n, d], or [n, d, 1, 1]), or one per token ([n, tokens, d]). */
  readonly kind: 'vectors' | 'tokens';
  /** Null where the file does not state it. */
  readonly dimension: number | null;
}

export interface Expected {
  /** Names of outputs that hold one vector per item, best first. */
  readonly vectors: readonly string[];
  /** The same for one vector per token. */
  readonly tokens: readonly string[];
  /** Take the only output, whatever its name, where it holds one vector per item. */
  readonly anyName: boolean;
  /** Of the embedding, as the configuration states it. */
  readonly dimension: number | null;
}

/** Classes of ImageNet, which most published image models end in. */
const CLASSES = 1000;

/** Throws `model-unusable` where no output is as expected, and `model-gives-classes` where it holds scores. */
export function chooseOutput(folder: ModelFolder, graph: GraphFile, expected: Expected): GraphOutput {
  const { outputs } = graph.header;
  const named = (names: readonly string[]) =>
    names.flatMap((name) => outputs.filter((output) => output.name === name)).at(0);
  const vectors = named(expected.vectors) ?? (expected.anyName ? onlyVectors(outputs) : undefined);
  if (vectors) return vectorsOf(folder, graph, vectors, expected);
  const tokens = named(expected.tokens);
  if (tokens) return { name: tokens.name, kind: 'tokens', dimension: tokens.shape?.[2] ?? null };
  const scores = outputs.find(({ name }) => name === 'logits');
  if (scores) throw givesClasses(folder, graph.file, scores.shape?.at(-1) ?? null);
  const [gives, wanted] = [outputs.map(({ name }) => name), [...expected.vectors, ...expected.tokens]];
  throw folder.unusable(`${graph.file} gives ${gives.join(', ')}, expected was ${wanted.join(' or ')}`);
}

function onlyVectors(outputs: readonly GraphValue[]): GraphValue | undefined {
  const [output, ...more] = outputs;
  if (output === undefined || more.length > 0 || output.name === 'last_hidden_state') return undefined;
  return output.shape === null || output.shape.length === 2 || output.shape.length === 4 ? output : undefined;
}

function vectorsOf(
  folder: ModelFolder,
  { file }: GraphFile,
  { name, shape }: GraphValue,
  { dimension: stated }: Expected,
): GraphOutput {
  const [, columns = null, ...rest] = shape ?? [];
  if (name === 'logits' || (columns === CLASSES && stated !== CLASSES)) throw givesClasses(folder, file, columns);
  if (shape?.length === 3) throw folder.unusable(`${file} gives ${name} of ${shapeText(shape)}, expected was n x d`);
  if (rest.some((length) => length !== null && length !== 1))
    throw folder.unusable(`${file} gives ${name} of ${shapeText(shape ?? [])}, a map that is not pooled`);
  return { name, kind: 'vectors', dimension: columns };
}

/** For what only running the graph shows. Throws `model-gives-classes`. */
export function requireNoClasses(folder: ModelFolder, graph: string, columns: number, stated: number | null): void {
  if (columns === CLASSES && stated !== CLASSES) throw givesClasses(folder, graph, columns);
}

function givesClasses({ role, path: folder }: ModelFolder, graph: string, count: number | null): Trouble {
  return new Trouble('model-gives-classes', { role, folder, graph, ...(count !== null && { count }) });
}

function shapeText(shape: readonly (number | null)[]): string {
  return shape.map((length, axis) => length ?? (axis === 0 ? 'n' : '?')).join(' x ');
}
