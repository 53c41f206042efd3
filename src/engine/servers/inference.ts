import { isJson, type Json } from '../models/folder.ts';
import { isShape, parseJson, Unexpected } from './metadata.ts';
import { elements, fromBytes, isDatatype, isFloat, toBytes, WIDTHS, type Datatype } from './tensors.ts';
import type { Answer } from './transport.ts';

/** Length of the JSON part of a body that tensors follow, as the binary extension has it. */
const HEADER_LENGTH = 'inference-header-content-length';

export interface InferenceInput {
  readonly name: string;
  readonly datatype: Datatype;
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

export interface Inference {
  readonly id: string;
  readonly inputs: readonly InferenceInput[];
  /** The one output that is asked for. */
  readonly output: string;
  /** Tensors as bytes behind the JSON, both ways. */
  readonly binary: boolean;
}

export interface Body {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The body of `POST …/infer`. */
export function inferenceRequest(inference: Inference): Body {
  return inference.binary ? binaryRequest(inference) : jsonRequest(inference);
}

function jsonRequest({ id, inputs, output }: Inference): Body {
  const written = inputs.map(({ values, ...input }) => ({ ...input, data: Array.from(values) }));
  const request = { id, inputs: written, outputs: [{ name: output }] };
  return { headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(request)) };
}

function binaryRequest({ id, inputs, output }: Inference): Body {
  const tensors = inputs.map(({ values, datatype }) => toBytes(values, datatype));
  const written = inputs.map(({ name, datatype, shape }, index) => {
    return { name, datatype, shape, parameters: { binary_data_size: tensors[index]?.length ?? 0 } };
  });
  const request = {
    ...{ id, inputs: written, outputs: [{ name: output, parameters: { binary_data: true } }] },
    parameters: { binary_data_output: true },
  };
  const header = Buffer.from(JSON.stringify(request));
  return {
    headers: { 'content-type': 'application/octet-stream', [HEADER_LENGTH]: String(header.length) },
    body: Buffer.concat([header, ...tensors]),
  };
}

export interface InferenceOutput {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** The output that was asked for. Throws `Unexpected` for everything that is not what the protocol says. */
export function readInference(answer: Answer, { id, output }: Pick<Inference, 'id' | 'output'>): InferenceOutput {
  const { json, tail } = split(answer);
  if (typeof json['id'] === 'string' && json['id'] !== id)
    throw new Unexpected(`it answers the request “${json['id']}”, asked was “${id}”`);
  const outputs = Array.isArray(json['outputs']) ? (json['outputs'] as unknown[]) : [];
  let position = 0;
  let found: InferenceOutput | null = null;
  for (const tensor of outputs.map(described)) {
    const size = tensor.binarySize ?? 0;
    const bytes = tail.subarray(position, position + size);
    position += size;
    if (tensor.name === output) found = valuesOf(tensor, bytes);
  }
  if (position !== tail.length)
    throw new Unexpected(`its answer has ${tail.length} bytes of tensors, stated are ${position}`);
  if (found) return found;
  throw new Unexpected(`its answer holds no “${output}”`);
}

function split({ headers, body }: Answer): { readonly json: Json; readonly tail: Uint8Array } {
  const stated = headers.get(HEADER_LENGTH);
  if (stated === null) return { json: parseJson(body), tail: body.subarray(body.length) };
  const length = Number(stated);
  if (!/^\d+$/.test(stated) || length > body.length)
    throw new Unexpected(`its answer states a header of ${stated} bytes and has ${body.length} in all`);
  return { json: parseJson(body.subarray(0, length)), tail: body.subarray(length) };
}

interface Described {
  readonly name: string;
  readonly datatype: string;
  readonly shape: readonly number[];
  readonly binarySize: number | null;
  readonly data: unknown;
}

function described(value: unknown): Described {
  const { name, datatype, shape, parameters, data } = isJson(value) ? value : {};
  if (typeof name !== 'string' || typeof datatype !== 'string' || !isShape(shape) || shape.some((axis) => axis < 0))
    throw new Unexpected('its answer holds an output without name, datatype and shape');
  const size = isJson(parameters) ? (parameters['binary_data_size'] ?? null) : null;
  if (size !== null && !(Number.isSafeInteger(size) && (size as number) >= 0))
    throw new Unexpected(`“${name}” states ${JSON.stringify(size)} as its binary_data_size`);
  return { name, datatype, shape, binarySize: size as number | null, data };
}

function valuesOf(tensor: Described, bytes: Uint8Array): InferenceOutput {
  const { name, datatype, shape } = tensor;
  if (!isDatatype(datatype) || !isFloat(datatype))
    throw new Unexpected(`“${name}” comes as ${datatype}, expected was FP32 or FP16`);
  const expected = elements(shape);
  const data =
    tensor.binarySize === null ? listed(tensor) : binary(tensor, bytes, expected * WIDTHS[datatype], datatype);
  if (data.length !== expected)
    throw new Unexpected(`“${name}” has ${data.length} numbers, a shape of ${shape.join(' x ')} has ${expected}`);
  if (!data.every(Number.isFinite)) throw new Unexpected(`“${name}” holds numbers that are not finite`);
  return { data, shape };
}

function binary({ name }: Described, bytes: Uint8Array, expected: number, datatype: 'FP32' | 'FP16'): Float32Array {
  if (bytes.length === expected) return fromBytes(bytes, datatype);
  throw new Unexpected(`“${name}” has ${bytes.length} bytes, its shape has ${expected}`);
}

/** Row by row; the protocol allows lists in lists too. */
function listed({ name, data }: Described): Float32Array {
  const values = Array.isArray(data) ? (data.flat(Infinity) as unknown[]) : [];
  if (!Array.isArray(data) || !values.every((value) => typeof value === 'number'))
    throw new Unexpected(`“${name}” holds no numbers`);
  return Float32Array.from(values);
}
