import { halfToFloat } from '../encoders/half.ts';
import { isJson, type Json } from './folder.ts';

export interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

const LENGTH_BYTES = 8;

/** The float tensors of a safetensors file by name. Format: huggingface.co/docs/safetensors. Throws RangeError when it is cut short or not one. */
export function readSafetensors(bytes: Uint8Array): Map<string, StoredTensor> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerEnd = LENGTH_BYTES + Number(view.getBigUint64(0, true));
  const header: unknown = JSON.parse(new TextDecoder().decode(slice(bytes, LENGTH_BYTES, headerEnd)));
  if (!isJson(header)) throw new RangeError('the header is not an object');
  const tensors = new Map<string, StoredTensor>();
  for (const [name, entry] of Object.entries(header))
    if (name !== '__metadata__' && isJson(entry)) tensors.set(name, readTensor(bytes.subarray(headerEnd), entry));
  return tensors;
}

function readTensor(data: Uint8Array, entry: Json): StoredTensor {
  const [start, end] = numbers(entry['data_offsets']);
  const shape = numbers(entry['shape']);
  const values = toFloats(slice(data, start ?? NaN, end ?? NaN), entry['dtype']);
  const expected = shape.reduce((product, size) => product * size, 1);
  if (values.length !== expected) throw new RangeError(`expected ${expected} values, found ${values.length}`);
  return { shape, data: values };
}

function toFloats(bytes: Uint8Array, type: unknown): Float32Array {
  const { buffer } = new Uint8Array(bytes);
  if (type === 'F32') return new Float32Array(buffer);
  if (type === 'F16') return Float32Array.from(new Uint16Array(buffer), halfToFloat);
  if (type === 'BF16') return new Float32Array(Uint32Array.from(new Uint16Array(buffer), (bits) => bits << 16).buffer);
  throw new RangeError(`tensors of type ${String(type)} are not supported`);
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((item) => Number.isSafeInteger(item)).map(Number) : [];
}

function slice(bytes: Uint8Array, start: number, end: number): Uint8Array {
  if (!(start >= 0 && end >= start && end <= bytes.length)) throw new RangeError('the file is cut short');
  return bytes.subarray(start, end);
}
