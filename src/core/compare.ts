import { resolveEquivalents, type EquivalentPair } from './dataset/equivalents.ts';
import { problem } from './dataset/problems.ts';
import type { Dataset, LeftOutRow, Problem, UsableRow } from './dataset/types.ts';
import { mcnemar } from './metrics/mcnemar.ts';
import { measure } from './metrics/measure.ts';
import type { EmbeddedCaptions, EmbeddedImages } from './pipelines/embedded.ts';
import { PIPELINES } from './pipelines/pipelines.ts';
import { captionProblems, embeddedRows, openedRows, type OpenedRows } from './pipelines/problems.ts';
import type { Matrix, MultiplyTransposed, PipelineName } from './pipelines/types.ts';
import type { McNemar, PipelineResult } from './report/types.ts';
import { rightAnswers, type RightAnswers } from './similarity/answers.ts';
import { compareVectors } from './similarity/compare.ts';

export interface CompareOptions {
  readonly pipelines: readonly PipelineName[];
  readonly projectionSeed: number;
  /** EXIF rotation is applied. */
  readonly upright: boolean;
}

/** What the flow asks of the world: files, models, and the multiplication of large matrices. */
export interface ComparePorts {
  readonly scan: () => Promise<{ readonly dataset: Dataset; readonly equivalents: readonly EquivalentPair[] }>;
  readonly embedImages: (paths: readonly string[]) => Promise<EmbeddedImages>;
  /** Captions that no vector can be had for, by their index: the folder of embeddings where one was looked for. */
  readonly unembedded: (captions: readonly string[]) => Promise<ReadonlyMap<number, string>>;
  readonly embedCaptions: (pipeline: PipelineName, captions: readonly string[]) => Promise<EmbeddedCaptions>;
  readonly multiply: MultiplyTransposed;
  /** Unit features through the untrained layer of a seed, as `projection/` computes it. */
  readonly project: (features: Matrix, seed: number, outputs: number) => Promise<Matrix>;
  /** Called between blocks of work; throws when the run is cancelled. */
  readonly step: (pipeline: PipelineName, done: number, total: number) => Promise<void>;
}

/** What a pipeline computed on its way: for the spread over projections, and for those who compare stage by stage. */
export interface PipelineStages {
  /** Unit vectors of the distinct images as the encoder gives them. */
  readonly features: Matrix;
  /** The same in the space of the captions. */
  readonly aligned: Matrix;
  readonly captions: EmbeddedCaptions;
  readonly answers: RightAnswers;
}

export interface Compared {
  readonly rows: readonly UsableRow[];
  readonly leftOut: readonly LeftOutRow[];
  readonly problems: readonly Problem[];
  /** Empty when fewer than two rows can be used. */
  readonly pipelines: Partial<Record<PipelineName, PipelineResult>>;
  readonly mcnemar: McNemar | null;
  readonly stages: Partial<Record<PipelineName, PipelineStages>>;
}

/** The whole flow: dataset -> embeddings -> similarity -> metrics. */
export async function compare(options: CompareOptions, ports: ComparePorts): Promise<Compared> {
  const { dataset, equivalents } = await ports.scan();
  if (dataset.rows.length < 2) return nothing(dataset);

  const paths = [...new Set(dataset.rows.map((row) => row.image))];
  const images = await ports.embedImages(paths);
  const shown = openImages(dataset, paths, images, options);
  const opened = without(shown, embeddedRows(shown.rows, await ports.unembedded(captionsOf(shown.rows))));
  const { rows } = opened;
  if (rows.length < 2)
    return nothing({ ...opened, problems: [...opened.problems, problem('too-few-rows', { usable: rows.length })] });

  const declared = resolveEquivalents(equivalents, rows);
  const problems = [...opened.problems, ...declared.problems];
  const embedded = new Map<PipelineName, EmbeddedCaptions>();
  for (const name of options.pipelines) {
    const captions = await ports.embedCaptions(name, captionsOf(rows));
    embedded.set(name, captions);
    problems.push(...captionProblems(rows, captions));
  }

  const pipelines: Partial<Record<PipelineName, PipelineResult>> = {};
  const stages: Partial<Record<PipelineName, PipelineStages>> = {};
  for (const [name, captions] of embedded) {
    const answers = rightAnswers(imagesOf(rows), Array.from(captions.distinct, String), declared.pairs);
    const features = rowsOfPaths(images.vectors[name], paths, imagesOf(rows));
    const aligned = await align(name, features, captions.vectors, options, ports);
    const vectors = { images: aligned, captions: captions.vectors, answers };
    const step = (done: number, total: number) => ports.step(name, done, total);
    const verdicts = await compareVectors(vectors, ports.multiply, step);
    pipelines[name] = measure(name, verdicts, answers, labelsOf(rows));
    stages[name] = { features, aligned, captions, answers };
  }
  return {
    ...opened,
    problems: oncePerRow(problems),
    pipelines,
    mcnemar: testOf(pipelines, stages.clip?.answers.imageRows, options.projectionSeed),
    stages,
  };
}

const imagesOf = (rows: readonly UsableRow[]) => rows.map((row) => row.image);
const captionsOf = (rows: readonly UsableRow[]) => rows.map((row) => row.caption.value);
const labelsOf = (rows: readonly UsableRow[]) => rows.map((row) => row.label);

function nothing(found: Pick<Compared, 'rows' | 'leftOut' | 'problems'>): Compared {
  return { ...found, pipelines: {}, mcnemar: null, stages: {} };
}

function openImages(
  dataset: Dataset,
  paths: readonly string[],
  { facts }: EmbeddedImages,
  { upright }: CompareOptions,
): Dataset {
  const byPath = new Map(facts.map((found, index) => [paths[index] ?? '', found]));
  return without(dataset, openedRows(dataset.rows, byPath, upright));
}

/** The dataset after a stage that leaves rows out. */
function without(dataset: Dataset, { rows, leftOut, problems }: OpenedRows): Dataset {
  return {
    rows,
    leftOut: [...dataset.leftOut, ...leftOut].sort((a, b) => a.row.record - b.row.record),
    problems: [...dataset.problems, ...problems],
  };
}

/** The vectors of the distinct images that rows name, in the order of their first row. */
function rowsOfPaths(vectors: Matrix | undefined, paths: readonly string[], images: readonly string[]): Matrix {
  if (!vectors) throw new Error('no image vectors for a pipeline that was asked for');
  const used = [...new Set(images)];
  if (used.length === paths.length) return vectors;
  const { columns } = vectors;
  const index = new Map(paths.map((path, position) => [path, position]));
  const data = new Float32Array(used.length * columns);
  used.forEach((path, row) => {
    const from = (index.get(path) ?? 0) * columns;
    data.set(vectors.data.subarray(from, from + columns), row * columns);
  });
  return { data, rows: used.length, columns };
}

/** Brings image vectors into the space of the captions, where a pipeline has a layer for that. */
async function align(
  name: PipelineName,
  features: Matrix,
  captions: Matrix,
  { projectionSeed }: CompareOptions,
  { project }: ComparePorts,
): Promise<Matrix> {
  if (PIPELINES[name].projection === null) return features;
  return project(features, projectionSeed, captions.columns);
}

/** The rows of one image are right or wrong together: each image counts once. */
function testOf(
  { clip, preclip }: Compared['pipelines'],
  images: Int32Array | undefined,
  seed: number,
): McNemar | null {
  return clip && preclip && images ? mcnemar(clip.correct, preclip.correct, seed, images) : null;
}

/** Two encoders may find the same fault in one caption. */
function oncePerRow(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, record, place }) => {
    const key = JSON.stringify([code, record, place?.start]);
    const isNew = record === null || !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
