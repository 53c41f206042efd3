import { paintValues } from './colour.ts';
import type { Domain } from './domain.ts';
import { Lru } from '../../src/core/lru.ts';
import { texelBox, tileKey, type TileId } from './pyramid.ts';
import type { TileSource } from './tiles.ts';

/** Turns pixels of a width into something that a canvas draws. */
export type MakePicture<Picture> = (pixels: Uint32Array<ArrayBuffer>, width: number) => Picture;

/** 128 tiles of 256 KB: twice what a large window shows at two device pixels per CSS pixel. */
const MOST_KEPT = 128;

/** Tiles in their colours, painted when they are first drawn and kept while source and colours stay. */
export class TilePictures<Picture> {
  readonly #kept = new Lru<Picture>(MOST_KEPT);
  readonly #make: MakePicture<Picture>;
  readonly #source: TileSource;
  readonly #domain: Domain;
  readonly #table: Uint32Array;

  constructor(source: TileSource, domain: Domain, table: Uint32Array, make: MakePicture<Picture>) {
    this.#source = source;
    this.#domain = domain;
    this.#table = table;
    this.#make = make;
  }

  get source(): TileSource {
    return this.#source;
  }

  /** The picture of a tile if it is painted already. */
  known(id: TileId): Picture | null {
    return this.#kept.get(tileKey(id)) ?? null;
  }

  /** Paints a tile: a few milliseconds at most. Null while its texels are on their way. */
  paint(id: TileId): Picture | null {
    const texels = this.#source.tile(id);
    if (!texels) return null;
    const pixels = new Uint32Array(texels.length);
    paintValues(texels, this.#domain, this.#table, pixels);
    const { left, right } = texelBox(this.#source.size, id);
    const picture = this.#make(pixels, right - left);
    this.#kept.set(tileKey(id), picture);
    return picture;
  }
}
