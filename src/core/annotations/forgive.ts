import { resolveEquivalents, type EquivalentPair } from '../dataset/equivalents.ts';
import type { Comparison, PipelineResult } from '../report/types.ts';

/** Why a caption that is not the image's own does no harm: it ties with the own one, or was declared equivalent. */
export type Forgiven = 'tie' | 'equivalent';

/** Judges the caption that the image of a compared row prefers; null when it is the own one, or simply wrong. */
export type Forgive = (result: PipelineResult, index: number) => Forgiven | null;

/** The rule of tie-aware accuracy, with the pairs as they are declared now. Pairs do not chain. */
export function forgiver({ rows }: Comparison, equivalents: readonly EquivalentPair[]): Forgive {
  const accepts = acceptedCaptions(rows, equivalents);
  return (result, index) => {
    if (result.correct[index] === 1) return null;
    if (result.rank[index] === 1) return 'tie';
    const chosen = rows[result.best[index] ?? -1]?.caption.value.trim();
    const image = rows[index]?.image;
    return chosen !== undefined && image !== undefined && accepts.get(image)?.has(chosen) ? 'equivalent' : null;
  };
}

type Rows = Comparison['rows'];

/** For each image the captions that are equivalent to one of its own. */
function acceptedCaptions(rows: Rows, equivalents: readonly EquivalentPair[]): ReadonlyMap<string, Set<string>> {
  const partners = partnersOf(rows, equivalents);
  const accepted = new Map<string, Set<string>>();
  if (partners.size === 0) return accepted;
  for (const { image, caption } of rows) {
    const more = partners.get(caption.value.trim()) ?? [];
    accepted.set(image, new Set([...(accepted.get(image) ?? []), ...more]));
  }
  return accepted;
}

function partnersOf(rows: Rows, equivalents: readonly EquivalentPair[]): ReadonlyMap<string, Set<string>> {
  const partners = new Map<string, Set<string>>();
  if (equivalents.length === 0) return partners;
  const add = (caption: string, partner: string): void => {
    partners.set(caption, (partners.get(caption) ?? new Set()).add(partner));
  };
  for (const pair of resolveEquivalents(equivalents, rows).pairs) {
    const [a = '', b = ''] = pair.map((index) => rows[index]?.caption.value.trim());
    add(a, b);
    add(b, a);
  }
  return partners;
}
