import { floatToHalf, halfToFloat } from '../encoders/half.ts';

/** The types of the protocol that encoders take and give. */
export type Datatype = 'FP32' | 'FP16' | 'INT64' | 'INT32';

/** Bytes of one element. */
export const WIDTHS: Readonly<Record<Datatype, number>> = { FP32: 4, FP16: 2, INT64: 8, INT32: 4 };

export function isDatatype(name: string): name is Datatype {
  return Object.hasOwn(WIDTHS, name);
}

export const isFloat = (datatype: Datatype): datatype is 'FP32' | 'FP16' => datatype.startsWith('FP');

export function elements(shape: readonly number[]): number {
  return shape.reduce((product, axis) => product * axis, 1);
}

/** As the binary extension wants it: little-endian, row by row, nothing between. */
export function toBytes(values: ArrayLike<number>, datatype: Datatype): Uint8Array {
  const { buffer, byteOffset, byteLength } = toTyped(values, datatype);
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function toTyped(values: ArrayLike<number>, datatype: Datatype): ArrayBufferView {
  if (datatype === 'INT64') return BigInt64Array.from(Array.from(values, BigInt));
  if (datatype === 'INT32') return Int32Array.from(values);
  if (datatype === 'FP16') return Uint16Array.from(values, floatToHalf);
  return values instanceof Float32Array ? values : Float32Array.from(values);
}

/** From what a server sends: `bytes` may begin anywhere in its buffer. */
export function fromBytes(bytes: Uint8Array, datatype: 'FP32' | 'FP16'): Float32Array {
  const { buffer } = Uint8Array.from(bytes);
  return datatype === 'FP32' ? new Float32Array(buffer) : Float32Array.from(new Uint16Array(buffer), halfToFloat);
}
