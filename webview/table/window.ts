/** Pixels; the same for every row, so that a place is a multiplication. */
export const ROW_HEIGHT = 44;

/** Rows kept above and below the window, so that scrolling finds them there. */
const MARGIN = 6;

/** What is seen of the rows: `top` and `height` in pixels, of `count` rows. */
export interface Room {
  readonly top: number;
  readonly height: number;
  readonly count: number;
}

/** Positions that stand in the page, `end` excluded. */
export function windowOf({ top, height, count }: Room): { readonly start: number; readonly end: number } {
  const start = Math.max(0, Math.floor(top / ROW_HEIGHT) - MARGIN);
  const end = Math.min(count, Math.ceil((top + height) / ROW_HEIGHT) + MARGIN);
  return { start: Math.min(start, end), end };
}

/** Where to scroll so that a position is seen: as little as possible. */
export function scrollTo(position: number, { top, height }: Room): number {
  const rowTop = position * ROW_HEIGHT;
  if (rowTop < top) return rowTop;
  return rowTop + ROW_HEIGHT > top + height ? rowTop + ROW_HEIGHT - height : top;
}

/** A cell of the grid; position -1 is the row of headings. */
export interface GridCell {
  readonly position: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit the window. */
  readonly page: number;
}

export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/** Where a key leads from a cell, after the ARIA pattern for grids; null for keys that do not move. */
export function moved({ position, column }: GridCell, { key, ctrlKey }: Key, size: GridSize): GridCell | null {
  const to = (row: number, col = column): GridCell => ({
    position: clamp(row, -1, size.rows - 1),
    column: clamp(col, 0, size.columns - 1),
  });
  const last = size.columns - 1;
  const moves: Readonly<Record<string, () => GridCell>> = {
    ArrowUp: () => to(position - 1),
    ArrowDown: () => to(position + 1),
    ArrowLeft: () => to(position, column - 1),
    ArrowRight: () => to(position, column + 1),
    PageUp: () => to(Math.max(0, position - size.page)),
    PageDown: () => to(position + size.page),
    Home: () => (ctrlKey ? to(0, 0) : to(position, 0)),
    End: () => (ctrlKey ? to(size.rows - 1, last) : to(position, last)),
  };
  return Object.hasOwn(moves, key) ? (moves[key]?.() ?? null) : null;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
