import type { PanelResult } from '../../src/contract/panel.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import type { Comparison } from '../../src/core/report/types.ts';
import type { Mode } from '../../src/core/similarity/values.ts';
import { domainOf, extent, union, type Domain, type Range } from '../heatmap/domain.ts';

export type ValueName = Mode['kind'];

/** What cells can show: probabilities only where CLIP's model says how it makes them. */
export function offeredValues({ models, pipelines }: Comparison): ValueName[] {
  const logits = pipelines.clip ? models.clip?.image.logits : undefined;
  return ['cosine', 'rank', ...(logits ? [logits.kind] : [])];
}

/** What a pipeline's cells show; the cosine where the chosen value means nothing for it. */
export function modeOf(chosen: ValueName, name: PipelineName, { models }: Comparison): Mode {
  if (chosen === 'rank') return { kind: 'rank' };
  const logits = name === 'clip' ? models.clip?.image.logits : undefined;
  return logits?.kind === chosen ? logits : { kind: 'cosine' };
}

/** Asks for a few cells of a matrix that is not here: row i, column j. */
export type AskCells = (name: PipelineName, rows: Int32Array, columns: Int32Array) => Promise<Float32Array>;

const SAMPLED = 256;

/** Lowest and highest cosine; of a matrix that is not here, of a sample and of what the images prefer. */
export async function rangeOf({ comparison }: PanelResult, name: PipelineName, ask: AskCells): Promise<Range> {
  const result = comparison.pipelines[name];
  if (!result) return [0, 1];
  if (result.similarity) return extent(result.similarity) ?? [0, 1];
  const some = spaced(comparison.rows.length, SAMPLED);
  const ranges = [result.own, result.rivalCosine, await ask(name, some, some)].map(extent);
  return union(ranges.filter((range) => range !== null)) ?? [0, 1];
}

/** Up to `most` of 0 .. count - 1, evenly spaced. */
function spaced(count: number, most: number): Int32Array {
  const step = Math.max(1, count / most);
  return Int32Array.from({ length: Math.min(count, most) }, (_, i) => Math.floor(i * step));
}

/** One domain per heatmap; where `shared`, heatmaps that show the same take the same. */
export function domainsOf(
  maps: readonly { readonly mode: Mode; readonly range: Range }[],
  shared: boolean,
  rows: number,
): Domain[] {
  const same = shared && maps.every(({ mode }) => mode.kind === maps[0]?.mode.kind);
  const whole = union(maps.map(({ range }) => range));
  return maps.map(({ mode, range }) => domainOf(mode, same && whole ? whole : range, rows));
}

export function sameDomain(a: Domain, b: Domain): boolean {
  return a.low === b.low && a.high === b.high && a.log === b.log && a.reversed === b.reversed;
}
