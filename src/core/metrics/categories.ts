import type { CategoryResult, Confusion } from '../report/types.ts';
import { rowsBy } from '../similarity/answers.ts';
import { mean, share, sum } from './share.ts';

/** Categories in the order of their first row, and the number of each row's. */
export interface Categories {
  readonly labels: readonly string[];
  readonly of: Int32Array;
}

export function categoriesOf(rowLabels: readonly string[]): Categories {
  const numbers = new Map([...new Set(rowLabels)].map((label, number) => [label, number]));
  return { labels: [...numbers.keys()], of: Int32Array.from(rowLabels, (label) => numbers.get(label) ?? 0) };
}

/** Top-1 accuracy by category; `chances` by row. */
export function categoryResults(
  { labels, of }: Categories,
  correct: Uint8Array,
  chances: readonly number[],
): CategoryResult[] {
  const rowsOf = rowsBy(of, labels.length);
  return labels.map((category, number) => {
    const rows = rowsOf[number] ?? [];
    const hits = rows.filter((row) => correct[row]).length;
    return { category, top1: share(hits, rows.length, mean(rows.map((row) => chances[row] ?? 0))) };
  });
}

/** Chance of the right category: Σ (rows of the category / rows)², what a caption row drawn at random gives. */
export function confusion({ labels, of }: Categories, best: Int32Array): Confusion {
  const size = labels.length;
  const counts = new Uint32Array(size * size);
  of.forEach((category, row) => {
    const cell = category * size + (of[best[row] ?? 0] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  const same = sum(labels.map((_, category) => counts[category * (size + 1)] ?? 0));
  const chance = sum(rowsBy(of, size).map((rows) => (rows.length / of.length) ** 2));
  return { labels, counts, sameCategory: share(same, of.length, chance) };
}
