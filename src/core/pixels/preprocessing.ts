import { Trouble } from '../errors.ts';
import type { Preprocessing, Resample, ResizeTarget } from '../pipelines/types.ts';

type Config = Readonly<Record<string, unknown>>;

/** What the image processors of transformers take for granted when `preprocessor_config.json` is silent. */
interface Family {
  readonly resample: Resample;
  readonly centreCrop: boolean;
  /** What a `size` that is one number means. */
  readonly bareSize: 'shortest-edge' | 'square';
  /** What keys that are not there stand for. */
  readonly usual: Config;
}

const square = (edge: number) => ({ width: edge, height: edge });
const openai = {
  image_mean: [0.48145466, 0.4578275, 0.40821073],
  image_std: [0.26862954, 0.26130258, 0.27577711],
};
const half = { image_mean: [0.5, 0.5, 0.5], image_std: [0.5, 0.5, 0.5] };
const clip: Family = {
  resample: 'bicubic',
  centreCrop: true,
  bareSize: 'shortest-edge',
  usual: { ...openai, size: { shortest_edge: 224 }, crop_size: square(224) },
};
const vit: Family = {
  resample: 'bilinear',
  centreCrop: false,
  bareSize: 'square',
  usual: { ...half, size: square(224) },
};

const families: Readonly<Record<string, Family>> = {
  CLIP: clip,
  Bit: clip,
  ConvNext: { ...clip, centreCrop: false, usual: { ...half, size: { shortest_edge: 384 } } },
  DeiT: {
    ...vit,
    resample: 'bicubic',
    centreCrop: true,
    usual: { ...half, size: square(256), crop_size: square(224) },
  },
  Blip: { ...vit, resample: 'bicubic', usual: { ...openai, size: square(384) } },
  Siglip: { ...vit, resample: 'bicubic' },
  ViT: vit,
};

/** Numbers of Pillow's `Image.Resampling`. */
const resamples: Readonly<Record<number, Resample>> = { 1: 'lanczos', 2: 'bilinear', 3: 'bicubic' };

/**
 * From the content of `preprocessor_config.json`. Throws `model-unusable`, naming `model`, for what would come out
 * different from the Python image processor.
 */
export function readPreprocessing(
  stated: Config,
  model: { readonly role: string; readonly folder: string },
): Preprocessing {
  try {
    const name = familyName(stated);
    const family = families[name];
    if (family === undefined) throw new Unsupported(`image processor ${name || 'without a name'}`);
    const config = { ...family.usual, ...stated };
    if (!flag(config, 'do_resize', true)) throw new Unsupported('do_resize: false');
    return { ...geometry(config, name, family), resample: resampleOf(config, family), ...normalisation(config) };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    const reason = `preprocessor_config.json asks for what is not supported (${error.message})`;
    throw new Trouble('model-unusable', { ...model, reason }, error);
  }
}

class Unsupported extends Error {}

function familyName(config: Config): string {
  const type = config['image_processor_type'] ?? config['feature_extractor_type'];
  return typeof type === 'string' ? type.replace(/(ImageProcessor|FeatureExtractor)(Fast|Pil)?$/, '') : '';
}

type Geometry = Pick<Preprocessing, 'resize' | 'cropWidth' | 'cropHeight'>;

function geometry(config: Config, name: string, family: Family): Geometry {
  const resize = resizeTarget(config['size'], family);
  if (name === 'ConvNext') return convNextGeometry(config, resize);
  if (flag(config, 'do_center_crop', family.centreCrop)) return { resize, ...cropSize(config['crop_size']) };
  if ('shortestEdge' in resize) throw new Unsupported('size.shortest_edge without do_center_crop');
  return { resize, cropWidth: resize.width, cropHeight: resize.height };
}

/** Below 384: resizes to shortest_edge / crop_pct and crops; from there on: squeezes the whole image into the square. */
function convNextGeometry(config: Config, resize: ResizeTarget): Geometry {
  if (!('shortestEdge' in resize)) throw new Unsupported('size without shortest_edge');
  if (flag(config, 'do_center_crop', false)) throw new Unsupported('do_center_crop of ConvNext');
  const edge = resize.shortestEdge;
  const share = config['crop_pct'] ?? 224 / 256;
  if (typeof share !== 'number' || !(share > 0 && share <= 1))
    throw new Unsupported(`crop_pct: ${JSON.stringify(share)}`);
  const crop = { cropWidth: edge, cropHeight: edge };
  if (edge >= 384) return { resize: { width: edge, height: edge }, ...crop };
  return { resize: { shortestEdge: Math.trunc(edge / share) }, ...crop };
}

function resizeTarget(size: unknown, family: Family): ResizeTarget {
  if (typeof size === 'number') {
    const edge = pixels(size, 'size');
    return family.bareSize === 'square' ? { width: edge, height: edge } : { shortestEdge: edge };
  }
  const { shortest_edge: shortest, width, height, ...rest } = record(size, 'size');
  if (Object.keys(rest).length > 0) throw new Unsupported(`size.${Object.keys(rest).join(', size.')}`);
  if (shortest !== undefined && width === undefined && height === undefined) {
    return { shortestEdge: pixels(shortest, 'size.shortest_edge') };
  }
  return { width: pixels(width, 'size.width'), height: pixels(height, 'size.height') };
}

function cropSize(size: unknown): Pick<Preprocessing, 'cropWidth' | 'cropHeight'> {
  const { width, height } = typeof size === 'number' ? { width: size, height: size } : record(size, 'crop_size');
  return { cropWidth: pixels(width, 'crop_size.width'), cropHeight: pixels(height, 'crop_size.height') };
}

function resampleOf(config: Config, family: Family): Resample {
  const number = config['resample'];
  if (number === undefined || number === null) return family.resample;
  const resample = typeof number === 'number' ? resamples[number] : undefined;
  if (resample === undefined) throw new Unsupported(`resample: ${JSON.stringify(number)}`);
  return resample;
}

function normalisation(config: Config): Pick<Preprocessing, 'rescaleFactor' | 'mean' | 'std'> {
  const rescaleFactor = flag(config, 'do_rescale', true) ? (config['rescale_factor'] ?? 1 / 255) : 1;
  if (typeof rescaleFactor !== 'number') throw new Unsupported(`rescale_factor: ${JSON.stringify(rescaleFactor)}`);
  if (!flag(config, 'do_normalize', true)) return { rescaleFactor, mean: [0, 0, 0], std: [1, 1, 1] };
  return { rescaleFactor, mean: channels(config, 'image_mean'), std: channels(config, 'image_std') };
}

function channels(config: Config, key: string): [number, number, number] {
  const values: unknown = config[key];
  const [red, green, blue, ...rest] = Array.isArray(values) ? (values as unknown[]) : [];
  if (typeof red === 'number' && typeof green === 'number' && typeof blue === 'number' && rest.length === 0) {
    return [red, green, blue];
  }
  throw new Unsupported(`${key}: ${JSON.stringify(values)}`);
}

function flag(config: Config, key: string, usual: boolean): boolean {
  const value = config[key] ?? usual;
  if (typeof value !== 'boolean') throw new Unsupported(`${key}: ${JSON.stringify(value)}`);
  return value;
}

/** Sizes above 4096 are mistakes or attacks: the tensor of one image would take 200 MB. */
function pixels(value: unknown, key: string): number {
  if (Number.isInteger(value) && (value as number) > 0 && (value as number) <= 4096) return value as number;
  throw new Unsupported(`${key}: ${JSON.stringify(value)}`);
}

function record(value: unknown, key: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  throw new Unsupported(`${key}: ${JSON.stringify(value)}`);
}
