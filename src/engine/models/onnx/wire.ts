/** Protobuf's wire format, as far as ONNX files use it: https://protobuf.dev/programming-guides/encoding/ */
const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/** Gives bytes of a file by position, and fewer of them at its end. The result holds until the next call. */
export type ReadAt = (position: number, length: number) => Buffer;

export interface Field {
  readonly number: number;
  /** Whether it is a message, a string or bytes. */
  readonly isBytes: boolean;
  /** Of the field with its tag, of what it holds, and of what comes after it. */
  readonly start: number;
  readonly value: number;
  readonly end: number;
}

/** The fields of the message at start..end; what they hold is skipped. Throws a RangeError when it is no message. */
export function* fieldsOf(read: ReadAt, start: number, end: number): Generator<Field> {
  for (let position = start; position < end;) {
    const tag = varint(read, position);
    const field = { ...placeOf(read, tag.value % 8, tag.end), number: Math.floor(tag.value / 8), start: position };
    if (field.end > end) throw new RangeError(`a field that ends at ${field.end} in a message that ends at ${end}`);
    yield field;
    position = field.end;
  }
}

function placeOf(read: ReadAt, type: number, position: number): Pick<Field, 'isBytes' | 'value' | 'end'> {
  if (type === VARINT) return { isBytes: false, value: position, end: varint(read, position).end };
  if (type === FIXED64) return { isBytes: false, value: position, end: position + 8 };
  if (type === FIXED32) return { isBytes: false, value: position, end: position + 4 };
  if (type !== BYTES) throw new RangeError(`a field of the unknown type ${type}`);
  const length = varint(read, position);
  return { isBytes: true, value: length.end, end: length.end + length.value };
}

/** What a field of a number holds; of a negative one, which takes all ten bytes, something larger than any count. */
export function numberOf(read: ReadAt, field: Field): number {
  return varint(read, field.value).value;
}

/** What a field of text holds. */
export function textOf(read: ReadAt, { value, end }: Field): string {
  return read(value, end - value).toString('utf8');
}

/** Lengths and tags; a larger number than fits is as wrong as any other. */
function varint(read: ReadAt, position: number): { readonly value: number; readonly end: number } {
  const bytes = read(position, 10);
  let value = 0;
  for (const [index, byte] of bytes.entries()) {
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: position + index + 1 };
  }
  throw new RangeError(`no number at ${position}`);
}

/** A field that holds a message, a string or bytes. */
export function bytesField(number: number, ...pieces: readonly (Uint8Array | string)[]): Buffer {
  const content = Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
  return Buffer.concat([numberBytes(number * 8 + BYTES), numberBytes(content.length), content]);
}

export function numberField(number: number, value: number): Buffer {
  return Buffer.concat([numberBytes(number * 8 + VARINT), numberBytes(value)]);
}

function numberBytes(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  return Buffer.from([...bytes, rest]);
}
