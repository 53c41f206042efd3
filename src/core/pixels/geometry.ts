import type { Preprocessing, ResizeTarget } from '../pipelines/types.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the crop lies in the resized image; `left` and `top` are negative where the crop is the larger one. */
export interface CropPlace {
  readonly resized: Size;
  readonly left: number;
  readonly top: number;
}

/** As CLIPImageProcessor and ConvNextImageProcessor of transformers place it, with Python's integer arithmetic. */
export function placeCrop(image: Size, preprocessing: Preprocessing): CropPlace {
  const resized = resizedSize(image, preprocessing.resize);
  return {
    resized,
    left: Math.floor((resized.width - preprocessing.cropWidth) / 2),
    top: Math.floor((resized.height - preprocessing.cropHeight) / 2),
  };
}

function resizedSize({ width, height }: Size, target: ResizeTarget): Size {
  if ('width' in target) return target;
  const short = target.shortestEdge;
  return width <= height
    ? { width: short, height: Math.trunc((short * height) / width) }
    : { width: Math.trunc((short * width) / height), height: short };
}
