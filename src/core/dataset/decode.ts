import { problem } from './problems.ts';
import type { Problem } from './types.ts';

// Core has no DOM library; every place it runs in has these two.
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };

export type Encoding = 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE';

/** How the bytes were written, so that `encodeCaptions` can write them again. */
export interface TextForm {
  readonly encoding: Encoding;
  readonly bom: boolean;
}

/** Text without BOM. A byte that is not UTF-8 becomes U+DC00 + byte, as in Python's `surrogateescape`. */
export interface DecodedText extends TextForm {
  readonly text: string;
  readonly problems: readonly Problem[];
}

const BOMS: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'UTF-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'UTF-16 LE', bytes: [0xff, 0xfe] },
  { encoding: 'UTF-16 BE', bytes: [0xfe, 0xff] },
];

/** Bytes of a captions file -> its text. Lines that are not UTF-8 are problems; nothing throws, and nothing is lost. */
export function decodeCaptions(bytes: Uint8Array): DecodedText {
  const mark = BOMS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  const body = bytes.subarray(mark?.bytes.length ?? 0);
  const form = { encoding: mark?.encoding ?? 'UTF-8', bom: mark !== undefined } as const;
  if (form.encoding === 'UTF-8') return { ...form, ...decodeUtf8(body) };
  return { ...form, text: decodeUtf16(body, form.encoding === 'UTF-16 LE'), problems: [notUtf8At1(form.encoding)] };
}

/** The inverse of `decodeCaptions`. */
export function encodeCaptions(text: string, { encoding, bom }: TextForm): Uint8Array<ArrayBuffer> {
  const mark = bom ? (BOMS.find((candidate) => candidate.encoding === encoding)?.bytes ?? []) : [];
  const body = encoding === 'UTF-8' ? encodeUtf8(text) : encodeUtf16(text, encoding === 'UTF-16 LE');
  const bytes = new Uint8Array(mark.length + body.length);
  bytes.set(mark);
  bytes.set(body, mark.length);
  return bytes;
}

/** All of it could be read, so no row is left out. */
function notUtf8At1(encoding: Encoding): Problem {
  const place = { start: 0, end: 0, line: 1, column: 1 };
  return { ...problem('not-utf8', { line: 1, encoding }, place), severity: 'warning' };
}

function decodeUtf8(bytes: Uint8Array): { text: string; problems: Problem[] } {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return { text: strict.decode(bytes), problems: [] };
  } catch {
    const text = escapeInvalid(bytes, (valid) => strict.decode(valid));
    return { text, problems: damagedLines(text) };
  }
}

function escapeInvalid(bytes: Uint8Array, decode: (valid: Uint8Array) => string): string {
  const pieces: string[] = [];
  let validFrom = 0;
  let index = 0;
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index);
    if (length === 0) {
      if (validFrom < index) pieces.push(decode(bytes.subarray(validFrom, index)));
      pieces.push(String.fromCharCode(0xdc00 + (bytes[index] ?? 0)));
      validFrom = index + 1;
    }
    index += length || 1;
  }
  pieces.push(decode(bytes.subarray(validFrom)));
  return pieces.join('');
}

/** Bytes of the UTF-8 sequence that starts here, 0 when none does (RFC 3629, section 4). */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let offset = 1; offset < length; offset++) {
    const [low, high] = offset === 1 ? secondByte(first) : [0x80, 0xbf];
    const byte = bytes[index + offset] ?? 0;
    if (byte < low || byte > high) return 0;
  }
  return length;
}

function secondByte(first: number): readonly [low: number, high: number] {
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first === 0xf0) return [0x90, 0xbf];
  return first === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
}

/** One problem a line, at its first bad bytes. */
function damagedLines(text: string): Problem[] {
  const problems: Problem[] = [];
  let line = 1;
  let lineStart = 0;
  let reported = 0;
  for (const { 0: match, index } of text.matchAll(/\r\n|[\r\n]|\p{Cs}+/gu)) {
    const end = index + match.length;
    if (match.endsWith('\n') || match === '\r') {
      line += 1;
      lineStart = end;
    } else if (reported < line) {
      reported = line;
      problems.push(problem('not-utf8', { line }, { start: index, end, line, column: index - lineStart + 1 }));
    }
  }
  return problems;
}

function encodeUtf8(text: string): Uint8Array {
  const encoder = new TextEncoder();
  const escaped = /([\udc80-\udcff])/u;
  if (!escaped.test(text)) return encoder.encode(text);
  const pieces = text.split(escaped);
  return concatenate(
    pieces.map((piece, index) => (index % 2 ? Uint8Array.of(piece.charCodeAt(0) - 0xdc00) : encoder.encode(piece))),
  );
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

/** By hand, because TextDecoder replaces lone surrogates. A last odd byte is dropped. */
function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = Array.from({ length: bytes.length >> 1 }, (_, index) => view.getUint16(index * 2, littleEndian));
  const chunk = 8192;
  const pieces = Array.from({ length: Math.ceil(units.length / chunk) }, (_, index) =>
    String.fromCharCode(...units.slice(index * chunk, (index + 1) * chunk)),
  );
  return pieces.join('');
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return bytes;
}
