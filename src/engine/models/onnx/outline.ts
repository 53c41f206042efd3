import { bytesField, fieldsOf, numberField, numberOf, textOf, type Field, type ReadAt } from './wire.ts';

/** Numbers of fields in https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const MODEL = { version: 1, graph: 7 } as const;
const GRAPH = { input: 11, output: 12 } as const;
const VALUE_NAME = 1;
/** How a field begins that holds an input: its number, and that it is a message. */
const INPUT_TAG = GRAPH.input * 8 + 2;
/** In versions before this one the inputs list the weights as well. */
const INPUTS_ALONE = 4;

/** Bytes before the graph, and behind the weights: names and shapes of inputs, outputs and some exports' inner values. */
const HEAD = 1 << 12;
const TAIL = 1 << 18;

/** Bytes of a file that is elsewhere; null where parts of it cannot be had. */
export type ReadPart = (start: number, length: number) => Promise<Buffer | null>;

/**
 * An ONNX file of the inputs and outputs alone of one with `size` bytes, made from its first and last bytes: protobuf
 * writes fields by their numbers, so they stand behind the weights. Null where they do not. Rejects as `read`.
 */
export async function outlineOf(size: number, read: ReadPart): Promise<Buffer | null> {
  const head = await read(0, Math.min(size, HEAD));
  const graph = head && graphIn(head, size);
  if (!graph) return null;
  const start = Math.max(graph.value, graph.end - TAIL);
  const tail = await read(start, graph.end - start);
  const values = tail && valuesIn(tail);
  return values && Buffer.concat([numberField(MODEL.version, INPUTS_ALONE), bytesField(MODEL.graph, values)]);
}

/** Null where the graph does not begin in these bytes, or is too old. */
function graphIn(head: Buffer, size: number): Field | null {
  const read = readIn(head);
  let version = 0;
  try {
    for (const field of fieldsOf(read, 0, size)) {
      if (field.number === MODEL.version) version = numberOf(read, field);
      if (field.number === MODEL.graph) return version >= INPUTS_ALONE ? field : null;
    }
    return null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** From the first input to the end; null where that is not what these bytes end with. */
function valuesIn(tail: Buffer): Buffer | null {
  for (let at = tail.indexOf(INPUT_TAG); at >= 0; at = tail.indexOf(INPUT_TAG, at + 1))
    if (areValues(tail, at)) return tail.subarray(at);
  return null;
}

function areValues(tail: Buffer, start: number): boolean {
  const read = readIn(tail);
  let outputs = 0;
  try {
    for (const field of fieldsOf(read, start, tail.length)) {
      if (!field.isBytes || field.number < GRAPH.input) return false;
      if (field.number <= GRAPH.output && !isNamed(read, field)) return false;
      if (field.number === GRAPH.output) outputs++;
    }
    return outputs > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Weights may look like fields; they do not look like fields that begin with a name. */
function isNamed(read: ReadAt, value: Field): boolean {
  const [name] = fieldsOf(read, value.value, value.end);
  return name?.number === VALUE_NAME && name.isBytes && /^[!-~]+$/.test(textOf(read, name));
}

const readIn =
  (bytes: Buffer): ReadAt =>
  (position, length) =>
    bytes.subarray(position, position + length);
