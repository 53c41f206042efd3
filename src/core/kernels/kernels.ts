import wasm from './kernels.wasm';

/** The part of the platform's WebAssembly that is used here; core is compiled without DOM types. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
};

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  heapBase(): number;
  seedMt19937(seed: number): void;
  fillUniform(out: number, count: number, bound: number): void;
  resizeRows(
    source: number,
    stride: number,
    rows: number,
    starts: number,
    weights: number,
    groups: number,
    columns: number,
    out: number,
    outStride: number,
  ): void;
  resizeColumns(
    source: number,
    stride: number,
    starts: number,
    weights: number,
    pairs: number,
    rows: number,
    width: number,
    out: number,
  ): void;
  firstBest(cosines: number, count: number): number;
  weightAbove(cosines: number, weights: number, count: number, threshold: number): number;
  raiseHighest(cosines: number, count: number, label: number, highest: number, holders: number): void;
  countAbove(cosines: number, columns: number, thresholds: number, counts: number, rows: number): void;
}

let compiled: object | undefined;

/** One instance of the kernels (`assembly/`) with a memory of its own. */
export class Kernels {
  readonly call: Exports;
  readonly #base: number;

  constructor() {
    compiled ??= new WebAssembly.Module(wasm);
    this.call = new WebAssembly.Instance(compiled, {}).exports as Exports;
    this.#base = alignUp(this.call.heapBase());
  }

  /** Addresses of blocks of these sizes in bytes, aligned to 16; earlier blocks and all views are void afterwards. */
  layout<const S extends readonly number[]>(...sizes: S): { readonly [K in keyof S]: number } {
    let end = this.#base;
    const addresses = sizes.map((size) => {
      const address = end;
      end += alignUp(size);
      return address;
    });
    this.#reserve(end);
    return addresses as unknown as { readonly [K in keyof S]: number };
  }

  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.call.memory.buffer, address, length);
  }

  shorts(address: number, length: number): Int16Array {
    return new Int16Array(this.call.memory.buffer, address, length);
  }

  ints(address: number, length: number): Int32Array {
    return new Int32Array(this.call.memory.buffer, address, length);
  }

  words(address: number, length: number): Uint32Array {
    return new Uint32Array(this.call.memory.buffer, address, length);
  }

  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.call.memory.buffer, address, length);
  }

  #reserve(bytes: number): void {
    const missing = bytes - this.call.memory.buffer.byteLength;
    if (missing > 0) this.call.memory.grow(Math.ceil(missing / 65_536));
  }
}

/** The next multiple of 16. */
export function alignUp(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}
