import { cpus } from 'node:os';
import type { PrecisionParams } from '../../contract/engine.ts';
import type { UsableRow } from '../../core/dataset/types.ts';
import { Trouble } from '../../core/errors.ts';
import { PIPELINES } from '../../core/pipelines/pipelines.ts';
import type { Matrix, PipelineName } from '../../core/pipelines/types.ts';
import { PREPROCESSING_VERSION } from '../../core/pixels/crop.ts';
import { driftOf } from '../../core/precision/drift.ts';
import { recommend } from '../../core/precision/recommend.ts';
import { sampleRows } from '../../core/precision/sample.ts';
import type { EncoderMeasure, PipelineMeasure, PrecisionMeasure, PrecisionReport } from '../../core/precision/types.ts';
import { cacheKey } from '../cache/cache.ts';
import { hashMemo } from '../cache/content.ts';
import type { RecentValues } from '../cache/recent.ts';
import { scanDataset } from '../dataset/scan.ts';
import { DECODER_VERSION } from '../decode/decode.ts';
import { TEXT_VERSION } from '../embed/captions.ts';
import type { Linear } from '../linear/linear.ts';
import { fingerprint } from '../models/fingerprint.ts';
import type { ImageModel } from '../models/imageModel.ts';
import type { ModelPair } from '../models/pair.ts';
import type { TextModel } from '../models/textModel.ts';
import { breathe, type Task } from '../task.ts';
import { openCandidates, type Candidate } from './candidates.ts';
import { contentsOf, sequencesOf, tensorsOf } from './sample.ts';
import { timeCaptions, timeImages, type AfterBatch, type Timed } from './timing.ts';

/** Raise it when a measurement can come out different. */
const MEASURE_VERSION = 1;

export type MeasureParams = PrecisionParams & { readonly captionsFile: string };

/**
 * Measures every precision whose files are there on a sample of the rows: how fast, and how far from fp32. One encoder
 * is in memory at a time, and nothing comes from the cache but what the same measurement said before. Throws `Trouble`.
 */
export async function measurePrecision(
  params: MeasureParams,
  values: RecentValues,
  linear: Linear,
  task: Task,
): Promise<PrecisionReport> {
  const { dataset } = await scanDataset(params, task);
  if (dataset.rows.length < 2) throw new Trouble('too-few-rows', { usable: dataset.rows.length });
  const rows = sampleRows(dataset.rows, params.sample);
  const candidates = await openCandidates({ ...params, signal: task.signal });
  const contents = await contentsOf(rows, params.folder, values);
  const keyWith = (read: Iterable<string>) => keyOf(params, rows, read, candidates, linear, values);
  const known = values.fact(await keyWith(contents.values()));
  if (known !== null) return { ...(JSON.parse(known) as PrecisionReport), remembered: true };
  const measured = await measure(params, rows, [...contents.keys()], candidates, linear, task);
  values.setFact(await keyWith(measured.contents), JSON.stringify(measured.report));
  return measured.report;
}

/** Everything that decides what is measured, and how fast. */
async function keyOf(
  { upright, projectionSeed, threads, pipelines }: MeasureParams,
  rows: readonly UsableRow[],
  contents: Iterable<string>,
  candidates: readonly Candidate[],
  linear: Linear,
  values: RecentValues,
): Promise<string> {
  const memo = hashMemo(values);
  const models: string[] = [];
  for (const { precision, pairs } of candidates)
    for (const { image, text } of pairs)
      for (const model of [image, text])
        models.push(precision, await fingerprint(model, memo), model.served?.identity ?? '');
  const sample = [...rows.map(({ caption }) => caption.value), ...contents];
  const { build, version } = linear.runtime.info;
  const versions = [MEASURE_VERSION, PREPROCESSING_VERSION, DECODER_VERSION, TEXT_VERSION, build, version];
  return cacheKey(
    'precision',
    ...versions,
    ...[String(upright), projectionSeed, threads, processor()],
    ...pipelines,
    ...models,
    ...sample,
  );
}

const processor = () => cpus()[0]?.model.trim() ?? '';

async function measure(
  params: MeasureParams,
  rows: readonly UsableRow[],
  paths: readonly string[],
  candidates: readonly [Candidate, ...Candidate[]],
  linear: Linear,
  task: Task,
): Promise<{ readonly report: PrecisionReport; readonly contents: readonly string[] }> {
  const { pairs } = candidates[0];
  const preprocessings = pairs.map(({ preprocessing }) => preprocessing);
  const { images, pixels, contents } = await tensorsOf(params.folder, paths, preprocessings, params.upright, task);
  const sequences: (readonly number[])[][] = [];
  for (const { text } of pairs) sequences.push(await sequencesOf(rows, text));
  const sides = { pixels, sequences, images };
  const timed = await timeAll(candidates, sides, params.threads, task);
  const measures = await measuresOf(candidates, timed, params.projectionSeed, linear);
  const captions = Math.max(...sequences.map(({ length }) => length));
  const report = {
    sample: { rows: rows.length, images, captions },
    machine: { cpu: processor(), threads: params.threads },
    measures,
    recommendation: recommend(measures),
    remembered: false,
  };
  return { report, contents };
}

/** The sample as the encoders of each pipeline take it. */
interface Sides {
  readonly images: number;
  readonly pixels: readonly Float32Array[];
  readonly sequences: readonly (readonly (readonly number[])[])[];
}

type TimedFiles = ReadonlyMap<string, Timed>;

/** Each file once: an encoder that has none of a precision is the same one again. */
async function timeAll(
  candidates: readonly Candidate[],
  { images, pixels, sequences }: Sides,
  threads: number,
  task: Task,
): Promise<TimedFiles> {
  const runs = new Map<string, { readonly items: number; readonly run: (after: AfterBatch) => Promise<Timed> }>();
  for (const { pairs } of candidates)
    pairs.forEach(({ image, text, preprocessing }, index) => {
      const [pixel, ids] = [pixels[index] ?? new Float32Array(), sequences[index] ?? []];
      const run = (after: AfterBatch) => timeImages(image, preprocessing, pixel, threads, after);
      runs.set(nameOf(image), { items: images, run });
      runs.set(nameOf(text), { items: ids.length, run: (after) => timeCaptions(text, ids, threads, after) });
    });
  const total = [...runs.values()].reduce((sum, { items }) => sum + items, 0);
  let done = 0;
  const after = async (items: number) => {
    task.progress({ stage: 'precision', done: (done += items), total });
    await breathe(task);
  };
  const timed = new Map<string, Timed>();
  for (const [name, { run }] of runs) timed.set(name, await run(after));
  return timed;
}

function nameOf({ folder, graph, served }: ImageModel | TextModel): string {
  return JSON.stringify([folder.role, folder.path, graph, served?.address.url ?? null]);
}

async function measuresOf(
  candidates: readonly [Candidate, ...Candidate[]],
  timed: TimedFiles,
  seed: number,
  linear: Linear,
): Promise<PrecisionMeasure[]> {
  const vectors = (model: ImageModel | TextModel) => timedOf(timed, model).vectors;
  const cosinesOf = ({ name, image, text }: ModelPair) => cosines(name, vectors(image), vectors(text), seed, linear);
  const fp32: Matrix[] = [];
  for (const pair of candidates[0].pairs) fp32.push(await cosinesOf(pair));
  const measures: PrecisionMeasure[] = [];
  for (const { precision, pairs } of candidates) {
    const pipelines: Partial<Record<PipelineName, PipelineMeasure>> = {};
    for (const [index, pair] of pairs.entries()) {
      const drift = driftOf(fp32[index] as Matrix, await cosinesOf(pair));
      const [image, text] = [encoderMeasure(pair.image, timed), encoderMeasure(pair.text, timed)];
      pipelines[pair.name] = { image, text, drift };
    }
    measures.push({ precision, pipelines });
  }
  return measures;
}

async function cosines(name: PipelineName, images: Matrix, captions: Matrix, seed: number, linear: Linear) {
  const isProjected = PIPELINES[name].projection !== null;
  const aligned = isProjected ? await linear.project(images, seed, captions.columns) : images;
  return linear.multiply(aligned, captions);
}

function encoderMeasure(model: ImageModel | TextModel, timed: TimedFiles): EncoderMeasure {
  const { folder, graph, precision } = model;
  return { source: folder.path, file: graph, precision, milliseconds: timedOf(timed, model).milliseconds };
}

function timedOf(timed: TimedFiles, model: ImageModel | TextModel): Timed {
  const found = timed.get(nameOf(model));
  if (!found) throw new Error(`${model.graph} was not measured`);
  return found;
}
