import { messageOf, type Trouble } from '../../core/errors.ts';
import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelFolder } from '../models/folder.ts';
import { isDataOf } from '../models/graph.ts';
import { readHeader } from '../models/onnx/header.ts';
import type { ServedModel } from '../servers/servedModel.ts';
import { weightlessGraph } from '../models/onnx/weightless.ts';
import { loadRuntime, type Runtime } from '../runtime/runtime.ts';
import { floatToHalf, halfToFloat } from './half.ts';

export interface Output {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** A model that is ready to run, here or elsewhere: floats or ids in, one float output. */
export interface ModelSession {
  readonly inputs: readonly string[];
  /** Shape of the output as the model states it; axes of any length are strings or negative. */
  readonly outputShape: readonly (number | string)[];
  /** Feeds numbers, converted to the type that each input wants. All of them have one shape, images or captions first. */
  readonly run: (
    feeds: Readonly<Record<string, ArrayLike<number>>>,
    shape: readonly number[],
    signal?: AbortSignal,
  ) => Promise<Output>;
  /** The trouble with a model that does not do what it should. */
  readonly unusable: (reason: string, cause?: unknown) => Trouble;
  readonly dispose: () => Promise<void>;
}

/** What a session is opened by. */
export interface SessionModel {
  readonly folder: ModelFolder;
  /** The ONNX file, relative to the folder. */
  readonly graph: string;
  /** The output to read. */
  readonly output: { readonly name: string };
  /** On the server that runs it; null for here. */
  readonly served: ServedModel | null;
}

/** Of an axis; null where it may have any. */
export function lengthOf(stated: number | string | undefined): number | null {
  return typeof stated === 'number' && stated > 0 ? stated : null;
}

/** Asks a session that was just opened; one that fails is closed again. */
export async function askOrDispose<T>(session: ModelSession, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    await session.dispose();
    throw error;
  }
}

/** One ONNX model in memory. */
export class Session implements ModelSession {
  readonly #session: InferenceSession;
  readonly #tensor: typeof Tensor;
  readonly #folder: ModelFolder;
  readonly #output: string;

  private constructor(session: InferenceSession, tensor: typeof Tensor, folder: ModelFolder, output: string) {
    this.#session = session;
    this.#tensor = tensor;
    this.#folder = folder;
    this.#output = output;
  }

  /** `threads`: of one inference, 0 for as many as the machine has cores. Throws `model-unusable`. */
  static async open(model: Omit<SessionModel, 'served'>, threads: number): Promise<Session> {
    const { folder, graph } = model;
    const runtime = await loadRuntime();
    const session = await load(runtime, folder.resolve(graph), threads).catch((error: unknown) => {
      throw folder.unusable(`${graph} cannot be loaded (${messageOf(error)})`, error);
    });
    return new Session(session, runtime.Tensor, folder, model.output.name);
  }

  get inputs(): readonly string[] {
    return this.#session.inputNames;
  }

  get outputShape(): readonly (number | string)[] {
    const found = this.#session.outputMetadata.find(({ name }) => name === this.#output);
    return found?.isTensor ? found.shape : [];
  }

  /** Feeds numbers, converted to the type that each input wants. Throws `model-unusable`. */
  async run(feeds: Readonly<Record<string, ArrayLike<number>>>, shape: readonly number[]): Promise<Output> {
    const tensors = Object.entries(feeds).map(([name, values]) => [name, this.#toTensor(name, values, shape)] as const);
    const results = await this.#session.run(Object.fromEntries(tensors), [this.#output]).catch((error: unknown) => {
      throw this.#folder.unusable(messageOf(error), error);
    });
    const output = results[this.#output];
    if (!output) throw this.#folder.unusable(`it gave no ${this.#output}`);
    return { data: toFloats(output), shape: output.dims };
  }

  unusable(reason: string, cause?: unknown): Trouble {
    return this.#folder.unusable(reason, cause);
  }

  async dispose(): Promise<void> {
    await this.#session.release();
  }

  #toTensor(name: string, values: ArrayLike<number>, shape: readonly number[]): Tensor {
    const found = this.#session.inputMetadata.find((input) => input.name === name);
    const type = found?.isTensor ? found.type : 'float32';
    const Tensor = this.#tensor;
    if (type === 'int64') return new Tensor(type, BigInt64Array.from(Array.from(values, BigInt)), shape);
    if (type === 'int32') return new Tensor(type, Int32Array.from(values), shape);
    if (type === 'float16') return halfTensor(Tensor, Uint16Array.from(values, floatToHalf), shape);
    if (type !== 'float32') throw this.#folder.unusable(`input ${name} is of type ${type}, which is not supported`);
    return new Tensor(type, values instanceof Float32Array ? values : Float32Array.from(values), shape);
  }
}

/**
 * With its weights mapped from the file where that can be done: those must lie beside the target of a link. Weights in
 * other files have their names beside the link alone, as in the Hub's cache: onnxruntime gets the path as it is.
 */
async function load(runtime: Runtime, path: string, threads: number): Promise<InferenceSession> {
  const create = runtime.InferenceSession.create.bind(runtime.InferenceSession);
  if (runtime.info.build === 'wasm')
    return create(path, { ...options(threads), externalData: await weightsBeside(path) });
  const file = await realpath(path);
  const graph = weightlessGraph(file);
  if (graph === null) return create(path, options(threads));
  const beside = { model_external_initializers_file_folder_path: dirname(file) };
  return create(graph, options(threads, beside)).catch(() => create(path, options(threads)));
}

/** Files of weights that an ONNX file names, or may name: WebAssembly cannot open them itself. */
async function weightsBeside(path: string): Promise<{ path: string; data: string }[]> {
  const others = (await readdir(dirname(path))).filter((other) => isDataOf(other, basename(path)));
  const names = new Set([...readHeader(path).beside, ...others]);
  return [...names].map((name) => ({ path: name, data: join(dirname(path), name) }));
}

function options(threads: number, session: Readonly<Record<string, string>> = {}): InferenceSession.SessionOptions {
  return {
    ...(threads > 0 ? { intraOpNumThreads: threads } : {}),
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    // Threads that spin while they wait take half of the CPU time (ResNet-50, 2 threads: 178 ms against 88 ms a run) from decoding.
    extra: { session: { intra_op: { allow_spinning: '0' }, ...session } },
  };
}

/**
 * Where Node has Float16Array, a tensor holds one, but onnxruntime-node 1.30's native part reads no bytes from it
 * ("not enough space: expected n, got 0"): it gets to see the bits instead.
 */
function halfTensor(TensorClass: typeof Tensor, bits: Uint16Array, shape: readonly number[]): Tensor {
  return Object.defineProperty(new TensorClass('float16', bits, shape), 'data', { value: bits });
}

/** `float16` comes as Uint16Array from Node without Float16Array, as Float16Array from later ones. */
function toFloats({ data }: Tensor): Float32Array {
  if (data instanceof Float32Array) return data;
  if (data instanceof Uint16Array) return Float32Array.from(data, halfToFloat);
  return Float32Array.from(data as ArrayLike<number>);
}
