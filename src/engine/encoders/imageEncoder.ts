import type { ImageModel } from '../models/imageModel.ts';
import { openSession } from './open.ts';
import type { ModelSession } from './session.ts';
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
    const stated = session.outputShape[1];
    const dimension = typeof stated === 'number' && stated > 0 ? stated : (model.dimension ?? 0);
    const encoder = new ImageEncoder(model, session, size, dimension);
    if (dimension === 0) return new ImageEncoder(model, session, size, await encoder.#probe());
    if (model.dimension === null || model.dimension === dimension) return encoder;
    throw session.unusable(`config.json states ${model.dimension} dimensions, ${model.graph} gives ${dimension}`);
  }

  /**
   * [count, 3, height, width] -> [count, dimension], each of length 1. int8 goes one image per call: its scales come
   * from the whole batch, so vectors would depend on their neighbours.
   */
  async encode(pixels: Float32Array, count: number, signal?: AbortSignal): Promise<Float32Array> {
    const perCall = this.#model.precision === 'int8' ? 1 : count;
    const size = pixels.length / count;
    const vectors = new Float32Array(count * this.dimension);
    for (let done = 0; done < count; done += perCall) {
      const part = pixels.subarray(done * size, (done + perCall) * size);
      vectors.set(await this.#features(part, perCall, signal), done * this.dimension);
    }
    if (toUnitRows(vectors, this.dimension)) return vectors;
    throw this.#session.unusable(`${this.#model.graph} gives numbers that are not finite`);
  }

  async dispose(): Promise<void> {
    await this.#session.dispose();
  }

  async #probe(): Promise<number> {
    const { shape } = await this.#run(new Float32Array(3 * this.#size.width * this.#size.height), 1);
    return shape[1] ?? 0;
  }

  async #features(pixels: Float32Array, count: number, signal?: AbortSignal): Promise<Float32Array> {
    const { data, shape } = await this.#run(pixels, count, signal);
    if (data.length === count * this.dimension && shape[1] === this.dimension) return data;
    const expected = [count, this.dimension];
    throw this.#session.unusable(
      `${this.#model.graph} gives a result of ${shape.join(' x ')}, expected was ${expected.join(' x ')}`,
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

export interface Size {
  readonly width: number;
  readonly height: number;
}
