import { logitsOf } from '../../core/models/logits.ts';
import type { Logits, MadeFor, Precision } from '../../core/pipelines/types.ts';
import { countAt, isSiglip, madeForOf, ModelFolder, type Json } from './folder.ts';
import type { ServedModel } from '../servers/servedModel.ts';
import { servedGraph } from '../servers/servedGraph.ts';
import { findGraph, graphName, requireInputs, type GraphFile } from './graph.ts';
import { chooseOutput, type GraphOutput } from './outputs.ts';

/** What is needed to run an image encoder; nothing is loaded yet. */
export interface ImageModel {
  readonly folder: ModelFolder;
  /** The ONNX file, relative to the folder; the name of the model where a server runs it. */
  readonly graph: string;
  /** On the server that runs it; null for here. */
  readonly served: ServedModel | null;
  readonly precision: Precision;
  /** The output that holds the embedding; of one vector per token the first is it. */
  readonly output: GraphOutput;
  /** Of the embedding, as the graph or the configuration states it; null when neither does. */
  readonly dimension: number | null;
  /** Width and height of the images that the graph takes; null where it takes any. */
  readonly size: { readonly width: number | null; readonly height: number | null };
  /** The graph takes one image per call. */
  readonly oneByOne: boolean;
  /** Pictures that it was made for; null where its configuration does not say. */
  readonly madeFor: MadeFor | null;
  /** Null where its temperature is not known, and for encoders that were not trained in pairs. */
  readonly logits: Logits | null;
  /** Content of `preprocessor_config.json`. */
  readonly preprocessing: Json;
  /** Files that decide the embedding. */
  readonly files: readonly string[];
}

export interface PrecisionChoice {
  readonly precision: Precision;
  /** Where there is no file of that precision take fp32, which is trouble otherwise. */
  readonly orFp32?: boolean;
}

/**
 * Throws `model-folder-missing`, `model-file-missing`, `model-unusable`, `model-gives-classes`, `model-takes-other`,
 * `model-writes-text`.
 */
export async function openImageModel(
  role: 'clip' | 'image-encoder',
  path: string,
  precision: Precision,
  orFp32 = false,
  served: ServedModel | null = null,
): Promise<ImageModel> {
  const folder = await ModelFolder.open(role, path);
  const config = await folder.optionalJson('config.json');
  const preprocessing = await folder.json('preprocessor_config.json');
  const graph = served ? servedGraph(served) : await imageGraph(folder, config, { precision, orFp32 });
  const output = outputOf(folder, graph, config);
  requireInputs(folder, graph, 'images');
  const dimension = dimensionOf(folder, graph, output, config);
  const [count = null, , height = null, width = null] = graph.header.inputs[0]?.shape ?? [];
  if (count !== null && count > 1) throw folder.unusable(`${graph.file} takes exactly ${count} images at once`);
  return {
    folder,
    graph: graph.file,
    served,
    precision: graph.precision,
    output,
    dimension,
    size: { width, height },
    oneByOne: count === 1,
    madeFor: madeForOf(config),
    logits: role === 'clip' ? logitsOf({ config, source: path, dimension }) : null,
    preprocessing,
    files: [...graph.files, 'preprocessor_config.json'],
  };
}

async function imageGraph(folder: ModelFolder, config: Json, choice: PrecisionChoice): Promise<GraphFile> {
  const base = folder.role === 'clip' ? 'vision_model' : 'model';
  const asked = usedPrecision(config, choice.precision);
  const isThere = !choice.orFp32 || (await graphName(folder, base, asked)) !== null;
  return findGraph(folder, base, isThere ? asked : 'fp32');
}

/** Dynamic int8 makes convolutional nets slower on CPUs: those stay fp32. */
export function usedPrecision(config: Json, asked: Precision): Precision {
  return (asked === 'int8' || asked === 'uint8') && !hasTransformer(config) ? 'fp32' : asked;
}

function hasTransformer(config: Json): boolean {
  const type = config['model_type'];
  return typeof type === 'string' && /clip|vit|deit|beit|dinov2|swin|siglip/.test(type);
}

/** What CLIP pools is not yet in the common space; SigLIP has no projection behind it. */
function outputOf(folder: ModelFolder, graph: GraphFile, config: Json): GraphOutput {
  const dimension = statedDimension(config);
  if (folder.role === 'image-encoder') {
    const vectors = ['pooler_output', 'image_embeds', 'pooled_output', 'features'];
    return chooseOutput(folder, graph, { vectors, tokens: firstTokenOf(config), anyName: true, dimension });
  }
  const vectors = isSiglip(config) ? ['image_embeds', 'pooler_output'] : ['image_embeds'];
  return chooseOutput(folder, graph, { vectors, tokens: [], anyName: false, dimension });
}

/** Vision transformers that begin with a class token, which stands for the whole image. */
function firstTokenOf(config: Json): readonly string[] {
  const type = config['model_type'];
  const begins =
    typeof type === 'string' && /^(vit|deit|beit|dinov2|dinov2_with_registers|data2vec-vision)$/.test(type);
  return begins ? ['last_hidden_state'] : [];
}

function dimensionOf(
  folder: ModelFolder,
  { file }: GraphFile,
  { dimension }: GraphOutput,
  config: Json,
): number | null {
  const stated = statedDimension(config);
  if (stated !== null && dimension !== null && stated !== dimension)
    throw folder.unusable(`config.json states ${stated} dimensions, ${file} gives ${dimension}`);
  return dimension ?? stated;
}

function statedDimension(config: Json): number | null {
  const stages = config['hidden_sizes'];
  const last: unknown = Array.isArray(stages) ? stages.at(-1) : config['hidden_size'];
  return countAt(config, 'projection_dim') ?? countAt({ last }, 'last');
}
