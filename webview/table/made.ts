import type { PanelResult } from '../../src/contract/panel.ts';
import type { Place, UsableRow } from '../../src/core/dataset/types.ts';
import { wilson } from '../../src/core/metrics/wilson.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import type { Comparison, PipelineResult, ProjectionSpread } from '../../src/core/report/types.ts';

/* Made-up results for the development page, of any size and without a matrix. */

export interface Wishes {
  readonly rows: number;
  readonly categories: readonly string[];
  readonly pipelines: readonly PipelineName[];
  readonly hasSpread: boolean;
  /** Captions and file names that stand in the first rows. */
  readonly hostile: readonly string[];
}

const CAPTIONS = [
  'Turquoise waves roll over white sand under a clear sky',
  'Un café con leche sobre la mesa de la cocina',
  'A tiger rests in tall grass at dusk',
  'A bowl of ramen with a soft egg and spring onions',
  'Sunlight falls on a grey sofa beside a fern',
];

/** A result with numbers that follow no model but fit each other; the same every time. */
export function madeResult({ rows: count, categories, pipelines, hasSpread, hostile }: Wishes): PanelResult {
  const random = randomNumbers(7);
  const rows = Array.from({ length: count }, (_, row) => madeRow(row, count, categories, hostile[row]));
  const made = (name: PipelineName) => pipelineResult(rows, name, random);
  const results = Object.fromEntries(pipelines.map((name) => [name, made(name)])) as Comparison['pipelines'];
  const spread = hasSpread && results.preclip ? madeSpread(count, results.preclip.top1.correct, random) : null;
  const filled = results.preclip ? { ...results, preclip: { ...results.preclip, spread } } : results;
  const forgiven = Uint8Array.from({ length: count }, (_, row) => Number(row % 7 === 3));
  return { run: 1, comparison: comparison(rows, filled), changes: null, forgiven: { clip: forgiven } };
}

/** In 0 .. 1. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function madeRow(row: number, count: number, categories: readonly string[], hostile: string | undefined): UsableRow {
  const category = categories[Math.floor((row * categories.length) / count)] ?? '';
  const place: Place = { start: 0, end: 0, line: row + 2, column: 1 };
  const file = hostile === undefined ? `${category}_${row + 1}.jpg` : `${hostile}.jpg`;
  const caption = hostile ?? `${CAPTIONS[row % CAPTIONS.length] ?? ''} (${row + 1})`;
  return {
    record: row,
    line: row + 2,
    filename: { value: file, place },
    category: { value: category, place },
    caption: { value: caption, place },
    image: `${category}/${file}`,
    label: category,
  };
}

function pipelineResult(rows: readonly UsableRow[], name: PipelineName, random: () => number): PipelineResult {
  const n = rows.length;
  const isClip = name === 'clip';
  const hit = Uint8Array.from(rows, () => Number(random() < (isClip ? 0.65 : 1 / n)));
  const rival = Int32Array.from(rows, (_, row) => {
    const step = 1 + Math.floor(random() * (isClip ? Math.max(1, n / 8) : n - 1));
    return n > 1 ? (row + step) % n : -1;
  });
  const own = Float32Array.from(rows, () => (isClip ? 0.26 + 0.06 * random() : 0.08 * (random() - 0.5)));
  const margin = Float32Array.from(rows, (_, row) => (hit[row] ? 0.05 : -0.05) * random());
  const best = rival.map((other, row) => (hit[row] ? row : other));
  const rank = Int32Array.from(rows, (_, row) => (hit[row] ? 1 : 2 + Math.floor(random() * (n - 1))));
  const correct = hit.reduce((sum, value) => sum + value, 0);
  const share = { correct, total: n, accuracy: correct / n, chance: 1 / n };
  return {
    ...{ rank, best, correct: hit, own, rival, margin },
    top1: { ...share, interval: isClip ? wilson(correct / n, n) : [0, 3 / n] },
    tieAware: share,
    imageToText: retrieval(n),
    textToImage: retrieval(n),
    diagonalMean: isClip ? 0.29 : 0,
    restMean: isClip ? 0.2 : 0,
    categories: [],
    confusion: confusionOf(rows, best),
    distinctCaptions: n,
    chosenCaptions: new Set(best).size,
    captionOf: Int32Array.from(rows.keys()),
    tiedRows: 0,
    similarity: null,
    textRank: rank.slice().reverse(),
    bestImage: best,
    rivalCosine: own.map((cosine, row) => cosine - (margin[row] ?? 0)),
    spread: null,
  };
}

function retrieval(n: number): PipelineResult['imageToText'] {
  const measure = { value: 1, chance: (n + 1) / 2 };
  return { queries: n, candidates: n, recall: [], medianRank: measure, meanReciprocalRank: measure };
}

function confusionOf(rows: readonly UsableRow[], best: Int32Array): PipelineResult['confusion'] {
  const labels = [...new Set(rows.map(({ label }) => label))];
  const numbers = new Map(labels.map((label, number) => [label, number]));
  const number = (row: number) => numbers.get(rows[row]?.label ?? '') ?? 0;
  const counts = new Uint32Array(labels.length ** 2);
  best.forEach((other, row) => {
    const cell = number(row) * labels.length + number(other);
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  const same = best.filter((other, row) => number(other) === number(row)).length;
  const total = rows.length;
  return { labels, counts, sameCategory: { correct: same, total, accuracy: same / total, chance: 1 / labels.length } };
}

function madeSpread(total: number, mine: number, random: () => number): ProjectionSpread {
  const correct = Uint32Array.from({ length: 200 }, () => Math.floor(3.6 * random() * random()));
  const place = (isIn: (hits: number) => boolean) => correct.filter(isIn).length;
  return {
    seeds: 200,
    correct,
    chosen: correct.map((hits) => hits + 3),
    total,
    interval: [0, 3 / total],
    mean: correct.reduce((sum, hits) => sum + hits, 0) / 200 / total,
    place: { below: place((h) => h < mine), equal: place((h) => h === mine), above: place((h) => h > mine) },
  };
}

function comparison(rows: readonly UsableRow[], pipelines: Comparison['pipelines']): Comparison {
  return {
    folder: '/photos',
    captionsFile: '/photos/captions.csv',
    ...{ rows, pipelines },
    leftOut: [],
    problems: [],
    images: 'as-stored',
    mcnemar: null,
    models: {},
    runtime: { build: 'native', version: '1.30.0' },
    timings: {},
    cache: { hits: 0, computed: 0, file: null },
  };
}
