import type { DenseLayer } from '../models/modules.ts';
import { readSafetensors } from '../models/safetensors.ts';
import { readTorchStorages } from '../models/torchFile.ts';
import type { TextModel } from '../models/textModel.ts';
import { isDynamic } from './dynamic.ts';
import { applyDense, pool, type LoadedDense } from './pooling.ts';
import { openSession } from './open.ts';
import { askOrDispose, lengthOf, type ModelSession, type Output } from './session.ts';
import type { CaptionTokenizer } from './tokenizer/tokenizer.ts';
import { toUnitRows } from './unit.ts';

/** How many different ids a made-up caption has: every vocabulary has those. */
const PROBED = 4;

/** Reads `tokenizer.json`, which takes about 0.1 s for CLIP's. Throws `model-unusable`. */
export async function loadTokenizer(model: TextModel): Promise<CaptionTokenizer> {
  const definition = await model.folder.json(model.tokenizer);
  const { CaptionTokenizer } = await import('./tokenizer/tokenizer.ts');
  try {
    return new CaptionTokenizer(definition, model);
  } catch (error) {
    throw model.folder.unusable(`${model.tokenizer} is not a tokenizer that can be used`, error);
  }
}

/** A text encoder in memory, without its tokenizer. */
export class CaptionEncoder {
  readonly dimension: number;
  readonly #model: TextModel;
  readonly #session: ModelSession;
  readonly #dense: readonly LoadedDense[];

  private constructor(model: TextModel, session: ModelSession, dense: readonly LoadedDense[], dimension: number) {
    this.#model = model;
    this.#session = session;
    this.#dense = dense;
    this.dimension = dimension;
  }

  /** Throws `model-unusable`. */
  static async load(model: TextModel, threads: number): Promise<CaptionEncoder> {
    const layers = model.modules?.dense ?? [];
    const dense = await Promise.all(layers.map((layer) => loadDense(model, layer)));
    const session = await openSession(model, threads);
    const dimension = model.dimension ?? lengthOf(session.outputShape.at(-1));
    const encoder = new CaptionEncoder(model, session, dense, dimension ?? 0);
    if (dimension !== null) return encoder;
    // Nothing states it: only running the graph tells.
    const { shape } = await askOrDispose(session, () => encoder.#run([encoder.#madeUp]));
    return new CaptionEncoder(model, session, dense, shape.at(-1) ?? 0);
  }

  /**
   * Token ids of captions of one length -> unit vectors. int8 goes one caption per call: its scales come from the
   * whole batch, so vectors would depend on their neighbours.
   */
  async encode(ids: readonly (readonly number[])[], signal?: AbortSignal): Promise<Float32Array[]> {
    if (!this.#alone) return this.#embed(ids, signal);
    const vectors: Float32Array[] = [];
    for (const caption of ids) vectors.push(...(await this.#embed([caption], signal)));
    return vectors;
  }

  /** The vector of one made-up caption: tells weights apart that nobody can hash. */
  async probe(signal?: AbortSignal): Promise<Float32Array> {
    return (await this.encode([this.#madeUp], signal))[0] ?? new Float32Array();
  }

  /** As long as all captions of the encoder, where they have one length: its graph may take no other. */
  get #madeUp(): readonly number[] {
    const { padding, limit } = this.#model;
    return Array.from({ length: padding ? limit : PROBED }, (_, i) => i % PROBED);
  }

  get #alone(): boolean {
    return this.#model.oneByOne || isDynamic(this.#model.precision);
  }

  async dispose(): Promise<void> {
    await this.#session.dispose();
  }

  async #embed(ids: readonly (readonly number[])[], signal?: AbortSignal): Promise<Float32Array[]> {
    const output = await this.#run(ids, signal);
    const vectors = this.#model.modules ? this.#sentences(output, ids) : this.#rows(output, ids.length);
    for (const vector of vectors) {
      if (vector.length !== this.dimension) throw this.#misfit(output, `${ids.length} x ${this.dimension}`);
      if (!toUnitRows(vector, vector.length))
        throw this.#session.unusable(`${this.#model.graph} gives numbers that are not finite`);
    }
    return vectors;
  }

  #rows({ data, shape }: Output, count: number): Float32Array[] {
    if (shape.length !== 2 || shape[0] !== count) throw this.#misfit({ data, shape }, `${count} x ${this.dimension}`);
    const width = data.length / count;
    return Array.from({ length: count }, (_, row) => data.slice(row * width, (row + 1) * width));
  }

  #sentences(output: Output, ids: readonly (readonly number[])[]): Float32Array[] {
    const width = this.#dense[0]?.inputs ?? this.dimension;
    const expected = [ids.length, ids[0]?.length ?? 0, width];
    if (output.shape.join() !== expected.join()) throw this.#misfit(output, expected.join(' x '));
    const pooled = pool(output, this.#model.modules?.pooling ?? 'mean');
    return pooled.map((row) => Float32Array.from(this.#dense.reduce(applyDense, row)));
  }

  #run(ids: readonly (readonly number[])[], signal?: AbortSignal): Promise<Output> {
    const length = ids[0]?.length ?? 0;
    if (ids.some((caption) => caption.length !== length))
      throw new RangeError('captions of one call must have one length');
    const flat = ids.flat();
    const feeds = Object.fromEntries(this.#session.inputs.map((name) => [name, this.#feed(name, flat, length)]));
    return this.#session.run(feeds, [ids.length, length], signal);
  }

  #feed(name: string, flat: readonly number[], length: number): readonly number[] {
    if (name === 'input_ids') return flat;
    if (name === 'attention_mask') return flat.map(() => 1);
    if (name === 'token_type_ids') return flat.map(() => 0);
    if (name === 'position_ids') return flat.map((_, i) => i % length);
    throw this.#session.unusable(`${this.#model.graph} wants the input ${name}, which is not supported`);
  }

  #misfit({ shape }: Output, expected: string) {
    return this.#session.unusable(
      `${this.#model.graph} gives a result of ${shape.join(' x ')}, expected was ${expected}`,
    );
  }
}

async function loadDense(model: TextModel, layer: DenseLayer): Promise<LoadedDense> {
  const { weights: file, inputs, outputs, activation } = layer;
  const bytes = await model.folder.bytes(file);
  const { weights, bias } = file.endsWith('.bin')
    ? fromTorch(model, layer, bytes)
    : fromSafetensors(model, layer, bytes);
  if (!weights || (bias && bias.length !== outputs))
    throw model.folder.unusable(`${file} does not hold linear.weight of ${outputs} x ${inputs}`);
  return { weights, bias, inputs, outputs, activation };
}

interface StoredDense {
  /** Null where there are none of the layer's shape. */
  readonly weights: Float32Array | null;
  readonly bias: Float32Array | null;
}

function fromSafetensors(
  model: TextModel,
  { weights: file, inputs, outputs }: DenseLayer,
  bytes: Uint8Array,
): StoredDense {
  try {
    const tensors = readSafetensors(bytes);
    const weights = tensors.get('linear.weight');
    const fits = weights?.shape.join() === `${outputs},${inputs}`;
    return { weights: fits ? weights.data : null, bias: tensors.get('linear.bias')?.data ?? null };
  } catch (error) {
    throw model.folder.unusable(`${file} is not a whole safetensors file`, error);
  }
}

/** Told apart by size, for the names stand in a pickle. */
function fromTorch(model: TextModel, { weights: file, inputs, outputs }: DenseLayer, bytes: Uint8Array): StoredDense {
  try {
    const storages = readTorchStorages(bytes);
    const ofSize = (size: number) => storages.find(({ length }) => length === size) ?? null;
    return { weights: ofSize(inputs * outputs), bias: ofSize(outputs) };
  } catch (error) {
    throw model.folder.unusable(`${file} is not a whole file of torch`, error);
  }
}
