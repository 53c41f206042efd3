import { join } from 'node:path';
import type { PipelineName, Precision } from '../../src/core/pipelines/types.ts';
import type { ExperimentRun } from '../support/experiment.ts';
import { runLens } from '../support/lens.ts';
import { differences, duration, median } from '../support/numbers.ts';
import { ROOT, type Places } from '../support/places.ts';
import { runProcess } from '../support/process.ts';
import type { Bench, Finding, Measure } from '../support/types.ts';

/** Each stage on its own: against the experiment, against PyTorch in batches, and against plain transformers.js. */
export const stages: Measure = { name: 'stages', run };

type Seconds = Readonly<Record<string, number>>;

/** Vectors of ResNet-50 one after the other, each of length 1. */
interface Rival {
  readonly seconds: Seconds;
  readonly resnet: readonly number[];
}

interface PlainRival extends Rival {
  readonly clip: readonly number[];
  readonly sentenceDimension: number;
}

async function run({ options, places, experiment }: Bench): Promise<Finding[]> {
  const folders = [await places.photos(100), await places.models()];
  const script = join(ROOT, 'bench', 'python', 'batched.py');
  const runs = await experiment.known();
  const batched = JSON.parse((await runProcess(options.python, [script, ...folders])).stdout) as Rival;
  const child = join(ROOT, 'bench', 'children', 'transformers.ts');
  const plain = JSON.parse((await runProcess(process.execPath, [child, ...folders])).stdout) as PlainRival;
  const preclip = await lensSeconds(places, 'preclip');
  const clip = await lensSeconds(places, 'clip');
  const int8 = await lensSeconds(places, 'clip', 'int8');
  const against = (what: string, ours: number, stage: string) => [
    versus(`${what}, against the experiment`, median(runs.map(({ stages }) => stages[stage] ?? NaN)), ours),
    versus(`${what}, against batched torch`, batched.seconds[stage] ?? NaN, ours),
    versus(`${what}, against transformers.js`, plain.seconds[stage] ?? NaN, ours),
  ];
  return [
    loading(runs, preclip.load + clip.load),
    ...against('ResNet-50, photos', preclip.images, 'preclip images'),
    ...against('distiluse, captions', preclip.captions, 'preclip texts'),
    ...against('CLIP fp32, photos and captions', clip.images + clip.captions, 'clip images and texts'),
    ...against('CLIP int8, photos and captions', int8.images + int8.captions, 'clip images and texts'),
    ...(await accuracy(places, runs, batched, plain)),
  ];
}

interface LensSeconds {
  readonly load: number;
  readonly images: number;
  readonly captions: number;
}

/** One pipeline alone, as photos of both would be counted together. */
async function lensSeconds(places: Places, name: PipelineName, precision: Precision = 'fp32'): Promise<LensSeconds> {
  const { timings } = (await runLens(places, { pipelines: [name], precision })).report;
  const stage = (key: string) => (timings[key] ?? 0) / 1e3;
  return { load: stage('load') + stage('hash'), images: stage('images'), captions: stage('captions') };
}

function versus(what: string, theirs: number, ours: number): Finding {
  const measured = `**${(theirs / ours).toPrecision(3)} x**: ${duration(theirs)} against ${duration(ours)}`;
  return { what, target: null, measured, reached: null };
}

function loading(runs: readonly ExperimentRun[], ours: number): Finding {
  const load = ({ stages }: ExperimentRun) => (stages['preclip load'] ?? NaN) + (stages['clip load'] ?? NaN);
  return versus('loading the models (ours: hashing them too), against the experiment', median(runs.map(load)), ours);
}

/** transformers.js is no faster way to the same numbers: its own differ. */
async function accuracy(
  places: Places,
  [reference]: readonly ExperimentRun[],
  torch: Rival,
  plain: PlainRival,
): Promise<Finding[]> {
  const ours = (await runLens(places, { cache: 'cache-fp32' })).report.pipelines.clip?.similarity?.flat() ?? [];
  const theirs = reference?.similarity.clip ?? [];
  const say = (what: string, measured: string): Finding => ({ what, target: null, measured, reached: null });
  return [
    say('cosines of CLIP, ours against the experiment', apart(differences(ours, theirs))),
    say('cosines of CLIP, transformers.js against the experiment', apart(differences(plain.clip, theirs))),
    say('features of ResNet-50, transformers.js against torch', turned(plain.resnet, torch.resnet)),
    say('sentence vectors, transformers.js', `${plain.sentenceDimension}-d: without the dense layer to 512`),
  ];
}

const apart = ({ max, mean }: { readonly max: number; readonly mean: number }): string =>
  `differ by ${max.toExponential(1)} at most, ${mean.toExponential(1)} on average`;

const FEATURES = 2048;

function turned(a: readonly number[], b: readonly number[]): string {
  const cosines = Array.from({ length: a.length / FEATURES }, (_, row) => {
    const at = row * FEATURES;
    return a.slice(at, at + FEATURES).reduce((sum, value, i) => sum + value * (b[at + i] ?? 0), 0);
  });
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
  return `cosine ${Math.min(...cosines).toFixed(4)} at worst, ${mean.toFixed(4)} on average`;
}
