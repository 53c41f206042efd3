import { bytesField, numberField } from '../../../src/engine/models/onnx/wire.ts';

export interface Value {
  readonly name: string;
  /** 1 float, 7 int64: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
  readonly type?: number;
  /** A name stands for an axis of any length. */
  readonly shape: readonly (number | string)[];
}

/** An ONNX file that says what goes in and out and does nothing: enough for what is refused before it is loaded. */
export function graphBytes({ inputs, outputs, beside, weights = 0, version = 8 }: GraphParts): Buffer {
  const graph = bytesField(
    7,
    ...(beside === undefined ? [] : [bytesField(5, externalWeights(beside))]),
    ...(weights === 0 ? [] : [bytesField(5, ownWeights(weights))]),
    ...inputs.map((value) => bytesField(11, valueInfo(value))),
    ...outputs.map((value) => bytesField(12, valueInfo(value))),
  );
  return Buffer.concat([numberField(1, version), graph]);
}

export interface GraphParts {
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  /** File that holds its weights. */
  readonly beside?: string;
  /** Bytes of weights in it. */
  readonly weights?: number;
  /** Of the format. */
  readonly version?: number;
}

export const pixels: Value = { name: 'pixel_values', shape: ['n', 3, 64, 64] };
export const ids: Value = { name: 'input_ids', type: 7, shape: ['n', 't'] };

function valueInfo({ name, type = 1, shape }: Value): Buffer {
  const axes = shape.map((length) =>
    bytesField(1, typeof length === 'number' ? numberField(1, length) : bytesField(2, length)),
  );
  return Buffer.concat([
    bytesField(1, name),
    bytesField(2, bytesField(1, numberField(1, type), bytesField(2, ...axes))),
  ]);
}

function externalWeights(location: string): Buffer {
  const entry = bytesField(13, bytesField(1, 'location'), bytesField(2, location));
  return Buffer.concat([numberField(1, 4), numberField(2, 1), bytesField(8, 'w'), entry, numberField(14, 1)]);
}

/** Bytes that could be the start of an input. */
function ownWeights(bytes: number): Buffer {
  return Buffer.concat([
    numberField(1, bytes / 4),
    numberField(2, 1),
    bytesField(8, 'w'),
    bytesField(9, Buffer.alloc(bytes, 'Z')),
  ]);
}
