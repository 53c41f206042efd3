import type { Matrix, Preprocessing } from '../../core/pipelines/types.ts';
import { batchesByLength } from '../embed/captions.ts';
import { CaptionEncoder } from '../encoders/captionEncoder.ts';
import { ImageEncoder } from '../encoders/imageEncoder.ts';
import type { ImageModel } from '../models/imageModel.ts';
import type { TextModel } from '../models/textModel.ts';

/** Items per call, as a comparison has them. */
const BATCH = 8;

/** What an encoder made of the sample, and how long it took per item. */
export interface Timed {
  readonly vectors: Matrix;
  readonly milliseconds: number;
}

/** Called after each batch; throws to stop. */
export type AfterBatch = (items: number) => Promise<void>;

/** Loads the encoder, lets it warm up with one batch, and times the median batch. It is gone from memory afterwards. */
export async function timeImages(
  model: ImageModel,
  { cropWidth: width, cropHeight: height }: Preprocessing,
  pixels: Float32Array,
  threads: number,
  after: AfterBatch,
): Promise<Timed> {
  const encoder = await ImageEncoder.load(model, { width, height }, threads);
  try {
    const size = 3 * width * height;
    const rows = pixels.length / size;
    const { dimension } = encoder;
    const vectors = { data: new Float32Array(rows * dimension), rows, columns: dimension };
    const encode = (first: number, count: number) =>
      encoder.encode(pixels.subarray(first * size, (first + count) * size), count);
    await encode(0, Math.min(BATCH, rows));
    const times: number[] = [];
    for (let first = 0; first < rows; first += BATCH) {
      const count = Math.min(BATCH, rows - first);
      const started = performance.now();
      vectors.data.set(await encode(first, count), first * dimension);
      times.push((performance.now() - started) / count);
      await after(count);
    }
    return { vectors, milliseconds: median(times) };
  } finally {
    await encoder.dispose();
  }
}

/** The same for captions; batches are of one length each, so that all of them count together. */
export async function timeCaptions(
  model: TextModel,
  sequences: readonly (readonly number[])[],
  threads: number,
  after: AfterBatch,
): Promise<Timed> {
  const encoder = await CaptionEncoder.load(model, threads);
  try {
    const { dimension } = encoder;
    const rows = sequences.length;
    const vectors = { data: new Float32Array(rows * dimension), rows, columns: dimension };
    const batches = batchesByLength([...sequences.keys()], sequences, BATCH);
    const encode = (batch: readonly number[]) => encoder.encode(batch.map((index) => sequences[index] ?? []));
    await encode(batches[0] ?? []);
    let milliseconds = 0;
    for (const batch of batches) {
      const started = performance.now();
      const encoded = await encode(batch);
      milliseconds += performance.now() - started;
      batch.forEach((index, slot) => {
        vectors.data.set(encoded[slot] ?? [], index * dimension);
      });
      await after(batch.length);
    }
    return { vectors, milliseconds: milliseconds / rows };
  } finally {
    await encoder.dispose();
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
