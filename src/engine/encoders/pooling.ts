import type { Activation, Pooling } from '../models/modules.ts';
import type { Output } from './session.ts';

/** Weights [outputs, inputs], bias [outputs] or null. */
export interface LoadedDense {
  readonly weights: Float32Array;
  readonly bias: Float32Array | null;
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: Activation;
}

/** [n, tokens, width] -> n rows of `width`. There is no padding: all captions of a call have one length. */
export function pool({ data, shape }: Output, pooling: Pooling): Float64Array[] {
  const [count = 0, tokens = 0, width = 0] = shape;
  const read = pooling === 'cls' ? 1 : tokens;
  return Array.from({ length: count }, (_, caption) => {
    const row = new Float64Array(width);
    for (let token = 0; token < read; token++) {
      const start = (caption * tokens + token) * width;
      for (let i = 0; i < width; i++) row[i] = (row[i] ?? 0) + (data[start + i] ?? 0) / read;
    }
    return row;
  });
}

/** activation(weights · row + bias). */
export function applyDense(row: Float64Array, dense: LoadedDense): Float64Array {
  const { weights, bias, inputs, outputs, activation } = dense;
  const result = new Float64Array(outputs);
  for (let o = 0; o < outputs; o++) {
    let sum = bias?.[o] ?? 0;
    for (let i = 0; i < inputs; i++) sum += (weights[o * inputs + i] ?? 0) * (row[i] ?? 0);
    result[o] = activation === 'tanh' ? Math.tanh(sum) : sum;
  }
  return result;
}
