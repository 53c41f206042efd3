import type { Axis, Order } from './order.ts';
import { cellBox, levelFor, tilesIn, type Box, type TileId } from './pyramid.ts';
import { windowOf, type Room, type View } from './view.ts';

/** Room for category names at the left and at the top, in CSS pixels. */
export const MARGIN = 22;

/** The part of a canvas of width x height that the cells take, in CSS pixels from its corner. */
export function plotBox(width: number, height: number): Box {
  return {
    left: MARGIN,
    top: MARGIN,
    right: Math.max(MARGIN + 1, width - 1),
    bottom: Math.max(MARGIN + 1, height - 1),
  };
}

export function roomIn(plot: Box, size: number): Room {
  return { size, width: plot.right - plot.left, height: plot.bottom - plot.top };
}

/** The tiles to draw, the middle ones first; `ratio` is device pixels per CSS pixel. */
export function tilesOf(view: View, room: Room, ratio: number): TileId[] {
  return tilesIn(room.size, levelFor(view.scale * ratio, room.size), windowOf(view, room));
}

/** Where the cells of a tile go, in whole device pixels from the corner of the plot: neighbours share their edges. */
export function devicePixels(view: View, size: number, id: TileId, ratio: number): Box {
  const { left, top, right, bottom } = cellBox(size, id);
  const x = (column: number) => Math.round((column - view.x) * view.scale * ratio);
  const y = (row: number) => Math.round((row - view.y) * view.scale * ratio);
  return { left: x(left), top: y(top), right: x(right), bottom: y(bottom) };
}

/** The part of a coarser tile's texels that shows the cells of a finer one, in texels from the coarser one's corner. */
export function partOf(size: number, coarse: TileId, fine: TileId): Box {
  const cells = cellBox(size, fine);
  const origin = cellBox(size, coarse);
  const factor = 2 ** coarse.level;
  return {
    left: (cells.left - origin.left) / factor,
    top: (cells.top - origin.top) / factor,
    right: (cells.right - origin.left) / factor,
    bottom: (cells.bottom - origin.top) / factor,
  };
}

/** Both axes of what is seen: columns run to the right, rows run down. */
export function axesOf(view: View, { width, height }: Room): { readonly columns: Axis; readonly rows: Axis } {
  return {
    columns: { from: view.x, scale: view.scale, length: width },
    rows: { from: view.y, scale: view.scale, length: height },
  };
}

/** A mark in the middle of a cell, by positions. */
export interface Choice {
  readonly row: number;
  readonly column: number;
  /** The image prefers its own caption. */
  readonly own: boolean;
}

/** Below this size of a cell, in CSS pixels, a dot would hide it, and an outline. */
const LEAST_MARKED = 8;
const LEAST_OUTLINED = 12;

/** What the images that are seen prefer: `best` and `correct` are by row, as in a pipeline's result. */
export function choicesIn(
  order: Order,
  best: ArrayLike<number>,
  correct: ArrayLike<number>,
  view: View,
  room: Room,
): Choice[] {
  if (view.scale < LEAST_MARKED) return [];
  const { top, bottom, left, right } = windowOf(view, room);
  const seen = order.rows.subarray(Math.floor(top), Math.ceil(bottom));
  const choices = Array.from(seen, (row, i) => ({
    row: Math.floor(top) + i,
    column: order.positions[best[row] ?? -1] ?? -1,
    own: correct[row] === 1,
  }));
  return choices.filter(({ column }) => column >= Math.floor(left) && column < right);
}

/** Positions whose own pair, the cell on the diagonal, is seen and large enough to be marked. */
export function ownPairsIn(view: View, room: Room): number[] {
  if (view.scale < LEAST_OUTLINED) return [];
  const { left, top, right, bottom } = windowOf(view, room);
  const first = Math.floor(Math.max(left, top));
  return Array.from({ length: Math.max(0, Math.ceil(Math.min(right, bottom)) - first) }, (_, i) => first + i);
}
