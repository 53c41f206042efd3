import type { Metadata } from 'sharp';
import type { ProblemCode } from '../../core/dataset/types.ts';
import type { UnreadableReason } from '../../core/messages/problems.ts';
import type { RgbImage } from '../../core/pipelines/types.ts';
import { readTurn } from './avif.ts';
import { Budget } from './budget.ts';
import { rgbFromCmyk, rgbFromGrey16 } from './colour.ts';
import { endsEarly, sniffFormat, type ImageFormat } from './format.ts';
import { withoutTransparency } from './gif.ts';
import { isPlainGrey } from './png.ts';
import { loadSharp, type Sharp } from './sharp.ts';

/** Part of every cache key; raise it when an image can come out different. */
export const DECODER_VERSION = 2;

/** Larger images are refused by their header, before any pixel is decoded. */
export const MAX_PIXELS = 100_000_000;

/** Longer edges would make the resampler's weights and its middle image gigantic, few pixels though there be. */
const MAX_EDGE = 100_000;

/** Pixels being decoded at any time: many photos, or one giant (360 MB). */
const inFlight = new Budget(1.2 * MAX_PIXELS);

export interface DecodeOptions {
  /** Apply the EXIF orientation; otherwise the pixels stay as stored, as in the experiment. */
  readonly upright: boolean;
}

/** `args` of `unreadable-image`: `reason`, an `UnreadableReason`; of `image-too-large`: `megapixels` and `limit`, also in megapixels. */
export interface BadImage {
  readonly ok: false;
  readonly code: Extract<ProblemCode, 'unreadable-image' | 'truncated-image' | 'image-too-large'>;
  readonly args: Readonly<Record<string, string | number>>;
}

export interface DecodedImage {
  readonly ok: true;
  readonly image: RgbImage;
  /** EXIF orientation 1..8 as stored; 1 when there is none. */
  readonly orientation: number;
  readonly format: ImageFormat;
}
export type Decoded = DecodedImage | BadImage;

/** Decodes as Pillow's `Image.open(f).convert("RGB")`: alpha dropped, profiles ignored, first frame. Bad images never throw. */
export function decodeImage(bytes: Buffer, options: DecodeOptions): Promise<Decoded> {
  return openImage(bytes, (sharp, format) => decodeKnown(sharp, bytes, format, options));
}

/** What `use` makes of an image in a format that is decoded here; whatever it throws is the image's fault. */
export async function openImage<T>(
  bytes: Buffer,
  use: (sharp: Sharp, format: ImageFormat) => Promise<T>,
): Promise<T | BadImage> {
  if (bytes.length === 0) return unreadable('empty');
  const format = sniffFormat(bytes);
  if (format === null) return unreadable('format');
  const sharp = await loadSharp();
  try {
    return await use(sharp, format);
  } catch {
    if (endsEarly(bytes, format)) return { ok: false, code: 'truncated-image', args: {} };
    return unreadable('damaged');
  }
}

/** Why an image of this size is not decoded; null when it is. */
export function refusedSize({ width, height }: Pick<Metadata, 'width' | 'height'>): BadImage | null {
  if (width * height > MAX_PIXELS) return tooLarge(width * height);
  return Math.max(width, height) > MAX_EDGE ? unreadable('edge') : null;
}

function unreadable(reason: UnreadableReason): BadImage {
  return { ok: false, code: 'unreadable-image', args: { reason } };
}

function tooLarge(pixels: number): BadImage {
  const args = { megapixels: Math.ceil(pixels / 1e6), limit: MAX_PIXELS / 1e6 };
  return { ok: false, code: 'image-too-large', args };
}

async function decodeKnown(
  sharp: Sharp,
  bytes: Buffer,
  format: ImageFormat,
  { upright }: DecodeOptions,
): Promise<Decoded> {
  const { input, stored } = prepared(bytes, format, upright);
  const open = () => sharp(input, { failOn: 'error', limitInputPixels: MAX_PIXELS, ignoreIcc: true });
  const header = await sharp(input, { limitInputPixels: false }).metadata();
  const refused = refusedSize(header);
  if (refused) return refused;
  const { width, height } = header;
  // Pillow itself turns TIFF images, so that nothing is left to be applied.
  const turned = format === 'tiff';
  const pipeline = upright || turned ? open().autoOrient() : open();
  const hasAlpha = header.hasAlpha && !(format === 'png' && isPlainGrey(bytes));
  const image = await inFlight.spend(width * height, () => rgbPixels(pipeline, { ...header, hasAlpha }));
  return { ok: true, image, orientation: turned ? 1 : (stored ?? header.orientation ?? 1), format };
}

/** What the decoder gets to see, and the orientation where only the file's structure tells it. */
export function prepared(bytes: Buffer, format: ImageFormat, upright: boolean): { input: Buffer; stored?: number } {
  if (format === 'gif') return { input: withoutTransparency(bytes) };
  if (format !== 'avif') return { input: bytes };
  const turn = readTurn(bytes);
  return { input: upright ? bytes : turn.stored, stored: turn.orientation };
}

async function rgbPixels(pipeline: ReturnType<Sharp>, { space, hasAlpha }: Metadata): Promise<RgbImage> {
  if (space === 'cmyk') {
    const { data, info } = await raw(pipeline.pipelineColourspace('cmyk').toColourspace('cmyk').raw());
    return { data: rgbFromCmyk(data), width: info.width, height: info.height };
  }
  if (space === 'grey16' && !hasAlpha) {
    const { data, info } = await raw(pipeline.toColourspace('grey16').removeAlpha().raw({ depth: 'ushort' }));
    const grey = new Uint16Array(data.buffer, data.byteOffset, data.length / 2);
    return { data: rgbFromGrey16(grey), width: info.width, height: info.height };
  }
  const { data, info } = await raw(pipeline.toColourspace('srgb').removeAlpha().raw());
  return { data, width: info.width, height: info.height };
}

function raw(pipeline: ReturnType<Sharp>) {
  return pipeline.toBuffer({ resolveWithObject: true });
}
