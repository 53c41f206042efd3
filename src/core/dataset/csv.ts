import type { Field, Place } from './types.ts';

export type Delimiter = ',' | ';' | '\t';

/** One record; its raw source without the line end is `text.slice(start, end)`, and the next record starts at `next`. */
export interface CsvRecord {
  readonly fields: readonly Field[];
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** A quotation mark that the format does not allow; `index` counts in `CsvTable.records`. */
export interface CsvFlaw {
  readonly code: 'unclosed-quote' | 'stray-quote';
  readonly place: Place;
  readonly index: number;
}

/** The records, blank lines included: joined by delimiters and line ends, their raw sources are the text again. */
export interface CsvTable {
  readonly text: string;
  readonly delimiter: Delimiter;
  readonly records: readonly CsvRecord[];
  readonly flaws: readonly CsvFlaw[];
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

const isBreak = (code: number): boolean => code === LF || code === CR;

/** Offset of the quotation mark that closes the field opened at `open`; -1 when nothing does. */
function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
  return close;
}

const undouble = (inner: string): string => (inner.includes('""') ? inner.replaceAll('""', '"') : inner);

/** The value of a raw field, quotes included. Text after the closing quote belongs to it, as in Python's csv module. */
export function decodeField(raw: string): string {
  if (raw.charCodeAt(0) !== QUOTE) return raw;
  const close = closingQuote(raw, 0);
  return close === -1 ? undouble(raw.slice(1)) : undouble(raw.slice(1, close)) + raw.slice(close + 1);
}

/** Blank lines and lines of nothing but delimiters, as spreadsheets leave them. */
export const isBlank = (record: CsvRecord): boolean => record.fields.every((field) => field.value.trim() === '');

class Scanner {
  readonly text: string;
  readonly records: CsvRecord[] = [];
  readonly flaws: CsvFlaw[] = [];
  private readonly delimiter: number;
  /** Of the record being read; the copy kept of it has no room to spare, which halves the time of collecting garbage. */
  private readonly fields: Field[] = [];
  private position = 0;
  private line = 1;
  private lineStart = 0;

  constructor(text: string, delimiter: Delimiter) {
    this.text = text;
    this.delimiter = delimiter.charCodeAt(0);
  }

  scan(limit: number): void {
    while (this.position < this.text.length && this.records.length < limit) this.records.push(this.record());
  }

  private record(): CsvRecord {
    const start = this.position;
    const { fields } = this;
    fields.length = 0;
    fields.push(this.field());
    while (this.text.charCodeAt(this.position) === this.delimiter) {
      this.position += 1;
      fields.push(this.field());
    }
    const end = this.position;
    this.endLine();
    return { fields: fields.slice(), start, end, next: this.position };
  }

  private field(): Field {
    return this.text.charCodeAt(this.position) === QUOTE ? this.quoted() : this.unquoted();
  }

  private unquoted(): Field {
    const start = this.position;
    const quote = this.skipPlain();
    const field = { value: this.text.slice(start, this.position), place: this.placeFrom(start) };
    if (quote) this.flaw('stray-quote', field.place);
    return field;
  }

  private quoted(): Field {
    const start = this.position;
    const { line, lineStart } = this;
    const close = closingQuote(this.text, start);
    const closed = close !== -1 && !this.opensAnother(start, close);
    if (closed) this.skipLines(close + 1);
    else this.position = this.lineEnd(start, this.text.length);
    const stray = closed && !this.endsField(this.position);
    if (stray) this.skipPlain();
    const place = { start, end: this.position, line, column: start - lineStart + 1 };
    if (!closed) this.flaw('unclosed-quote', place);
    if (stray) this.flaw('stray-quote', place);
    return { value: decodeField(this.text.slice(start, this.position)), place };
  }

  /**
   * Whether the quote at `close` opens a field of a later record rather than closing this one: a forgotten quote must
   * not swallow the rows that follow. The scan stays linear, for a field is scanned past its line once at most.
   */
  private opensAnother(open: number, close: number): boolean {
    if (this.endsField(close + 1)) return false;
    const before = this.text.charCodeAt(close - 1);
    if (before !== this.delimiter && !isBreak(before)) return false;
    return this.lineEnd(open, close) < close;
  }

  private endsField(offset: number): boolean {
    if (offset >= this.text.length) return true;
    const code = this.text.charCodeAt(offset);
    return code === this.delimiter || isBreak(code);
  }

  private lineEnd(from: number, limit: number): number {
    const { text } = this;
    let end = from;
    while (end < limit && !isBreak(text.charCodeAt(end))) end += 1;
    return end;
  }

  /** To the next delimiter or line end; whether a quotation mark was met. */
  private skipPlain(): boolean {
    const { text, delimiter } = this;
    let quote = false;
    let position = this.position;
    for (; position < text.length; position++) {
      const code = text.charCodeAt(position);
      if (code === delimiter || isBreak(code)) break;
      if (code === QUOTE) quote = true;
    }
    this.position = position;
    return quote;
  }

  private skipLines(end: number): void {
    this.position = this.lineEnd(this.position, end);
    while (this.position < end) {
      this.endLine();
      this.position = this.lineEnd(this.position, end);
    }
  }

  /** Steps over a line end, if there is one here. */
  private endLine(): boolean {
    const code = this.text.charCodeAt(this.position);
    if (!isBreak(code)) return false;
    this.position += code === CR && this.text.charCodeAt(this.position + 1) === LF ? 2 : 1;
    this.line += 1;
    this.lineStart = this.position;
    return true;
  }

  private placeFrom(start: number): Place {
    return { start, end: this.position, line: this.line, column: start - this.lineStart + 1 };
  }

  private flaw(code: CsvFlaw['code'], place: Place): void {
    this.flaws.push({ code, place, index: this.records.length });
  }
}

function scan(text: string, delimiter: Delimiter, limit = Infinity): Scanner {
  const scanner = new Scanner(text, delimiter);
  scanner.scan(limit);
  return scanner;
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];
const SAMPLE = 50;

/** How many of the first records have as many fields as the first of them, less the quotes that make no sense; three fields win a draw. */
function fit(text: string, delimiter: Delimiter): number {
  const { records, flaws } = scan(text, delimiter, SAMPLE);
  const filled = records.filter((record) => !isBlank(record));
  const width = filled[0]?.fields.length ?? 0;
  if (width < 2) return -Infinity;
  return filled.filter(({ fields }) => fields.length === width).length - flaws.length + (width === 3 ? 0.5 : 0);
}

/** The delimiter under which most of the first 50 records agree; the comma when none fits better. */
export function detectDelimiter(text: string): Delimiter {
  const fits = DELIMITERS.map((delimiter) => ({ delimiter, fit: fit(text, delimiter) }));
  return fits.reduce((best, next) => (next.fit > best.fit ? next : best)).delimiter;
}

/** Text without BOM -> records with the place of every field. Never throws; linear in the length of the text. */
export function scanCsv(text: string, delimiter: Delimiter = detectDelimiter(text)): CsvTable {
  const { records, flaws } = scan(text, delimiter);
  return { text, delimiter, records, flaws };
}
