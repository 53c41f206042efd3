import { forTerminal } from './disarm.ts';
import { padEnd, padStart, shortenMiddle, width } from './layout.ts';

/** Above this many rows the middle of a printed matrix is left out, as in the experiment's print. */
const MOST_ROWS = 20;
const SHOWN_AT_EACH_END = 10;
const ROW_LABEL = 24;
const COLUMN_LABEL = 10;
const GAP = '...';

/** Indices to print; null stands for the rows left out between. */
export function shownIndices(count: number): (number | null)[] {
  const all = Array.from({ length: count }, (_, i) => i);
  if (count <= MOST_ROWS) return all;
  return [...all.slice(0, SHOWN_AT_EACH_END), null, ...all.slice(-SHOWN_AT_EACH_END)];
}

/**
 * An n x n matrix with 3 decimals, labelled by file name. Where the columns do not fit in `columns`, they continue in
 * further blocks below. `own` paints the cells on the diagonal.
 */
export function matrixLines(
  filenames: readonly string[],
  matrix: Float32Array,
  columns: number,
  own: (cell: string) => string,
): string[] {
  const shown = shownIndices(filenames.length);
  const label = (index: number | null, longest: number) =>
    index === null ? GAP : shortenMiddle(forTerminal(filenames[index] ?? ''), longest);
  const rowLabels = shown.map((index) => label(index, ROW_LABEL));
  const margin = Math.max(...rowLabels.map(width));
  const cells = shown.map((column) => {
    const head = label(column, COLUMN_LABEL);
    return { column, head, size: Math.max(width(head), column === null ? GAP.length : '-0.000'.length) };
  });
  const cell = (row: number | null, column: number | null) => {
    if (row === null || column === null) return GAP;
    return (matrix[row * filenames.length + column] ?? NaN).toFixed(3);
  };
  return blocks(cells, columns - margin).flatMap((block, i) => [
    ...(i > 0 ? [''] : []),
    [' '.repeat(margin), ...block.map(({ head, size }) => padStart(head, size))].join('  '),
    ...shown.map((row, at) =>
      [
        padEnd(rowLabels[at] ?? '', margin),
        ...block.map(({ column, size }) => {
          const text = padStart(cell(row, column), size);
          return row !== null && row === column ? own(text) : text;
        }),
      ].join('  '),
    ),
  ]);
}

/** Splits columns into blocks of at most `room` characters, at least one column each. */
function blocks<T extends { readonly size: number }>(cells: readonly T[], room: number): T[][] {
  const result: T[][] = [];
  let used = Infinity;
  for (const cell of cells) {
    const size = cell.size + 2;
    if (used + size > room) {
      result.push([]);
      used = 0;
    }
    result.at(-1)?.push(cell);
    used += size;
  }
  return result;
}
