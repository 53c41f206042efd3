import { isJson, type Json } from '../models/folder.ts';
import { isDatatype, type Datatype } from './tensors.ts';

export interface TensorMetadata {
  readonly name: string;
  readonly datatype: Datatype;
  /** Axes of any length are -1. */
  readonly shape: readonly number[];
}

/** What a server says of a model. */
export interface ModelMetadata {
  readonly name: string;
  readonly versions: readonly string[];
  readonly platform: string;
  readonly inputs: readonly TensorMetadata[];
  readonly outputs: readonly TensorMetadata[];
}

/** What a server can do beyond the protocol; nothing where it does not say. */
export interface ServerMetadata {
  readonly binary: boolean;
  /** Triton's: tells the largest batch. */
  readonly configuration: boolean;
}

/** An answer that is not what the protocol says; the message is the reason of a `server-unusable`. */
export class Unexpected extends Error {}

export function parseJson(body: Uint8Array): Json {
  const value = parsed(new TextDecoder().decode(body));
  if (isJson(value)) return value;
  throw new Unexpected('its answer is not a JSON object');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function readServerMetadata(json: Json): ServerMetadata {
  const extensions = Array.isArray(json['extensions']) ? (json['extensions'] as unknown[]) : [];
  return {
    binary: extensions.includes('binary_tensor_data'),
    configuration: extensions.includes('model_configuration'),
  };
}

/** Throws `Unexpected`. Keys that servers add are ignored, `null` counts as left out. */
export function readModelMetadata(json: Json): ModelMetadata {
  return {
    name: text(json, 'name'),
    versions: strings(json['versions'] ?? []),
    platform: text(json, 'platform'),
    inputs: tensors(json, 'inputs'),
    outputs: tensors(json, 'outputs'),
  };
}

/** The largest batch by Triton's configuration of a model, null where it sets no limit. */
export function readBatchLimit(json: Json): number | null {
  const limit = json['max_batch_size'];
  return typeof limit === 'number' && Number.isSafeInteger(limit) && limit > 0 ? limit : null;
}

function text(json: Json, key: string): string {
  const value = json[key];
  if (typeof value === 'string') return value;
  throw new Unexpected(`its description of the model states no ${key}`);
}

function strings(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new Unexpected('its description of the model states versions that are not text');
}

function tensors(json: Json, key: 'inputs' | 'outputs'): readonly TensorMetadata[] {
  const values: unknown = json[key];
  if (Array.isArray(values) && values.length > 0) return values.map(tensor);
  throw new Unexpected(`its description of the model states no ${key}`);
}

function tensor(value: unknown): TensorMetadata {
  const { name, datatype, shape } = isJson(value) ? value : {};
  if (typeof name !== 'string' || typeof datatype !== 'string' || !isShape(shape))
    throw new Unexpected('its description of the model states a tensor without name, datatype and shape');
  if (!isDatatype(datatype)) throw new Unexpected(`“${name}” is of type ${datatype}, which is not supported`);
  return { name, datatype, shape };
}

export function isShape(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((axis) => Number.isSafeInteger(axis));
}
