import { withFile } from './file.ts';
import { fieldsOf, numberOf, textOf, type Field, type ReadAt } from './wire.ts';

/** How the small file begins that a clone without Git LFS has in place of a large one. */
const LFS = 'version https://git-lfs';

/** Numbers of fields in https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const MODEL_GRAPH = 7;
const GRAPH = { initializer: 5, input: 11, output: 12 } as const;
const TENSOR = { dims: 1, type: 2, name: 8, externalData: 13 } as const;
const VALUE = { name: 1, type: 2 } as const;
const TYPE_TENSOR = 1;
const TENSOR_TYPE = { element: 1, shape: 2 } as const;
const SHAPE_DIMENSION = 1;
const DIMENSION_VALUE = 1;
const ENTRY = { key: 1, value: 2 } as const;

export type ElementType = 'float32' | 'float16' | 'int64' | 'int32' | 'other';
const ELEMENTS: Readonly<Record<number, ElementType>> = { 1: 'float32', 6: 'int32', 7: 'int64', 10: 'float16' };
const UINT8 = 2;
const INT8 = 3;

/** An input or output of a graph. */
export interface GraphValue {
  readonly name: string;
  readonly type: ElementType;
  /** Null for an axis of any length; the whole is null where the file does not state it. */
  readonly shape: readonly (number | null)[] | null;
}

/** What an ONNX file says of itself, without its weights. */
export interface GraphHeader {
  /** Those that a caller must give. */
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
  /** Names of files beside it that hold weights. */
  readonly beside: readonly string[];
  /** Whether most of its 8-bit weights are signed; null where it has none. */
  readonly int8: 'signed' | 'unsigned' | null;
}

/** Reads some kilobytes of a file of any size. Throws a RangeError for what is no whole ONNX file. */
export function readHeader(path: string): GraphHeader {
  return withFile(path, (read, size) => {
    if (read(0, LFS.length).toString('latin1') === LFS)
      throw new RangeError('it is a pointer of Git LFS; get the file itself with “git lfs pull”');
    const graph = graphOf(read, size);
    const fields = [...fieldsOf(read, graph.value, graph.end)].filter((field) => field.isBytes);
    const numbered = (number: number) => fields.filter((field) => field.number === number);
    const tensors = numbered(GRAPH.initializer).map((field) => tensorOf(read, field));
    const weights = new Set(tensors.map(({ name }) => name));
    const inputs = numbered(GRAPH.input).map((field) => valueOf(read, field));
    return {
      inputs: inputs.filter(({ name }) => !weights.has(name)),
      outputs: numbered(GRAPH.output).map((field) => valueOf(read, field)),
      beside: [...new Set(tensors.flatMap(({ location }) => (location === null ? [] : [location])))],
      int8: signOf(tensors),
    };
  });
}

/** What comes behind the graph is not looked at. */
function graphOf(read: ReadAt, size: number): Field {
  for (const field of fieldsOf(read, 0, size)) if (field.number === MODEL_GRAPH && field.isBytes) return field;
  throw new RangeError('it holds no graph');
}

interface Tensor {
  readonly name: string;
  readonly type: number;
  readonly size: number;
  readonly location: string | null;
}

function tensorOf(read: ReadAt, tensor: Field): Tensor {
  let [name, type, size] = ['', 0, 1];
  let location: string | null = null;
  for (const field of fieldsOf(read, tensor.value, tensor.end)) {
    if (field.number === TENSOR.name) name = textOf(read, field);
    else if (field.number === TENSOR.type) type = numberOf(read, field);
    else if (field.number === TENSOR.dims) size *= sizeOf(read, field);
    else if (field.number === TENSOR.externalData) location ??= locationOf(read, field);
  }
  return { name, type, size, location };
}

/** Of one axis, or of all where they are packed into one field. */
function sizeOf(read: ReadAt, field: Field): number {
  if (!field.isBytes) return numberOf(read, field);
  let size = 1;
  let packed = 0;
  let factor = 1;
  for (const byte of read(field.value, field.end - field.value)) {
    packed += (byte & 0x7f) * factor;
    factor *= 0x80;
    if (byte >= 0x80) continue;
    size *= packed;
    [packed, factor] = [0, 1];
  }
  return size;
}

function locationOf(read: ReadAt, entry: Field): string | null {
  const fields = [...fieldsOf(read, entry.value, entry.end)];
  const text = (number: number) => {
    const field = fields.find((one) => one.number === number);
    return field ? textOf(read, field) : '';
  };
  return text(ENTRY.key) === 'location' ? text(ENTRY.value) : null;
}

/** By number of weights: zero points and small tables are of either type in any model. */
function signOf(tensors: readonly Tensor[]): GraphHeader['int8'] {
  const count = (type: number) =>
    tensors.reduce((sum, tensor) => sum + (tensor.type === type && tensor.size > 1 ? tensor.size : 0), 0);
  const [signed, unsigned] = [count(INT8), count(UINT8)];
  if (signed + unsigned === 0) return null;
  return signed >= unsigned ? 'signed' : 'unsigned';
}

function valueOf(read: ReadAt, value: Field): GraphValue {
  const found: { name: string; type: ElementType; shape: (number | null)[] | null } = {
    name: '',
    type: 'other',
    shape: null,
  };
  for (const field of fieldsOf(read, value.value, value.end)) {
    if (field.number === VALUE.name) found.name = textOf(read, field);
    if (field.number !== VALUE.type) continue;
    for (const tensor of fieldsOf(read, field.value, field.end))
      if (tensor.number === TYPE_TENSOR) Object.assign(found, tensorTypeOf(read, tensor));
  }
  return found;
}

function tensorTypeOf(read: ReadAt, tensor: Field): Pick<GraphValue, 'type' | 'shape'> {
  const fields = [...fieldsOf(read, tensor.value, tensor.end)];
  const element = fields.find((field) => field.number === TENSOR_TYPE.element);
  const shape = fields.find((field) => field.number === TENSOR_TYPE.shape);
  return {
    type: (element && ELEMENTS[numberOf(read, element)]) ?? 'other',
    shape: shape ? [...fieldsOf(read, shape.value, shape.end)].map((axis) => lengthOf(read, axis)) : null,
  };
}

/** Null where the length has a name or is unknown (-1 in some exports). */
function lengthOf(read: ReadAt, axis: Field): number | null {
  if (axis.number !== SHAPE_DIMENSION) return null;
  const stated = [...fieldsOf(read, axis.value, axis.end)].find((field) => field.number === DIMENSION_VALUE);
  const length = stated ? numberOf(read, stated) : 0;
  return length > 0 && Number.isSafeInteger(length) ? length : null;
}
