import type { ImageModel } from '../models/imageModel.ts';
import { requireNoClasses } from '../models/outputs.ts';
import { isDynamic } from './dynamic.ts';
import { openSession } from './open.ts';
import { askOrDispose, lengthOf, type ModelSession } from './session.ts';
import { toUnitRows } from './unit.ts';

/** An image encoder in memory. */
export class ImageEncoder {
  readonly dimension: number;
  readonly #model: ImageModel;
  readonly #session: ModelSession;
  readonly #size: Size;

  private constructor(model: ImageModel, session: ModelSession, size: Size, dimension: number) {
    this.#model = model;
    this.#session = session;
    this.#size = size;
    this.dimension = dimension;
  }

  /** `size` is that of the crops. Throws `model-unusable`. */
  static async load(model: ImageModel, size: Size, threads: number): Promise<ImageEncoder> {
    const session = await openSession(model, threads);
    const dimension = model.dimension ?? lengthOf(session.outputShape[model.output.kind === 'tokens' ? 2 : 1]);
    const encoder = new ImageEncoder(model, session, size, dimension ?? 0);
    if (dimension !== null) return encoder;
    // Nothing states it: only running the graph tells.
    return new ImageEncoder(model, session, size, await askOrDispose(session, () => encoder.#dimensionByRun()));
  }

  /**
   * [count, 3, height, width] -> [count, dimension], each of length 1. int8 goes one image per call: its scales come
   * from the whole batch, so vectors would depend on their neighbours.
   */
  async encode(pixels: Float32Array, count: number, signal?: AbortSignal): Promise<Float32Array> {
    const perCall = this.#model.oneByOne || isDynamic(this.#model.precision) ? 1 : count;
    const size = pixels.length / count;
    const vectors = new Float32Array(count * this.dimension);
    for (let done = 0; done < count; done += perCall) {
      const part = pixels.subarray(done * size, (done + perCall) * size);
      vectors.set(await this.#features(part, perCall, signal), done * this.dimension);
    }
    if (toUnitRows(vectors, this.dimension)) return vectors;
    throw this.#session.unusable(`${this.#model.graph} gives numbers that are not finite`);
  }

  /** The vector of one made-up image: tells weights apart that nobody can hash. */
  probe(signal?: AbortSignal): Promise<Float32Array> {
    const pixels = new Float32Array(3 * this.#size.width * this.#size.height);
    return this.encode(
      pixels.map((_, index) => ((index * 37) % 256) / 128 - 1),
      1,
      signal,
    );
  }

  async dispose(): Promise<void> {
    await this.#session.dispose();
  }

  async #dimensionByRun(): Promise<number> {
    const { shape } = await this.#run(new Float32Array(3 * this.#size.width * this.#size.height), 1);
    const dimension = this.#model.output.kind === 'tokens' ? shape[2] : shape[1];
    requireNoClasses(this.#model.folder, this.#model.graph, dimension ?? 0, this.#model.dimension);
    return dimension ?? 0;
  }

  async #features(pixels: Float32Array, count: number, signal?: AbortSignal): Promise<Float32Array> {
    const { data, shape } = await this.#run(pixels, count, signal);
    const { dimension } = this;
    const isTokens = this.#model.output.kind === 'tokens';
    if (isTokens && shape.length === 3 && shape[2] === dimension) return firstTokens(data, shape);
    if (!isTokens && data.length === count * dimension && shape[1] === dimension) return data;
    throw this.#session.unusable(
      `${this.#model.graph} gives a result of ${shape.join(' x ')}, expected was ${count} x ${dimension}`,
    );
  }

  #run(pixels: Float32Array, count: number, signal?: AbortSignal) {
    const [input, ...more] = this.#session.inputs;
    if (!input || more.length > 0) {
      const inputs = this.#session.inputs.join(', ');
      throw this.#session.unusable(`${this.#model.graph} takes ${inputs}, expected was pixel_values alone`);
    }
    return this.#session.run({ [input]: pixels }, [count, 3, this.#size.height, this.#size.width], signal);
  }
}

/** [n, tokens, width] -> the first token of each, the class token. */
function firstTokens(data: Float32Array, [count = 0, tokens = 0, width = 0]: readonly number[]): Float32Array {
  const vectors = new Float32Array(count * width);
  for (let item = 0; item < count; item++) {
    const start = item * tokens * width;
    vectors.set(data.subarray(start, start + width), item * width);
  }
  return vectors;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}
