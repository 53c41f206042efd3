/**
 * How Python reads the map: sentencepiece takes the longest match anywhere, and no space at the ends; the Rust
 * tokenizers go grapheme by grapheme.
 */
export type Matching = 'longest' | 'grapheme';

const HAS_LEAF = 0x100;
const LABEL = 0x8000_00ff;
const VALUE = 0x7fff_ffff;
/** A longer grapheme is looked up character by character. */
const LONGEST_GRAPHEME = 6;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

interface Match {
  /** Bytes of the key that it covers. */
  readonly length: number;
  /** Where its replacement begins. */
  readonly at: number;
}

/**
 * The "precompiled charsmap" of a sentencepiece model: a double array of UTF-8 keys (darts-clone's layout, four bytes
 * per unit), and the replacements, each ended by a zero. https://github.com/google/sentencepiece/blob/master/src/normalizer.cc
 */
export class Charsmap {
  readonly #units: Uint32Array;
  readonly #replacements: Uint8Array;

  /** Throws a RangeError when it is cut short. */
  constructor(base64: string) {
    const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
    const size = new DataView(bytes.buffer).getUint32(0, true);
    if (size % 4 !== 0 || size + 4 > bytes.length) throw new RangeError('a map of characters that is cut short');
    this.#units = new Uint32Array(bytes.slice(4, 4 + size).buffer);
    this.#replacements = bytes.subarray(4 + size);
  }

  normalize(text: string, matching: Matching): string {
    return matching === 'longest' ? this.#longest(text) : this.#byGrapheme(text);
  }

  #longest(text: string): string {
    const bytes = encoder.encode(text);
    const parts: Uint8Array[] = [];
    for (let at = 0; at < bytes.length;) {
      const match = this.#matches(bytes.subarray(at)).at(-1);
      const length = match?.length ?? characterLength(bytes[at] ?? 0);
      parts.push(match ? this.#replacement(match) : bytes.subarray(at, at + length));
      at += length;
    }
    return decoder.decode(Buffer.concat(parts)).replace(/^ +| +$/g, '');
  }

  #byGrapheme(text: string): string {
    const parts: string[] = [];
    for (const { segment } of graphemes.segment(text)) {
      const bytes = encoder.encode(segment);
      const match = bytes.length < LONGEST_GRAPHEME ? this.#matches(bytes)[0] : undefined;
      if (match) parts.push(decoder.decode(this.#replacement(match)));
      else for (const character of segment) parts.push(this.#ofCharacter(character));
    }
    return parts.join('');
  }

  #ofCharacter(character: string): string {
    const [match] = this.#matches(encoder.encode(character));
    return match ? decoder.decode(this.#replacement(match)) : character;
  }

  /** The keys that these bytes begin with, the shortest first. */
  #matches(bytes: Uint8Array): Match[] {
    const found: Match[] = [];
    let node = offsetOf(this.#units[0] ?? 0);
    for (const [index, byte] of bytes.entries()) {
      node ^= byte;
      const unit = this.#units[node] ?? 0;
      if (byte === 0 || (unit & LABEL) >>> 0 !== byte) break;
      node ^= offsetOf(unit);
      if ((unit & HAS_LEAF) !== 0) found.push({ length: index + 1, at: (this.#units[node] ?? 0) & VALUE });
    }
    return found;
  }

  #replacement({ at }: Match): Uint8Array {
    const end = this.#replacements.indexOf(0, at);
    return this.#replacements.subarray(at, end === -1 ? undefined : end);
  }
}

function offsetOf(unit: number): number {
  return (unit >>> 10) << ((unit & 0x200) >>> 6);
}

/** Of the character that begins with this byte. */
function characterLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
}
