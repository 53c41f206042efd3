import { Pooling } from '../../src/core/similarity/pooling.ts';

/** Texels on a side of a tile. */
export const TILE = 256;

/** A tile of a level; a texel of level k stands for 2^k x 2^k cells. */
export interface TileId {
  readonly level: number;
  readonly x: number;
  readonly y: number;
}

/** A rectangle in the unit that the function names; `right` and `bottom` are excluded. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function tileKey({ level, x, y }: TileId): string {
  return `${level}/${x}/${y}`;
}

/**
 * The finest level whose texels are at least one device pixel wide: with finer ones a nearest neighbour would skip
 * texels, and the diagonal with them. `pixels` are device pixels per cell.
 */
export function levelFor(pixels: number, size: number): number {
  const wanted = Math.ceil(Math.log2(1 / pixels) - 1e-9);
  return Math.min(Math.max(0, wanted), Math.ceil(Math.log2(Math.max(1, size))));
}

/** Texels on a side of a level of a size x size matrix. */
export function levelSide(size: number, level: number): number {
  return Math.ceil(size / 2 ** level);
}

/** A tile's columns and rows of texels in its level. */
export function texelBox(size: number, { level, x, y }: TileId): Box {
  const side = levelSide(size, level);
  const end = (tile: number) => Math.min(side, (tile + 1) * TILE);
  return { left: x * TILE, top: y * TILE, right: end(x), bottom: end(y) };
}

/** The positions (in cells) that a tile covers. */
export function cellBox(size: number, id: TileId): Box {
  const factor = 2 ** id.level;
  const { left, top, right, bottom } = texelBox(size, id);
  const end = (texel: number) => Math.min(size, texel * factor);
  return { left: left * factor, top: top * factor, right: end(right), bottom: end(bottom) };
}

/** The tiles of a level that a window (in cells) touches, the middle ones first. */
export function tilesIn(size: number, level: number, window: Box): TileId[] {
  const cells = TILE * 2 ** level;
  const last = Math.ceil(levelSide(size, level) / TILE) - 1;
  const range = (from: number, to: number) => {
    const first = Math.max(0, Math.floor(from / cells));
    return Array.from(
      { length: Math.max(0, Math.min(last, Math.ceil(to / cells) - 1) - first + 1) },
      (_, i) => first + i,
    );
  };
  const middle = {
    x: (window.left + window.right) / 2 / cells - 0.5,
    y: (window.top + window.bottom) / 2 / cells - 0.5,
  };
  const distance = ({ x, y }: TileId) => Math.hypot(x - middle.x, y - middle.y);
  return range(window.top, window.bottom)
    .flatMap((y) => range(window.left, window.right).map((x) => ({ level, x, y })))
    .sort((a, b) => distance(a) - distance(b));
}

/** The tile of a coarser level that covers this one. */
export function ancestorOf({ level, x, y }: TileId, levels: number): TileId {
  const factor = 2 ** levels;
  return { level: level + levels, x: Math.floor(x / factor), y: Math.floor(y / factor) };
}

/** Values of a size x size matrix, row by row, and in which order its rows and columns are shown. */
export interface Ordered {
  readonly values: Float32Array;
  /** Position -> row, length `size`. */
  readonly rows: Int32Array;
}

/** The texels of a tile, row by row: means of their cells, and of own pairs alone on the diagonal. */
export function poolTile({ values, rows }: Ordered, id: TileId): Float32Array {
  const size = rows.length;
  const { left, top, right, bottom } = cellBox(size, id);
  const shape = { rows: bottom - top, columns: right - left, pool: 2 ** id.level, onDiagonal: id.x === id.y };
  const pooling = new Pooling(shape);
  const columns = rows.subarray(left, right);
  for (const row of rows.subarray(top, bottom)) pooling.add(values, row * size, columns);
  return pooling.texels;
}
