import type { Preprocessing, RgbImage } from '../pipelines/types.ts';
import { placeCrop, type CropPlace, type Size } from './geometry.ts';
import { resampleWindow, type Window } from './resample.ts';

/** Part of every cache key; raise it when a crop or a tensor can come out different. */
export const PREPROCESSING_VERSION = 1;

/** The 8-bit pixels that normalisation starts from: resized and cropped, equal to Pillow's to the byte. */
export function cropImage(image: RgbImage, preprocessing: Preprocessing): RgbImage {
  const { cropWidth: width, cropHeight: height } = preprocessing;
  const place = placeCrop(image, preprocessing);
  const window = visibleWindow(place, { width, height });
  const pixels = resampleWindow(image, place.resized, window, preprocessing.resample);
  if (window.width === width && window.height === height) return { data: pixels.slice(), width, height };
  return padded({ ...window, data: pixels }, window.left - place.left, window.top - place.top, { width, height });
}

/** The part of the crop that lies inside the resized image. */
function visibleWindow({ resized, left, top }: CropPlace, crop: Size): Window {
  const x = Math.max(0, left);
  const y = Math.max(0, top);
  const width = Math.min(left + crop.width, resized.width) - x;
  return { left: x, top: y, width, height: Math.min(top + crop.height, resized.height) - y };
}

/** Black around the image, as CLIPImageProcessor pads before it normalises. */
function padded(image: RgbImage, left: number, top: number, { width, height }: Size): RgbImage {
  const data = new Uint8Array(width * height * 3);
  const row = image.width * 3;
  for (let y = 0; y < image.height; y++) {
    data.set(image.data.subarray(y * row, (y + 1) * row), ((y + top) * width + left) * 3);
  }
  return { data, width, height };
}

/**
 * Writes the crop as float32 planes R, G, B (one image of an NCHW batch) into `out` from `offset` on:
 * (pixel * rescaleFactor - mean) / std, in float32 but for the first product, as transformers computes it.
 */
export function toTensor(crop: RgbImage, preprocessing: Preprocessing, out: Float32Array, offset = 0): void {
  const plane = crop.width * crop.height;
  for (let channel = 0; channel < 3; channel++) {
    const levels = normalisedLevels(preprocessing, channel);
    const start = offset + channel * plane;
    for (let i = 0; i < plane; i++) out[start + i] = levels[crop.data[i * 3 + channel] ?? 0] ?? 0;
  }
}

/** What each of the 256 grey levels becomes. */
function normalisedLevels({ rescaleFactor, mean, std }: Preprocessing, channel: number): Float32Array {
  const shift = Math.fround(mean[channel] ?? 0);
  const scale = Math.fround(std[channel] ?? 1);
  return Float32Array.from(
    { length: 256 },
    (_, level) => Math.fround(Math.fround(level * rescaleFactor) - shift) / scale,
  );
}
