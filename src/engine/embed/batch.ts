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

/** Collects crops for one tower, and fills its matrix of vectors batch by batch. */
export class Batch {
  readonly tower: ImageTower;
  readonly matrix: Matrix;
  readonly #values: RecentValues;
  #tensor: Float32Array | null = null;
  #waiting: Waiting[] = [];

  constructor(tower: ImageTower, images: number, values: RecentValues) {
    this.tower = tower;
    this.matrix = { data: new Float32Array(images * tower.dimension), rows: images, columns: tower.dimension };
    this.#values = values;
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

  /** Encodes what waits, at most one batch of it. */
  async run(): Promise<void> {
    const batch = this.#waiting.splice(0, this.tower.batchSize);
    if (batch.length === 0) return;
    const { cropWidth, cropHeight } = this.tower.preprocessing;
    const size = 3 * cropWidth * cropHeight;
    const tensor = (this.#tensor ??= new Float32Array(this.tower.batchSize * size));
    batch.forEach(({ crop }, slot) => {
      toTensor(crop, this.tower.preprocessing, tensor, slot * size);
    });
    const vectors = await this.tower.encode(tensor.subarray(0, batch.length * size), batch.length);
    this.#values.together(() => {
      batch.forEach((item, slot) => {
        this.#store(item, vectors.subarray(slot * this.tower.dimension, (slot + 1) * this.tower.dimension));
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
