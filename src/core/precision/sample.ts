import type { UsableRow } from '../dataset/types.ts';

/** Rows that a measurement takes unless it is told otherwise: enough for verdicts to move, few enough for a minute. */
export const USUAL_SAMPLE = 48;
export const LEAST_SAMPLE = 24;
export const MOST_SAMPLE = 64;

/**
 * At most `count` rows, spread over the categories in turn and evenly within each; the same ones at every call, in the
 * order of the file.
 */
export function sampleRows(rows: readonly UsableRow[], count: number): readonly UsableRow[] {
  if (rows.length <= count) return rows;
  const categories = [...Map.groupBy(rows, ({ label }) => label).values()];
  const shares = sharesOf(
    categories.map(({ length }) => length),
    count,
  );
  const taken = new Set(categories.flatMap((category, index) => evenly(category, shares[index] ?? 0)));
  return rows.filter((row) => taken.has(row));
}

/** One each in turn, until `count` are given or all are taken. */
function sharesOf(sizes: readonly number[], count: number): number[] {
  const shares = sizes.map(() => 0);
  for (let given = 0, turn = 0; given < count; turn += 1)
    for (const [index, size] of sizes.entries())
      if (given < count && turn < size) {
        shares[index] = turn + 1;
        given += 1;
      }
  return shares;
}

function evenly<T>(items: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, i) => items[Math.floor(((i + 0.5) * items.length) / count)] as T);
}
