import { resolveEquivalents, type EquivalentPair } from '../dataset/equivalents.ts';
import type { Comparison, PipelineResult } from '../report/types.ts';

/** Why a caption that is not the image's own does no harm: it is identical to an own one, or was declared equivalent. */
export type Forgiven = 'tie' | 'equivalent';

/** Judges the caption that the image of a compared row prefers; null when it is the own one, or simply wrong. */
export type Forgive = (result: PipelineResult, index: number) => Forgiven | null;

/**
 * The rule of tie-aware accuracy, with the pairs as they are declared now: captions are identical where they are to the
 * encoder, and pairs do not chain.
 */
export function forgiver({ rows }: Comparison, equivalents: readonly EquivalentPair[]): Forgive {
  const pairs = equivalents.length === 0 ? [] : resolveEquivalents(equivalents, rows).pairs;
  let rowsOf: ReadonlyMap<string, readonly number[]> | null = null;
  return ({ correct, rank, best, captionOf }, index) => {
    // Identical captions have one cosine. Most rows end here, and every keystroke asks for all.
    if (correct[index] === 1 || (rank[index] !== 1 && pairs.length === 0)) return null;
    rowsOf ??= Map.groupBy(rows.keys(), (row) => rows[row]?.image ?? '');
    const own = new Set(rowsOf.get(rows[index]?.image ?? '')?.map((row) => captionOf[row]));
    const chosen = captionOf[best[index] ?? -1];
    if (own.has(chosen)) return 'tie';
    const isPair = (a: number, b: number): boolean => captionOf[a] === chosen && own.has(captionOf[b]);
    return pairs.some(([a, b]) => isPair(a, b) || isPair(b, a)) ? 'equivalent' : null;
  };
}
