import { posix } from 'node:path';
import type { ModelRole } from '../../core/pipelines/pipelines.ts';
import type { Precision } from '../../core/pipelines/types.ts';
import type { ChosenModel } from '../models/chosen.ts';
import { isJson } from '../models/folder.ts';
import { graphNames } from '../models/graph.ts';
import { usedPrecision } from '../models/imageModel.ts';

/** A file that an encoder reads: the first of these that there is. */
export interface Need {
  readonly anyOf: readonly [string, ...string[]];
  /** Models without it work: then it must be known that there is none, for it may change the numbers. */
  readonly optional: boolean;
}

/** What is known of a model's files, wherever they are. */
export interface ModelFiles {
  readonly has: (file: string) => Promise<boolean>;
  /** Content of a small file; null where it is not there or no JSON. */
  readonly json: (file: string) => Promise<unknown>;
}

/** What a model's encoders read, by what its configuration says. */
export async function needsOf(
  { role, towers, served }: ChosenModel,
  precision: Precision,
  files: ModelFiles,
): Promise<Need[]> {
  const needs: Need[] = [];
  for (const tower of towers) {
    const own =
      tower === 'images' ? await imageEncoder(role, precision, files) : await textEncoder(role, precision, files);
    needs.push(...(served.includes(tower) ? own.filter(({ anyOf: [file] }) => !file.endsWith('.onnx')) : own));
  }
  return needs.filter(isFirst);
}

/** The same file may serve both encoders. */
const isFirst = ({ anyOf: [file] }: Need, index: number, all: readonly Need[]): boolean =>
  all.findIndex(({ anyOf }) => anyOf[0] === file) === index;

const needed = (file: string): Need => ({ anyOf: [file], optional: false });
const optional = (file: string): Need => ({ anyOf: [file], optional: true });
const graph = (...named: Parameters<typeof graphNames>): Need => ({ anyOf: graphNames(...named), optional: false });

async function imageEncoder(role: ModelRole, precision: Precision, { json }: ModelFiles): Promise<Need[]> {
  const mayDiffer = precision === 'int8' || precision === 'uint8';
  const config = mayDiffer ? await json('config.json') : null;
  const used = usedPrecision(isJson(config) ? config : {}, precision);
  return [
    optional('config.json'),
    needed('preprocessor_config.json'),
    graph(role === 'clip' ? 'vision_model' : 'model', used),
  ];
}

async function textEncoder(role: ModelRole, precision: Precision, files: ModelFiles): Promise<Need[]> {
  const isTower = role === 'clip' || (role === 'clip-text' && (await hasTextTower(precision, files)));
  return isTower ? textTower(precision) : sentenceEncoder(precision, files);
}

async function hasTextTower(precision: Precision, { has }: ModelFiles): Promise<boolean> {
  const names = graphNames('text_model', precision).concat(graphNames('text_model', 'fp32'));
  return (await Promise.all(names.map((name) => has(name)))).includes(true);
}

const tokenizer = (inside: string): Need[] => [
  needed(posix.join(inside, 'tokenizer.json')),
  optional(posix.join(inside, 'tokenizer_config.json')),
];

const textTower = (precision: Precision): Need[] => [
  optional('config.json'),
  ...tokenizer(''),
  graph('text_model', precision),
];

async function sentenceEncoder(precision: Precision, { json }: ModelFiles): Promise<Need[]> {
  const modules = modulesIn(await json('modules.json'));
  const inside = modules.find(({ kind }) => kind === 'Transformer')?.path ?? '';
  return [
    optional('modules.json'),
    optional(posix.join(inside, 'config.json')),
    optional(posix.join(inside, 'sentence_bert_config.json')),
    ...tokenizer(inside),
    ...modules.flatMap(filesOfModule),
    graph('model', precision, inside),
  ];
}

interface Module {
  readonly path: string;
  readonly kind: string;
}

/** Those that `modules.json` names; what is wrong with it is told when the model is opened. */
function modulesIn(content: unknown): Module[] {
  const entries: readonly unknown[] = Array.isArray(content) ? content : [];
  return entries.flatMap((entry) => {
    const { path, type } = isJson(entry) ? entry : {};
    const isInside = typeof path === 'string' && !posix.normalize(path).startsWith('..') && !posix.isAbsolute(path);
    return isInside && typeof type === 'string' ? [{ path, kind: type.split('.').at(-1) ?? '' }] : [];
  });
}

function filesOfModule({ path, kind }: Module): Need[] {
  const config = needed(posix.join(path, 'config.json'));
  if (kind === 'Pooling') return [config];
  const [usual, older] = [posix.join(path, 'model.safetensors'), posix.join(path, 'pytorch_model.bin')];
  return kind === 'Dense' ? [config, { anyOf: [usual, older], optional: false }] : [];
}
