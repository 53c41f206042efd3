import type { GraphFile } from '../models/graph.ts';
import type { ElementType, GraphValue } from '../models/onnx/header.ts';
import type { TensorMetadata } from './metadata.ts';
import type { ServedModel } from './servedModel.ts';
import type { Datatype } from './tensors.ts';

const TYPES: Readonly<Record<Datatype, ElementType>> = {
  FP32: 'float32',
  FP16: 'float16',
  INT64: 'int64',
  INT32: 'int32',
};

/** A model on a server as its file would tell of it, so that it passes the same checks. Its weights are the server's affair. */
export function servedGraph({ metadata }: ServedModel): GraphFile {
  const { name, inputs, outputs } = metadata;
  const isHalf = [...inputs, ...outputs].some(({ datatype }) => datatype === 'FP16');
  return {
    file: name,
    precision: isHalf ? 'fp16' : 'fp32',
    header: { inputs: inputs.map(valueOf), outputs: outputs.map(valueOf), beside: [], int8: null },
    files: [],
  };
}

/** How many at once is between server and session, and no property of the model here. */
function valueOf({ name, datatype, shape }: TensorMetadata): GraphValue {
  return { name, type: TYPES[datatype], shape: shape.map((axis, at) => (at === 0 || axis < 0 ? null : axis)) };
}
