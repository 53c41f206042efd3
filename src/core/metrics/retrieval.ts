import type { Retrieval } from '../report/types.ts';
import { medianRankChance, recallChance, reciprocalRankChance, type Draws } from './chance.ts';
import { mean, median, sum } from './share.ts';

/**
 * Ranks of each query's first right answer, after the protocol of Hodosh et al. (2013, JAIR 47) and Karpathy & Fei-Fei
 * (2015, CVPR); `right` counts each query's right answers among the candidates.
 */
export interface Queries {
  readonly ranks: readonly number[];
  readonly right: readonly number[];
  readonly candidates: number;
}

const RECALL_AT = [1, 5, 10];

/** Recall@1/5/10, median rank and mean reciprocal rank, each beside its value for random rankings. */
export function retrieval({ ranks, right, candidates }: Queries): Retrieval {
  const kinds = kindsOf(right, candidates);
  return {
    queries: ranks.length,
    candidates,
    recall: RECALL_AT.map((k) => ({
      k,
      value: mean(ranks.map((rank) => Number(rank <= k))),
      chance: average(kinds, (kind) => recallChance(kind, k)),
    })),
    medianRank: { value: median(ranks), chance: medianRankChance(kinds) },
    meanReciprocalRank: {
      value: mean(ranks.map((rank) => 1 / rank)),
      chance: average(kinds, reciprocalRankChance),
    },
  };
}

function kindsOf(right: readonly number[], candidates: number): Draws[] {
  const queries = new Map<number, number>();
  for (const count of right) queries.set(count, (queries.get(count) ?? 0) + 1);
  return Array.from(queries, ([count, number]) => ({ candidates, right: count, queries: number }));
}

function average(kinds: readonly Draws[], chance: (kind: Draws) => number): number {
  return sum(kinds.map((kind) => kind.queries * chance(kind))) / sum(kinds.map((kind) => kind.queries));
}
