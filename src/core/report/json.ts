import type { LeftOutRow, Problem, ProblemCode, Severity, UsableRow } from '../dataset/types.ts';
import type { EncoderInfo, Logits, PipelineName } from '../pipelines/types.ts';
import { pipelineEntries } from './findings.ts';
import { captionsName, datasetName, modelName } from './names.ts';
import { remarks, type Remark } from './remarks.ts';
import type {
  Comparison,
  Confusion,
  Images,
  Interval,
  McNemar,
  Measure,
  ModelsInfo,
  PipelineResult,
  ProjectionSpread,
  Retrieval,
  RuntimeInfo,
  Share,
  Timings,
  Top1,
} from './types.ts';

/** Raised when a reader of the older format would misread the new one; docs/report-format.md documents it. */
export const REPORT_VERSION = 1;

/** Image row by caption column. */
type MatrixJson = readonly (readonly number[])[];

/** The same, each row made when it is written: all rows at once take seconds. */
export type MatrixRows = Iterable<readonly number[]>;

/** The public report. Every number is finite; `null` stands for "there is none". */
export interface ReportJson<Matrix = MatrixJson> {
  readonly version: typeof REPORT_VERSION;
  /** Program and version that wrote it. */
  readonly generator: string;
  readonly dataset: DatasetJson;
  readonly pipelines: Partial<Record<PipelineName, PipelineJson<Matrix>>>;
  readonly mcnemar: McNemar | null;
  readonly remarks: readonly Remark[];
  readonly models: ModelsInfo;
  readonly runtime: RuntimeInfo;
  readonly timings: Timings;
  readonly cache: { readonly used: boolean; readonly hits: number; readonly computed: number };
  readonly images: Images;
}

export interface DatasetJson {
  readonly name: string;
  readonly captionsFile: string;
  readonly rows: readonly RowJson[];
  readonly leftOut: readonly LeftOutJson[];
  readonly problems: readonly ProblemJson[];
}

export interface RowJson {
  readonly line: number;
  readonly filename: string;
  readonly category: string;
  readonly caption: string;
  readonly image: string;
}

export interface LeftOutJson {
  readonly line: number;
  readonly filename: string;
  readonly category: string | null;
  readonly caption: string;
  readonly reasons: readonly ProblemCode[];
}

export interface ProblemJson {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly args: Problem['args'];
}

export interface SpreadJson extends Omit<ProjectionSpread, 'correct' | 'chosen'> {
  readonly correct: readonly number[];
  readonly chosen: readonly number[];
}

export interface ConfusionJson extends Omit<Confusion, 'counts'> {
  readonly counts: readonly (readonly number[])[];
}

type PerRow = 'rank' | 'textRank' | 'best' | 'bestImage';
type Plain = 'distinctCaptions' | 'chosenCaptions' | 'tiedRows' | 'tieAware' | 'categories' | 'diagonalMean';

export interface PipelineJson<Matrix = MatrixJson>
  extends Pick<PipelineResult, Plain>, Readonly<Record<PerRow, readonly number[]>>, Readonly<Record<'top1', Top1>> {
  readonly imageToText: Retrieval;
  readonly textToImage: Retrieval;
  readonly restMean: number | null;
  readonly confusion: ConfusionJson;
  readonly correct: readonly boolean[];
  readonly own: readonly number[];
  readonly rival: readonly (number | null)[];
  readonly rivalCosine: readonly (number | null)[];
  readonly margin: readonly (number | null)[];
  readonly spread: SpreadJson | null;
  /** Absent above 2,000 rows. */
  readonly similarity?: Matrix;
}

/** Turns a problem into a sentence in the user's language. */
export type ProblemSentence = (problem: Problem) => string;

/** The public form of a comparison. Problem messages are as the dataset made them: disarm them where they are shown. */
export function toJson(comparison: Comparison, sentence: ProblemSentence, generator: string): ReportJson<MatrixRows> {
  const { cache, images, mcnemar, models, runtime } = comparison;
  const pipelines: Partial<Record<PipelineName, PipelineJson<MatrixRows>>> = {};
  for (const [name, result] of pipelineEntries(comparison)) pipelines[name] = pipelineJson(result);
  return {
    version: REPORT_VERSION,
    generator,
    dataset: datasetJson(comparison, sentence),
    pipelines,
    mcnemar: mcnemar && { ...mcnemar, pValue: float(mcnemar.pValue) },
    remarks: remarks(comparison),
    models: modelsJson(models),
    runtime,
    timings: Object.fromEntries(Object.entries(comparison.timings).map(([stage, ms]) => [stage, tenths(ms)])),
    cache: { used: cache.file !== null, hits: cache.hits, computed: cache.computed },
    images,
  };
}

function modelsJson({ clip, preclip }: ModelsInfo): ModelsInfo {
  const encoder = ({ logits, ...info }: EncoderInfo): EncoderInfo => ({
    ...info,
    source: modelName(info.source),
    ...(logits && { logits: logitsJson(logits) }),
  });
  return {
    ...(preclip && { preclip: { ...preclip, image: encoder(preclip.image), text: encoder(preclip.text) } }),
    ...(clip && { clip: { image: encoder(clip.image), text: encoder(clip.text) } }),
  };
}

function logitsJson(logits: Logits): Logits {
  const scale = float(logits.scale);
  return logits.kind === 'softmax' ? { ...logits, scale } : { ...logits, scale, bias: float(logits.bias) };
}

function datasetJson(comparison: Comparison, sentence: ProblemSentence): DatasetJson {
  return {
    name: datasetName(comparison),
    captionsFile: captionsName(comparison),
    rows: comparison.rows.map(rowJson),
    leftOut: comparison.leftOut.map(leftOutJson),
    problems: comparison.problems.map((problem) => problemJson(problem, sentence)),
  };
}

function rowJson(row: UsableRow): RowJson {
  const { line, filename, label, caption, image } = row;
  return { line, filename: filename.value, category: label, caption: caption.value, image };
}

function leftOutJson({ row, reasons }: LeftOutRow): LeftOutJson {
  const { line, filename, category, caption } = row;
  return { line, filename: filename.value, category: category?.value ?? null, caption: caption.value, reasons };
}

function problemJson(problem: Problem, sentence: ProblemSentence): ProblemJson {
  const { code, severity, place, args } = problem;
  return {
    code,
    severity,
    message: sentence(problem),
    line: place?.line ?? null,
    column: place?.column ?? null,
    args,
  };
}

function pipelineJson(result: PipelineResult): PipelineJson<MatrixRows> {
  return {
    top1: top1Json(result.top1),
    tieAware: shareJson(result.tieAware),
    imageToText: retrievalJson(result.imageToText),
    textToImage: retrievalJson(result.textToImage),
    diagonalMean: float(result.diagonalMean),
    restMean: floatOrNull(result.restMean),
    categories: result.categories.map(({ category, top1 }) => ({ category, top1: shareJson(top1) })),
    confusion: confusionJson(result.confusion),
    distinctCaptions: result.distinctCaptions,
    chosenCaptions: result.chosenCaptions,
    tiedRows: result.tiedRows,
    spread: result.spread && spreadJson(result.spread),
    ...rowArrays(result),
    ...(result.similarity && { similarity: matrixRows(result.similarity, float) }),
  };
}

function rowArrays(result: PipelineResult) {
  return {
    rank: [...result.rank],
    best: [...result.best],
    correct: Array.from(result.correct, (value) => value === 1),
    own: Array.from(result.own, float),
    rival: Array.from(result.rival, (index) => (index < 0 ? null : index)),
    rivalCosine: Array.from(result.rivalCosine, floatOrNull),
    margin: Array.from(result.margin, floatOrNull),
    textRank: [...result.textRank],
    bestImage: [...result.bestImage],
  };
}

function shareJson({ correct, total, accuracy, chance }: Share): Share {
  return { correct, total, accuracy: float(accuracy), chance: float(chance) };
}

function top1Json(top1: Top1): Top1 {
  return { ...shareJson(top1), interval: top1.interval && intervalJson(top1.interval) };
}

function intervalJson([low, high]: Interval): Interval {
  return [float(low), float(high)];
}

function measureJson({ value, chance }: Measure): Measure {
  return { value: float(value), chance: float(chance) };
}

function retrievalJson({ queries, candidates, recall, medianRank, meanReciprocalRank }: Retrieval): Retrieval {
  return {
    queries,
    candidates,
    recall: recall.map(({ k, value, chance }) => ({ k, ...measureJson({ value, chance }) })),
    medianRank: measureJson(medianRank),
    meanReciprocalRank: measureJson(meanReciprocalRank),
  };
}

function confusionJson({ labels, counts, sameCategory }: Confusion): ConfusionJson {
  return { labels, counts: [...matrixRows(counts, Number)], sameCategory: shareJson(sameCategory) };
}

function spreadJson(spread: ProjectionSpread): SpreadJson {
  const { correct, chosen, interval, mean } = spread;
  return {
    ...spread,
    correct: [...correct],
    chosen: [...chosen],
    interval: intervalJson(interval),
    mean: float(mean),
  };
}

/** Of a square matrix. */
function matrixRows(data: Float32Array | Uint32Array, convert: (value: number) => number): MatrixRows {
  const size = Math.sqrt(data.length);
  return {
    *[Symbol.iterator]() {
      for (let row = 0; row < size; row++) yield Array.from(data.subarray(row * size, (row + 1) * size), convert);
    },
  };
}

/** 7 significant digits, all that a 32-bit float holds. The powers spare a matrix of cosines ten times the time. */
function float(value: number): number {
  const size = Math.abs(value);
  if (size < 0.001 || size >= 1) return Number(value.toPrecision(7));
  const scale = size >= 0.1 ? 1e7 : size >= 0.01 ? 1e8 : 1e9;
  return Math.round(value * scale) / scale;
}

function floatOrNull(value: number): number | null {
  return Number.isFinite(value) ? float(value) : null;
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
