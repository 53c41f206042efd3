import { toTensor } from '../../core/pixels/crop.ts';
import type { Matrix, RgbImage } from '../../core/pipelines/types.ts';
import type { RecentValues } from '../cache/recent.ts';
import type { ImageTower } from './images.ts';

/** A crop that waits for its encoder. */
export interface Waiting {
  readonly index: number;
  readonly key: string;
  readonly crop: RgbImage;
}

/** Collects crops for one tower, and fills its matrix of vectors batch by batch, as many under way as the tower takes. */
export class Batch {
  readonly tower: ImageTower;
  readonly matrix: Matrix;
  readonly #values: RecentValues;
  readonly #signal: AbortSignal;
  readonly #tensors: Float32Array[] = [];
  #waiting: Waiting[] = [];
  #pending: Promise<void>[] = [];

  constructor(tower: ImageTower, images: number, values: RecentValues, signal: AbortSignal) {
    this.tower = tower;
    this.matrix = { data: new Float32Array(images * tower.dimension), rows: images, columns: tower.dimension };
    this.#values = values;
    this.#signal = signal;
  }

  get full(): boolean {
    return this.#waiting.length >= this.tower.batchSize;
  }

  /** Whether the vector of image `index` was known; it is in the matrix then. */
  recall(index: number, key: string): boolean {
    return this.#values.vector(key, this.#vector(index));
  }

  add(waiting: Waiting): void {
    this.#waiting.push(waiting);
  }

  /** Encodes what waits, at most one batch of it; returns when another one may come. */
  async run(): Promise<void> {
    const batch = this.#waiting.splice(0, this.tower.batchSize);
    if (batch.length === 0) return;
    const encoding = this.#encode(batch);
    encoding.catch(() => undefined);
    this.#pending.push(encoding);
    if (this.#pending.length >= this.tower.inFlight) await this.#pending.shift();
  }

  /** Encodes all that waits. */
  async finish(): Promise<void> {
    await this.run();
    await Promise.all(this.#pending);
  }

  /** Waits for what is under way, whatever comes of it: nothing of a run goes on after its end. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#pending);
  }

  async #encode(batch: readonly Waiting[]): Promise<void> {
    const { preprocessing, dimension } = this.tower;
    const size = 3 * preprocessing.cropWidth * preprocessing.cropHeight;
    const tensor = this.#tensors.pop() ?? new Float32Array(this.tower.batchSize * size);
    batch.forEach(({ crop }, slot) => {
      toTensor(crop, preprocessing, tensor, slot * size);
    });
    const vectors = await this.tower.encode(tensor.subarray(0, batch.length * size), batch.length, this.#signal);
    this.#tensors.push(tensor);
    this.#values.together(() => {
      batch.forEach((item, slot) => {
        this.#store(item, vectors.subarray(slot * dimension, (slot + 1) * dimension));
      });
    });
  }

  #store({ index, key }: Waiting, vector: Float32Array): void {
    const place = this.#vector(index);
    place.set(vector);
    this.#values.setVector(key, place);
  }

  #vector(index: number): Float32Array {
    return this.matrix.data.subarray(index * this.matrix.columns, (index + 1) * this.matrix.columns);
  }
}
