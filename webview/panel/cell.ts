import type { PanelResult } from '../../src/contract/panel.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import { pipelineEntries } from '../../src/core/report/findings.ts';
import type { Mode } from '../../src/core/similarity/values.ts';
import type { Pair } from '../heatmap/heatmap.ts';
import type { FetchBlock } from '../heatmap/tiles.ts';

/** What a pipeline says of one image with one caption. */
export interface CellVerdict {
  readonly name: PipelineName;
  readonly cosine: number;
  /** 1 + captions that the image likes strictly better. */
  readonly rank: number;
  /** The image prefers this caption to all others. */
  readonly chosen: boolean;
  /** The image prefers its own caption. */
  readonly right: boolean;
}

/** The caption belongs to the image: a dataset may have several rows for one image. */
export function isOwn({ comparison: { rows } }: PanelResult, { image, caption }: Pair): boolean {
  return rows[image]?.image === rows[caption]?.image;
}

/** The matrices were sent along. */
export function isHere({ comparison: { pipelines } }: PanelResult): boolean {
  return Object.values(pipelines).every(({ similarity }) => similarity !== null);
}

/** Both pipelines' verdicts; cells that are not here are asked for. */
export function cellVerdicts(
  result: PanelResult,
  pair: Pair,
  block: (run: number, name: PipelineName) => FetchBlock,
  signal: AbortSignal,
): Promise<CellVerdict[]> {
  const verdicts = pipelineEntries(result.comparison).map(async ([name, { similarity, best, correct }]) => {
    const fetch = block(result.run, name);
    const [cosine, rank] = similarity ? valuesOf(similarity, pair) : await fetchedValues(fetch, pair, signal);
    return { name, cosine, rank, chosen: best[pair.image] === pair.caption, right: correct[pair.image] === 1 };
  });
  return Promise.all(verdicts);
}

type Values = readonly [cosine: number, rank: number];

function valuesOf(similarity: Float32Array, { image, caption }: Pair): Values {
  const columns = Math.sqrt(similarity.length);
  const row = similarity.subarray(image * columns, (image + 1) * columns);
  const cosine = row[caption] ?? NaN;
  return [cosine, row.reduce((rank, other) => rank + Number(other > cosine), 1)];
}

async function fetchedValues(fetch: FetchBlock, { image, caption }: Pair, signal: AbortSignal): Promise<Values> {
  const one = { rows: Int32Array.of(image), columns: Int32Array.of(caption), pool: 1, onDiagonal: false };
  const ask = async (mode: Mode) => (await fetch({ ...one, mode }, signal))[0] ?? NaN;
  return Promise.all([ask({ kind: 'cosine' }), ask({ kind: 'rank' })]);
}
