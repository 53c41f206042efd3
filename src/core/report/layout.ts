import stringWidth from 'string-width';

const ASCII = /^[ -~]*$/;

/** Columns that a text takes on a terminal; wide characters take two. */
export function width(text: string): number {
  return ASCII.test(text) ? text.length : stringWidth(text);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A letter under a heap of combining marks is one grapheme of any length; no writing needs more than these. */
const LONGEST_GRAPHEME = 40;

/** The leading graphemes of `parts` that fit in `columns`. */
function fitting(parts: readonly string[], columns: number): string[] {
  let used = 0;
  const end = parts.findIndex((part) => (used += width(part)) > columns);
  return end < 0 ? [...parts] : parts.slice(0, end);
}

/** Graphemes of a text, or of its two ends when it is far longer than `columns`. */
function split(text: string, columns: number): string[] {
  const reach = columns * LONGEST_GRAPHEME;
  const ends = text.length > 2 * reach ? text.slice(0, reach) + text.slice(-reach) : text;
  return Array.from(graphemes.segment(ends), (part) => part.segment).filter((part) => part.length <= LONGEST_GRAPHEME);
}

/** Shortened in the middle to at most `columns`, keeping more of the end, where file names differ. */
export function shortenMiddle(text: string, columns: number): string {
  if (text.length <= columns * LONGEST_GRAPHEME && width(text) <= columns) return text;
  const parts = split(text, columns);
  const head = fitting(parts, Math.floor((columns - 1) * 0.4));
  const tail = fitting(parts.slice(head.length).reverse(), columns - 1 - width(head.join('')));
  return `${head.join('')}…${tail.reverse().join('')}`;
}

/** Shortened at its end to at most `columns`. */
export function shorten(text: string, columns: number): string {
  if (text.length <= columns * LONGEST_GRAPHEME && width(text) <= columns) return text;
  return `${fitting(split(text, columns), columns - 1).join('')}…`;
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - width(text))) + text;
}

/** Lines of at most `columns`, broken at spaces, the second and later ones indented. */
export function wrap(text: string, columns: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && width(line) + 1 + width(word) > columns) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
  readonly cells: readonly string[];
}

/** Plain columns two spaces apart; the last left-aligned one is not padded. */
export function table(columns: readonly Column[]): string[] {
  const widths = columns.map((column) => Math.max(...[column.head, ...column.cells].map(width)));
  const line = (pick: (column: Column) => string) =>
    columns
      .map((column, i) => (column.align === 'left' ? padEnd : padStart)(pick(column), widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  const rows = columns[0]?.cells ?? [];
  const head = columns.some((column) => column.head !== '') ? [line((column) => column.head)] : [];
  return [...head, ...rows.map((_, row) => line((column) => column.cells[row] ?? ''))];
}
