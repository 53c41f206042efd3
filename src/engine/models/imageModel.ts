import { logitsOf } from '../../core/models/logits.ts';
import type { Logits, MadeFor, Precision } from '../../core/pipelines/types.ts';
import { countAt, madeForOf, ModelFolder, type Json } from './folder.ts';
import { findGraph } from './graph.ts';

/** What is needed to run an image encoder; nothing is loaded yet. */
export interface ImageModel {
  readonly folder: ModelFolder;
  /** The ONNX file, relative to the folder. */
  readonly graph: string;
  readonly precision: Precision;
  /** Names of the output that holds the embedding, best first. */
  readonly outputs: readonly string[];
  /** Of the embedding, as the configuration states it; null when it does not. */
  readonly dimension: number | null;
  /** Pictures that it was made for; null where its configuration does not say. */
  readonly madeFor: MadeFor | null;
  /** Null where its temperature is not known, and for encoders that were not trained in pairs. */
  readonly logits: Logits | null;
  /** Content of `preprocessor_config.json`. */
  readonly preprocessing: Json;
  /** Files that decide the embedding. */
  readonly files: readonly string[];
}

/** Throws `model-folder-missing`, `model-file-missing`, `model-unusable`. */
export async function openImageModel(
  role: 'clip' | 'image-encoder',
  path: string,
  precision: Precision,
): Promise<ImageModel> {
  const folder = await ModelFolder.open(role, path);
  const config = await folder.optionalJson('config.json');
  const preprocessing = await folder.json('preprocessor_config.json');
  const graph = await findGraph(folder, role === 'clip' ? 'vision_model' : 'model', usedPrecision(config, precision));
  const dimension = dimensionOf(config);
  return {
    folder,
    graph: graph.file,
    precision: graph.precision,
    outputs: role === 'clip' ? ['image_embeds'] : ['pooler_output', 'image_embeds', 'pooled_output', 'features'],
    dimension,
    madeFor: madeForOf(config),
    logits: role === 'clip' ? logitsOf({ config, source: path, dimension }) : null,
    preprocessing,
    files: [...graph.files, 'preprocessor_config.json'],
  };
}

/** Dynamic int8 makes convolutional nets slower on CPUs: those stay fp32. */
function usedPrecision(config: Json, asked: Precision): Precision {
  return asked === 'int8' && !hasTransformer(config) ? 'fp32' : asked;
}

function hasTransformer(config: Json): boolean {
  const type = config['model_type'];
  return typeof type === 'string' && /clip|vit|deit|beit|dinov2|swin/.test(type);
}

function dimensionOf(config: Json): number | null {
  const stages = config['hidden_sizes'];
  const last: unknown = Array.isArray(stages) ? stages.at(-1) : config['hidden_size'];
  return countAt(config, 'projection_dim') ?? countAt({ last }, 'last');
}
