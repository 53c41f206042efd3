// The same encoders through transformers.js as its documentation shows, with default settings: seconds by stage,
// ResNet-50's features and CLIP's similarity matrix, as JSON. Arguments: dataset folder, folder of models.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import {
  AutoTokenizer,
  CLIPTextModelWithProjection,
  env,
  pipeline,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  type Tensor,
} from '@xenova/transformers';
import { parse } from 'csv-parse';

interface Row {
  readonly filename: string;
  readonly category: string;
  readonly caption: string;
}

const [dataset = '', models = ''] = process.argv.slice(2);
env.allowRemoteModels = false;
env.localModelPath = models;

const rows = (await createReadStream(join(dataset, 'captions.csv'))
  .pipe(parse({ columns: true }))
  .toArray()) as Row[];
const paths = rows.map(({ category, filename }) => join(dataset, category, filename));
const captions = rows.map(({ caption }) => caption);
const seconds: Record<string, number> = {};

async function timed<T>(stage: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  seconds[stage] = (performance.now() - start) / 1e3;
  return result;
}

async function each<T>(items: readonly T[], embed: (item: T) => Promise<Tensor>): Promise<number[][]> {
  const vectors: number[][] = [];
  for (const item of items) vectors.push(unit(Array.from((await embed(item)).data as Float32Array)));
  return vectors;
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

const resnet = await pipeline('image-feature-extraction', 'resnet');
const features = await timed('preclip images', () => each(paths, (path) => resnet(path, { pool: true })));
const distiluse = await pipeline('feature-extraction', 'distiluse');
const sentences = await timed('preclip texts', () => each(captions, (text) => distiluse(text, { pooling: 'mean' })));

const clip = await pipeline('image-feature-extraction', 'clip');
const tokenizer: PreTrainedTokenizer = await AutoTokenizer.from_pretrained('clip');
const textModel: PreTrainedModel = await CLIPTextModelWithProjection.from_pretrained('clip');
const similarity = await timed('clip images and texts', async () => {
  const images = await each(paths, (path) => clip(path));
  const texts = await each(captions, async (text) => {
    const inputs: unknown = tokenizer(text, { padding: true, truncation: true });
    return ((await textModel(inputs)) as { text_embeds: Tensor }).text_embeds;
  });
  return images.flatMap((image) => texts.map((text) => dot(image, text)));
});

const result = { seconds, resnet: features.flat(), clip: similarity, sentenceDimension: sentences[0]?.length ?? 0 };
process.stdout.write(JSON.stringify(result));
