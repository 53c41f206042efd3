import { TorchUniform } from '../kernels/mt19937.ts';
import type { Matrix, MultiplyTransposed } from '../pipelines/types.ts';
import { unitRows } from '../similarity/vectors.ts';

/** y = x · weightsᵀ + bias; weights are [outputs, inputs]. */
export interface LinearLayer {
  readonly weights: Matrix;
  readonly bias: Float32Array;
}

/** Draws what `torch.manual_seed(seed); torch.nn.Linear(inputs, outputs)` draws, to the bit. */
export class UntrainedLinear {
  readonly #generator = new TorchUniform(0);
  readonly #inputs: number;
  readonly #outputs: number;

  constructor(inputs: number, outputs: number) {
    this.#inputs = inputs;
    this.#outputs = outputs;
  }

  /** The layer of a seed; it holds until the next draw. All values are uniform in ±1/√inputs, weights first. */
  draw(seed: number): LinearLayer {
    const [inputs, outputs] = [this.#inputs, this.#outputs];
    const count = inputs * outputs;
    this.#generator.reseed(seed);
    const values = this.#generator.fillView(count + outputs, 1 / Math.sqrt(inputs));
    return {
      weights: { data: values.subarray(0, count), rows: outputs, columns: inputs },
      bias: values.subarray(count),
    };
  }
}

/** The experiment's untrained layer: unit features [n, inputs] -> unit vectors [n, outputs]. */
export async function project(
  features: Matrix,
  seed: number,
  outputs: number,
  multiply: MultiplyTransposed,
): Promise<Matrix> {
  const layer = new UntrainedLinear(features.columns, outputs).draw(seed);
  return applyLayer(unitRows(features), layer, multiply);
}

/** Unit features through the layer, scaled to length 1 again. */
export async function applyLayer(
  units: Matrix,
  { weights, bias }: LinearLayer,
  multiply: MultiplyTransposed,
): Promise<Matrix> {
  return unitRows(await multiply(units, weights, bias));
}
