import { realpath } from 'node:fs/promises';
import type { Sharp as Pipeline } from 'sharp';
import type { Picture, ThumbnailParams } from '../../contract/engine.ts';
import { Trouble } from '../../core/errors.ts';
import { Lru } from '../../core/lru.ts';
import { cacheKey } from '../cache/cache.ts';
import { stampOf } from '../cache/content.ts';
import { placeInside, readPlainFile } from '../dataset/files.ts';
import { Budget } from '../decode/budget.ts';
import { MAX_PIXELS, openImage, prepared, refusedSize, type BadImage } from '../decode/decode.ts';
import type { ImageFormat } from '../decode/format.ts';
import type { Sharp } from '../decode/sharp.ts';
import type { Task } from '../task.ts';
import { notShown, picture } from './picture.ts';

const [LEAST_SIDE, MOST_SIDE] = [16, 1024];

/** 256 pictures of at most 64 KB: 16 MB. */
const KEPT = 256;
const KEPT_BYTES = 1 << 16;

/** Made at once: enough for a list that scrolls, and a comparison keeps most of the machine. */
const AT_ONCE = 2;

/** Small pictures of the images of datasets; those made last are remembered while their files stay the same. */
export class Thumbnails {
  readonly #kept = new Lru<Picture>(KEPT);
  readonly #turns = new Budget(AT_ONCE);

  /** Throws `dataset-folder-missing`, `image-not-shown`, and a RangeError for a side that is out of range. */
  async get({ folder, image, side, upright }: ThumbnailParams, task: Task): Promise<Picture> {
    if (!(side >= LEAST_SIDE && side <= MOST_SIDE)) throw new RangeError(`A side of ${side} pixels`);
    const root = await realpath(folder).catch((error: unknown) => {
      throw new Trouble('dataset-folder-missing', { folder }, error);
    });
    const place = await placeInside(root, image);
    if (place === null) throw notShown(image, null);
    return this.#turns.spend(1, () => {
      task.throwIfCancelled();
      return this.#make(place, image, Math.round(side), upright);
    });
  }

  async #make(place: string, image: string, side: number, upright: boolean): Promise<Picture> {
    try {
      const key = cacheKey('thumbnail', stampOf(place), String(side), String(upright));
      const known = this.#kept.get(key);
      if (known) return known;
      const made = await thumbnail(await readPlainFile(place), side, upright);
      if ('ok' in made) throw notShown(image, made);
      if (made.bytes.length <= KEPT_BYTES) this.#kept.set(key, made);
      return made;
    } catch (error) {
      throw error instanceof Trouble ? error : notShown(image, null);
    }
  }
}

function thumbnail(bytes: Buffer, side: number, upright: boolean): Promise<Picture | BadImage> {
  return openImage(bytes, async (sharp, format) => {
    const input = seen(bytes, format, upright);
    const refused = refusedSize(await sharp(input, { limitInputPixels: false }).metadata());
    if (refused) return refused;
    const image = sharp(input, { failOn: 'error', limitInputPixels: MAX_PIXELS });
    // As a comparison sees them: Pillow turns TIFF images itself.
    const turned = upright || format === 'tiff' ? image.autoOrient() : image;
    return encode(sharp, turned.resize(side, side, { fit: 'inside', withoutEnlargement: true }));
  });
}

/** A GIF keeps its transparency: this picture is for people. */
function seen(bytes: Buffer, format: ImageFormat, upright: boolean): Buffer {
  return format === 'gif' ? bytes : prepared(bytes, format, upright).input;
}

/** PNG where something is transparent, JPEG otherwise. */
async function encode(sharp: Sharp, pipeline: Pipeline): Promise<Picture> {
  const { data, info } = await pipeline.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const small = sharp(data, { raw: { width, height, channels } });
  return isTransparent(data, channels)
    ? picture(await small.png().toBuffer(), 'image/png', width, height)
    : picture(await small.removeAlpha().jpeg({ quality: 85 }).toBuffer(), 'image/jpeg', width, height);
}

function isTransparent(data: Uint8Array, channels: number): boolean {
  if (channels % 2 === 1) return false;
  for (let alpha = channels - 1; alpha < data.length; alpha += channels) if ((data[alpha] ?? 255) < 255) return true;
  return false;
}
