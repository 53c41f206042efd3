// Prints how long the parts take that are not inference, as JSON: seconds by part. Argument: a folder of photos.
import '../support/binary.ts';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Preprocessing, RgbImage } from '../../src/core/pipelines/types.ts';
import { median } from '../support/numbers.ts';

const { readCaptions } = await import('../../src/core/dataset/rows.ts');
const { cropImage, toTensor } = await import('../../src/core/pixels/crop.ts');
const { projectionSpread } = await import('../../src/core/metrics/spread.ts');
const { rightAnswers } = await import('../../src/core/similarity/answers.ts');
const { unitRows } = await import('../../src/core/similarity/vectors.ts');
const { decodeImage } = await import('../../src/engine/decode/decode.ts');
const { openLinear } = await import('../../src/engine/linear/linear.ts');

const RUNS = 3;
const SEEDS = 200;
const PHOTOS = 30;
const CSV_ROWS = 200_000;
const CLIP: Preprocessing = {
  ...{ resize: { shortestEdge: 224 }, resample: 'bicubic', cropWidth: 224, cropHeight: 224 },
  ...{ rescaleFactor: 1 / 255, mean: [0.48, 0.46, 0.41], std: [0.27, 0.26, 0.28] },
};

async function seconds(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    await work();
    times.push((performance.now() - start) / 1e3);
  }
  return median(times);
}

function matrix(rows: number, columns: number) {
  return unitRows({ data: Float32Array.from({ length: rows * columns }, (_, i) => Math.sin(i * i)), rows, columns });
}

async function spread(rows: number): Promise<number> {
  const linear = await openLinear();
  const names = Array.from({ length: rows }, (_, i) => String(i));
  const answers = rightAnswers(names, names);
  const sets = { features: matrix(rows, 2048), captions: matrix(rows, 512), answers, correct: new Uint8Array(rows) };
  return seconds(() => projectionSpread(sets, SEEDS, linear.multiply));
}

function scan(): Promise<number> {
  const row = (i: number) => `photo${i}.jpg,food,"A picture of ""${i}"" apples, and a pear"\r\n`;
  const text = `filename,category,caption\r\n${Array.from({ length: CSV_ROWS }, (_, i) => row(i)).join('')}`;
  const bytes = Buffer.from(text);
  return seconds(() => readCaptions(bytes));
}

/** Per photo: decoding one after the other and all at once, cropping, and the tensor. */
async function pixels(folder: string): Promise<Record<string, number>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.jpg')).sort();
  const files = await Promise.all(names.slice(0, PHOTOS).map((name) => readFile(join(folder, name))));
  const decode = (bytes: Buffer) => decodeImage(bytes, { upright: false });
  const decoded = await Promise.all(files.map(decode));
  const images = decoded.flatMap((found) => (found.ok ? [found.image] : []));
  const tensor = new Float32Array(3 * 224 * 224);
  const crops = images.map((image) => cropImage(image, CLIP));
  const perPhoto = async (work: () => unknown) => (await seconds(work)) / images.length;
  return {
    decodeAlone: await perPhoto(async () => {
      for (const bytes of files) await decode(bytes);
    }),
    decodeTogether: await perPhoto(() => Promise.all(files.map(decode))),
    crop: await perPhoto(() => images.map((image: RgbImage) => cropImage(image, CLIP))),
    tensor: await perPhoto(() => {
      for (const crop of crops) toTensor(crop, CLIP, tensor);
    }),
  };
}

const [folder = ''] = process.argv.slice(2);
const parts = {
  ...(await pixels(folder)),
  spread100: await spread(100),
  spread1000: await spread(1_000),
  csv: await scan(),
};
process.stdout.write(JSON.stringify(parts));
