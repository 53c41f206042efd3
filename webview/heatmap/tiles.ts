import type { BlockRequest } from '../../src/contract/blocks.ts';
import { Lru } from '../../src/core/lru.ts';
import type { Order } from './order.ts';
import { cellBox, poolTile, texelBox, tileKey, type TileId } from './pyramid.ts';
import type { Mode } from '../../src/core/similarity/values.ts';

/** Where the texels of a heatmap come from. */
export interface TileSource {
  /** Rows, and columns, of the matrix. */
  readonly size: number;
  /** The texels of a tile, row by row; null while they are on their way. */
  tile(id: TileId): Float32Array | null;
  /** The tiles that are looked at now, most wanted first; requests for others are cancelled. */
  look(ids: readonly TileId[]): void;
  dispose(): void;
}

/** A matrix that is all here (up to 2,000 rows): tiles are pooled when they are first looked at. */
export function matrixSource(values: Float32Array, order: Order): TileSource {
  const { rows } = order;
  if (values.length !== rows.length ** 2) throw new RangeError(`${values.length} values for ${rows.length} rows`);
  return {
    size: rows.length,
    tile: (id) => poolTile({ values, rows }, id),
    look: () => undefined,
    dispose: () => undefined,
  };
}

/** Answers ceil(rows / pool) x ceil(columns / pool) texels, row by row. */
export type FetchBlock = (request: BlockRequest, signal: AbortSignal) => Promise<Float32Array>;

export interface FetchOptions {
  readonly order: Order;
  readonly mode: Mode;
  readonly fetchBlock: FetchBlock;
  /** A tile came: draw again. */
  readonly onArrival: () => void;
  /** A tile did not come; it is asked for again once it was out of sight. */
  readonly onFailure: (reason: unknown) => void;
}

/** 128 tiles are 32 MB: twice what a large window shows. */
const MOST_KEPT = 128;
/** Few enough that those in the middle come first, enough to keep the engine busy. */
const MOST_REQUESTS = 4;

/** A matrix too large to be sent: only tiles that are looked at are asked for, and only those last seen are kept. */
export class FetchedTiles implements TileSource {
  readonly size: number;
  readonly #options: FetchOptions;
  readonly #kept = new Lru<Float32Array>(MOST_KEPT);
  readonly #pending = new Map<string, AbortController>();
  #failed = new Set<string>();
  #looked: readonly TileId[] = [];

  constructor(options: FetchOptions) {
    this.#options = options;
    this.size = options.order.rows.length;
  }

  tile(id: TileId): Float32Array | null {
    return this.#kept.get(tileKey(id)) ?? null;
  }

  look(ids: readonly TileId[]): void {
    const keys = new Set(ids.map(tileKey));
    this.#looked = ids;
    this.#failed = new Set([...this.#failed].filter((key) => keys.has(key)));
    for (const [key, request] of this.#pending) if (!keys.has(key)) this.#cancel(key, request);
    this.#askNext();
  }

  dispose(): void {
    this.look([]);
    this.#kept.clear();
  }

  #cancel(key: string, request: AbortController): void {
    this.#pending.delete(key);
    request.abort();
  }

  #askNext(): void {
    const missing = this.#looked.filter((id) => {
      const key = tileKey(id);
      return !this.#pending.has(key) && !this.#failed.has(key) && this.#kept.get(key) === undefined;
    });
    for (const id of missing.slice(0, MOST_REQUESTS - this.#pending.size)) void this.#ask(id);
  }

  /** Never rejects: what goes wrong is reported, unless nobody waits for it any more. */
  async #ask(id: TileId): Promise<void> {
    const key = tileKey(id);
    const request = new AbortController();
    this.#pending.set(key, request);
    try {
      const texels = await this.#options.fetchBlock(this.#requestFor(id), request.signal);
      if (request.signal.aborted) return;
      this.#kept.set(key, this.#checked(id, texels));
      this.#options.onArrival();
    } catch (reason) {
      if (request.signal.aborted) return;
      this.#failed.add(key);
      this.#options.onFailure(reason);
    } finally {
      if (this.#pending.get(key) === request) this.#pending.delete(key);
      this.#askNext();
    }
  }

  #requestFor(id: TileId): BlockRequest {
    const { order, mode } = this.#options;
    const { left, top, right, bottom } = cellBox(this.size, id);
    // Copies: a view would send the whole order with each message.
    const rows = order.rows.slice(top, bottom);
    const columns = order.rows.slice(left, right);
    return { rows, columns, pool: 2 ** id.level, onDiagonal: id.x === id.y, mode };
  }

  #checked(id: TileId, texels: Float32Array): Float32Array {
    const { left, top, right, bottom } = texelBox(this.size, id);
    const expected = (right - left) * (bottom - top);
    if (texels.length !== expected) throw new RangeError(`Expected ${expected} texels of a tile, got ${texels.length}`);
    return texels;
  }
}
