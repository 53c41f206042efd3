import type { Box } from './pyramid.ts';

/** What is seen: the position (in cells) at the top left, and CSS pixels per cell. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Room for a size x size matrix, in CSS pixels. */
export interface Room {
  readonly size: number;
  readonly width: number;
  readonly height: number;
}

/** A cell by its positions on screen: `row` from the top (images), `column` from the left (captions). */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Largest side of a cell, unless all cells are larger anyway. */
const LARGEST_CELL = 64;
/** Wheel and keys: this many pixels of turning double the size. */
const DOUBLING = 240;
/** What a line and a page of a wheel are in pixels. */
const WHEEL_UNITS = [1, 16, 400];

/** The scale at which the whole matrix just fits. */
export function fitScale({ size, width, height }: Room): number {
  return Math.max(1e-6, Math.min(width, height)) / Math.max(1, size);
}

/** The whole matrix. */
export function fit(room: Room): View {
  return { x: 0, y: 0, scale: fitScale(room) };
}

/** The nearest view that shows no emptiness beyond what fitting leaves. */
export function clamp(view: View, room: Room): View {
  const least = fitScale(room);
  const scale = Math.min(Math.max(least, LARGEST_CELL), Math.max(least, view.scale || least));
  const within = (from: number, length: number) =>
    Math.min(Math.max(0, room.size - length / scale), Math.max(0, from || 0));
  return { x: within(view.x, room.width), y: within(view.y, room.height), scale };
}

/** Larger by `factor`; what lies at the pixel (px, py) stays there where it can. */
export function zoomAt(view: View, room: Room, factor: number, px: number, py: number): View {
  const { scale } = clamp({ ...view, scale: view.scale * factor }, room);
  const x = view.x + px / view.scale - px / scale;
  const y = view.y + py / view.scale - py / scale;
  return clamp({ x, y, scale }, room);
}

/** Moved with the pointer by pixels: to the right and down is positive. */
export function pan(view: View, room: Room, dx: number, dy: number): View {
  return clamp({ ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale }, room);
}

/** Factor of zooming for a turn of the wheel; `deltaMode` as in WheelEvent. */
export function wheelFactor(deltaY: number, deltaMode: number): number {
  const pixels = deltaY * (WHEEL_UNITS[deltaMode] ?? 1);
  return 2 ** (-Math.min(DOUBLING, Math.max(-DOUBLING, pixels)) / DOUBLING);
}

/** The cell at a pixel; null outside the matrix. */
export function cellAt(view: View, room: Room, px: number, py: number): Cell | null {
  if (px < 0 || py < 0 || px >= room.width || py >= room.height) return null;
  const row = Math.floor(view.y + py / view.scale);
  const column = Math.floor(view.x + px / view.scale);
  return row < room.size && column < room.size ? { row, column } : null;
}

/** Pixels that a cell takes. */
export function pixelsOf(view: View, { row, column }: Cell): Box {
  const left = (column - view.x) * view.scale;
  const top = (row - view.y) * view.scale;
  return { left, top, right: left + view.scale, bottom: top + view.scale };
}

/** The positions that are seen, in cells. */
export function windowOf(view: View, { size, width, height }: Room): Box {
  const right = Math.min(size, view.x + width / view.scale);
  const bottom = Math.min(size, view.y + height / view.scale);
  return { left: view.x, top: view.y, right, bottom };
}

/** Moved as little as shows the whole cell. */
export function reveal(view: View, room: Room, { row, column }: Cell): View {
  const along = (from: number, cell: number, length: number) =>
    Math.min(cell, Math.max(from, cell + 1 - length / view.scale));
  return clamp({ ...view, x: along(view.x, column, room.width), y: along(view.y, row, room.height) }, room);
}

/** The middle of the room, where keys zoom. */
function zoomMiddle(view: View, room: Room, factor: number): View {
  return zoomAt(view, room, factor, room.width / 2, room.height / 2);
}

const ARROWS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** What a key does to the view: + and - zoom, 0 shows all, Home the beginning, Shift with an arrow moves; null for other keys. */
export function viewKey(key: string, shift: boolean, view: View, room: Room): View | null {
  const arrow = ARROWS[key];
  if (arrow) return shift ? pan(view, room, (-arrow[1] * room.width) / 8, (-arrow[0] * room.height) / 8) : null;
  if (key === '+' || key === '=') return zoomMiddle(view, room, Math.SQRT2);
  if (key === '-' || key === '_') return zoomMiddle(view, room, Math.SQRT1_2);
  if (key === '0') return fit(room);
  return key === 'Home' ? clamp({ ...view, x: 0, y: 0 }, room) : null;
}

/** Where an arrow brings the lit cell; the first one lights the cell at the top left of what is seen. Null for other keys. */
export function cellKey(key: string, cell: Cell | null, view: View, room: Room): Cell | null {
  const arrow = ARROWS[key];
  if (!arrow || room.size === 0) return null;
  const within = (position: number) => Math.min(room.size - 1, Math.max(0, position));
  if (!cell) return { row: within(Math.ceil(view.y)), column: within(Math.ceil(view.x)) };
  return { row: within(cell.row + arrow[0]), column: within(cell.column + arrow[1]) };
}
