import type { LeftOutRow, Place, Problem, ProblemCode, UsableRow } from '../../../src/core/dataset/types.ts';
import type { EncoderInfo, PipelineName } from '../../../src/core/pipelines/types.ts';
import type { Comparison, PipelineResult, ProjectionSpread, Retrieval } from '../../../src/core/report/types.ts';

/** A comparison by hand: cosines are given, what follows from them is worked out here in the plainest way. */

const nowhere: Place = { start: 0, end: 0, line: 1, column: 1 };

export function field(value: string, line = 1) {
  return { value, place: { ...nowhere, line } };
}

export interface RowSpec {
  readonly image: string;
  readonly caption: string;
}

export function usableRow({ image, caption }: RowSpec, record: number): UsableRow {
  const parts = image.split('/');
  const label = parts.length > 1 ? (parts[0] ?? '') : '';
  const filename = parts.slice(label === '' ? 0 : 1).join('/');
  const line = record + 2;
  return {
    record,
    line,
    filename: field(filename, line),
    category: field(label, line),
    caption: field(caption, line),
    image,
    label,
  };
}

export function leftOutRow(spec: RowSpec, record: number, code: ProblemCode): LeftOutRow {
  const { line, filename, category, caption } = usableRow(spec, record);
  return { row: { record, line, filename, category, caption }, reasons: [code] };
}

export function problem(code: ProblemCode, record: number | null, args: Problem['args'] = {}): Problem {
  const place = record === null ? null : { ...nowhere, line: record + 2 };
  return { code, severity: 'error', args, place, record };
}

const share = (correct: number, total: number, chance: number) => ({
  correct,
  total,
  accuracy: correct / total,
  chance,
});

function retrieval(ranks: Int32Array): Retrieval {
  const n = ranks.length;
  const within = (k: number) => ranks.filter((rank) => rank <= k).length / n;
  const sorted = [...ranks].sort((a, b) => a - b);
  const median = ((sorted[(n - 1) >> 1] ?? 0) + (sorted[n >> 1] ?? 0)) / 2;
  return {
    queries: n,
    candidates: n,
    recall: [1, 5, 10].map((k) => ({ k, value: within(k), chance: Math.min(1, k / n) })),
    medianRank: { value: median, chance: (n + 1) / 2 },
    meanReciprocalRank: { value: ranks.reduce((sum, rank) => sum + 1 / rank, 0) / n, chance: 0.18 },
  };
}

/** One pipeline's verdicts from n x n cosines; every caption belongs to its own row alone. `tokensOf` tells captions apart. */
export function pipelineResult(
  rows: readonly UsableRow[],
  similarity: Float32Array,
  tokensOf: (caption: string) => string = (caption) => caption,
): PipelineResult {
  const n = rows.length;
  const at = (i: number, j: number) => similarity[i * n + j] ?? NaN;
  const indices = rows.map((_, i) => i);
  const argmax = (score: (j: number) => number, among: number[]) =>
    among.reduce((best, j) => (best < 0 || score(j) > score(best) ? j : best), -1);
  const best = Int32Array.from(indices, (i) => argmax((j) => at(i, j), indices));
  const rival = Int32Array.from(indices, (i) =>
    argmax(
      (j) => at(i, j),
      indices.filter((j) => j !== i),
    ),
  );
  const rank = Int32Array.from(indices, (i) => 1 + indices.filter((j) => at(i, j) > at(i, i)).length);
  const textRank = Int32Array.from(indices, (j) => 1 + indices.filter((i) => at(i, j) > at(j, j)).length);
  const correct = Uint8Array.from(indices, (i) => (best[i] === i ? 1 : 0));
  const own = Float32Array.from(indices, (i) => at(i, i));
  const rivalCosine = Float32Array.from(indices, (i) => at(i, rival[i] ?? -1));
  const labels = [...new Set(rows.map(({ label }) => label))];
  const counts = new Uint32Array(labels.length ** 2);
  const labelOf = (i: number) => labels.indexOf(rows[i]?.label ?? '');
  for (const i of indices) {
    const at = labelOf(i) * labels.length + labelOf(best[i] ?? -1);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const tokens = rows.map(({ caption }) => tokensOf(caption.value));
  const distinct = [...new Set(tokens)];
  const hits = correct.filter((value) => value === 1).length;
  const sameCategory = indices.filter((i) => labelOf(i) === labelOf(best[i] ?? -1)).length;
  return {
    top1: { ...share(hits, n, 1 / n), interval: [Math.max(0, hits / n - 0.2), Math.min(1, hits / n + 0.2)] },
    tieAware: share(hits, n, 1 / n),
    imageToText: retrieval(rank),
    textToImage: retrieval(textRank),
    diagonalMean: own.reduce((sum, value) => sum + value, 0) / n,
    restMean: similarity.reduce((sum, value, k) => (k % (n + 1) === 0 ? sum : sum + value), 0) / (n * n - n),
    categories: labels.map((category) => {
      const own = indices.filter((i) => rows[i]?.label === category);
      return { category, top1: share(own.filter((i) => correct[i] === 1).length, own.length, 1 / n) };
    }),
    confusion: { labels, counts, sameCategory: share(sameCategory, n, 1 / labels.length) },
    distinctCaptions: distinct.length,
    chosenCaptions: new Set(best).size,
    captionOf: Int32Array.from(tokens, (key) => distinct.indexOf(key)),
    tiedRows: 0,
    similarity,
    rank,
    textRank,
    best,
    bestImage: Int32Array.from(indices, (j) => argmax((i) => at(i, j), indices)),
    correct,
    own,
    rival,
    rivalCosine,
    margin: own.map((value, i) => value - (rivalCosine[i] ?? NaN)),
    spread: null,
  };
}

export function spread(total: number, seeds = 200): ProjectionSpread {
  const correct = Uint32Array.from({ length: seeds }, (_, seed) => [0, 1, 1, 2, 0, 3, 1, 0][(seed * 5) % 8] ?? 0);
  return {
    seeds,
    correct,
    chosen: correct.map((hits) => 4 + hits),
    total,
    interval: [0, 3 / total],
    mean: correct.reduce((sum, hits) => sum + hits, 0) / seeds / total,
    place: { below: 75, equal: 75, above: 50 },
  };
}

const encoder = (source: string, dimension: number): EncoderInfo => ({
  source,
  fingerprint: `${source}-0123456789abcdef`,
  precision: 'fp32',
  dimension,
});

/** Deterministic noise in -1 .. 1. */
export function noise(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 31 - 1) * 0.999;
  };
}

const CATEGORIES = ['beaches', 'wild_animals', 'food', 'home_interior'];
const CAPTIONS = [
  'Turquoise waves roll over white sand under a clear sky',
  'A tiger rests in tall grass at dusk',
  'A bowl of ramen with a soft egg and spring onions',
  'Sunlight falls on a grey sofa beside a fern',
  'Two surfers carry their boards towards the sea',
];

/** The experiment's shape: categories in blocks, CLIP with a diagonal, pre-CLIP without. */
export function experimentRows(count = 20): UsableRow[] {
  const perCategory = Math.ceil(count / CATEGORIES.length);
  return Array.from({ length: count }, (_, i) => {
    const category = CATEGORIES[Math.floor(i / perCategory)] ?? '';
    const number = String((i % perCategory) + 1).padStart(2, '0');
    return usableRow(
      { image: `${category}/${category}_${number}.jpg`, caption: `${CAPTIONS[i % CAPTIONS.length] ?? ''} (${i + 1})` },
      i,
    );
  });
}

export function cosines(rows: readonly UsableRow[], name: PipelineName, seed = 7): Float32Array {
  const random = noise(seed);
  const n = rows.length;
  return Float32Array.from({ length: n * n }, (_, k) => {
    const i = Math.floor(k / n);
    const j = k % n;
    if (name === 'preclip') return 0.08 * random();
    const near = rows[i]?.label === rows[j]?.label ? 0.05 : 0;
    return 0.17 + near + (i === j ? 0.022 : 0) + 0.035 * random();
  });
}

export interface ComparisonSpec extends Partial<Comparison> {
  readonly run?: readonly PipelineName[];
}

/** A whole comparison over `rows`, by default the experiment's twenty. */
export function comparison({ run = ['preclip', 'clip'], ...spec }: ComparisonSpec = {}): Comparison {
  const rows = spec.rows ?? experimentRows();
  const result = (name: PipelineName): PipelineResult => {
    const made = pipelineResult(rows, cosines(rows, name));
    return name === 'clip' ? made : { ...made, top1: { ...made.top1, interval: null } };
  };
  const pipelines = Object.fromEntries(run.map((name) => [name, result(name)]));
  const clip = { image: encoder('models/clip', 512), text: encoder('models/clip', 512) };
  const preclip = { image: encoder('models/resnet', 2048), text: encoder('models/distiluse', 512), projectionSeed: 0 };
  return {
    folder: '/home/somebody/photos',
    captionsFile: '/home/somebody/photos/captions.csv',
    rows,
    leftOut: [],
    problems: [],
    images: 'as-stored',
    pipelines,
    mcnemar: run.length === 2 ? { onlyClip: 12, onlyPreclip: 0, pValue: 0.000488, projectionSeed: 0 } : null,
    models: { ...(run.includes('clip') && { clip }), ...(run.includes('preclip') && { preclip }) },
    runtime: { build: 'native', version: '1.30.0' },
    timings: { scan: 4.2, images: 812.04, captions: 90, similarity: 1.5 },
    cache: { hits: 3, computed: 57, file: '/home/somebody/.cache/caption-lens/embeddings.sqlite' },
    ...spec,
  };
}

/** A comparison whose models all say that they were made for illustrations. */
export function withStarterModels(): Comparison {
  const made = comparison();
  const { clip, preclip } = made.models;
  if (!clip || !preclip) throw new Error('both pipelines run by default');
  const starter = (info: EncoderInfo): EncoderInfo => ({ ...info, madeFor: 'illustrations' });
  return {
    ...made,
    models: {
      clip: { image: starter(clip.image), text: starter(clip.text) },
      preclip: { ...preclip, image: starter(preclip.image), text: starter(preclip.text) },
    },
  };
}

/** CLIP's result over the experiment's rows, with some of it replaced. */
export function clipResult(change: Partial<PipelineResult> = {}): PipelineResult {
  const rows = experimentRows();
  return { ...pipelineResult(rows, cosines(rows, 'clip')), ...change };
}
