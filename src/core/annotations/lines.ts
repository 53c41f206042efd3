/** A place in a document as editors count: from 0, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Index of the last entry that is at most `value`, in ascending entries; -1 when none is. */
export function lastAtMost(count: number, entryAt: (index: number) => number, value: number): number {
  let [low, high] = [-1, count - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (entryAt(middle) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where the lines of a text begin; LF, CRLF and CR end one, as in the editor. */
export class Lines {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (const { 0: lineEnd, index } of text.matchAll(/\r\n|[\r\n]/g)) starts.push(index + lineEnd.length);
    this.#starts = starts;
    this.#length = text.length;
  }

  /** The position of an offset in UTF-16 units. */
  positionAt(offset: number): Position {
    const line = lastAtMost(this.#starts.length, (index) => this.#starts[index] ?? 0, offset);
    return { line, character: offset - (this.#starts[line] ?? 0) };
  }

  /** The inverse of `positionAt`; the end of the text for a line that it does not have. */
  offsetAt({ line, character }: Position): number {
    return Math.min((this.#starts[line] ?? this.#length) + character, this.#length);
  }

  /** Offsets [start, end) as a range. */
  rangeOf({ start, end }: { readonly start: number; readonly end: number }): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }
}
