import { posix } from 'node:path';
import { countAt, isJson, type Json, type ModelFolder } from './folder.ts';

export type Pooling = 'mean' | 'cls';
export type Activation = 'tanh' | 'identity';

/** A linear layer behind the pooling: `weights` file, [outputs, inputs]. */
export interface DenseLayer {
  readonly weights: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: Activation;
}

/** The layers of a sentence-transformers model, from `modules.json`. */
export interface Modules {
  /** Folder of the transformer within the model's. */
  readonly transformer: string;
  readonly pooling: Pooling;
  readonly dense: readonly DenseLayer[];
  /** False where there is no `modules.json`: mean pooling and no dense layer are then an assumption. */
  readonly declared: boolean;
  readonly files: readonly string[];
}

const UNDECLARED: Modules = { transformer: '', pooling: 'mean', dense: [], declared: false, files: [] };
const ACTIVATIONS: Readonly<Record<string, Activation>> = { Tanh: 'tanh', Identity: 'identity' };

/** Throws `model-file-missing` when a layer that is named is not there, `model-unusable` when its kind is not supported. */
export async function readModules(folder: ModelFolder): Promise<Modules> {
  if (!(await folder.has('modules.json'))) return UNDECLARED;
  const entries = await folder.parse('modules.json');
  if (!Array.isArray(entries) || !entries.every(isEntry))
    throw folder.unusable('modules.json is not a list of modules');
  let modules: Modules = { ...UNDECLARED, declared: true, files: ['modules.json'] };
  for (const entry of entries) modules = await withModule(folder, modules, entry);
  return modules;
}

interface Entry {
  readonly path: string;
  readonly type: string;
}

function isEntry(value: unknown): value is Entry {
  return isJson(value) && typeof value['path'] === 'string' && typeof value['type'] === 'string';
}

async function withModule(folder: ModelFolder, modules: Modules, { path, type }: Entry): Promise<Modules> {
  const kind = type.split('.').at(-1);
  const config = posix.join(path, 'config.json');
  folder.resolve(config);
  if (kind === 'Transformer') return { ...modules, transformer: path };
  if (kind === 'Normalize') return modules;
  if (kind === 'Pooling') {
    const pooling = poolingOf(folder, await folder.json(config));
    return { ...modules, pooling, files: [...modules.files, config] };
  }
  if (kind === 'Dense') {
    const layer = await denseLayer(folder, path, await folder.json(config));
    return { ...modules, dense: [...modules.dense, layer], files: [...modules.files, config, layer.weights] };
  }
  throw folder.unusable(`modules.json names a module of type ${type}, which is not supported`);
}

function poolingOf(folder: ModelFolder, config: Json): Pooling {
  const named = config['pooling_mode'];
  const modes = typeof named === 'string' ? [named] : flags(config);
  if (modes.length === 1 && modes[0]?.startsWith('mean') && modes[0] !== 'mean_sqrt_len_tokens') return 'mean';
  if (modes.length === 1 && modes[0]?.startsWith('cls')) return 'cls';
  throw folder.unusable(`pooling ${modes.join(' + ') || 'unknown'} is not supported`);
}

function flags(config: Json): string[] {
  const prefix = 'pooling_mode_';
  const on = Object.keys(config).filter((key) => key.startsWith(prefix) && config[key] === true);
  return on.map((key) => key.slice(prefix.length));
}

async function denseLayer(folder: ModelFolder, path: string, config: Json): Promise<DenseLayer> {
  const inputs = countAt(config, 'in_features');
  const outputs = countAt(config, 'out_features');
  const name = String(config['activation_function']).split('.').at(-1) ?? '';
  const activation = ACTIVATIONS[name];
  if (!inputs || !outputs) throw folder.unusable(`${path}/config.json does not state in_features and out_features`);
  if (!activation) throw folder.unusable(`activation ${name} of ${path} is not supported`);
  const weights = await denseWeights(folder, path);
  return { weights, inputs, outputs, activation };
}

/** Models from before safetensors hold what `torch.save` wrote. */
async function denseWeights(folder: ModelFolder, path: string): Promise<string> {
  const [usual, older] = ['model.safetensors', 'pytorch_model.bin'].map((name) => posix.join(path, name)) as Names;
  const isOld = !(await folder.has(usual)) && (await folder.has(older));
  return isOld ? older : folder.require(usual);
}

type Names = [usual: string, older: string];
