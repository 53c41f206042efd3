import { Kernels } from './kernels.ts';

/** torch's CPU generator: MT19937, and what `torch.nn.Linear` draws from it, to the bit. */
export class TorchUniform {
  readonly #kernels = new Kernels();

  /** `seed` as for `torch.manual_seed`, of which MT19937 uses the lower 32 bits. */
  constructor(seed: number) {
    this.reseed(seed);
  }

  /** Starts the stream of another seed in the same memory. */
  reseed(seed: number): void {
    this.#kernels.call.seedMt19937(seed);
  }

  /** The next `count` float32 draws from (-bound, bound), in a buffer of their own. */
  fill(count: number, bound: number): Float32Array {
    return this.fillView(count, bound).slice();
  }

  /** As `fill`, but without the copy: a view that holds until the next draw. */
  fillView(count: number, bound: number): Float32Array {
    const [out] = this.#kernels.layout(count * 4 + 16);
    this.#kernels.call.fillUniform(out, count, bound);
    return this.#kernels.floats(out, count);
  }
}
