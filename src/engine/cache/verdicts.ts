import type { Comparison, Verdicts } from '../../core/report/types.ts';
import { cacheKey } from './cache.ts';
import type { RecentValues } from './recent.ts';

/** Keeps what this comparison says of its captions file, and gives what the one before it said. */
export function exchangeVerdicts(values: RecentValues, comparison: Comparison, when: Date): Verdicts | null {
  const key = cacheKey('verdicts', comparison.captionsFile);
  const before = values.fact(key);
  values.setFact(key, JSON.stringify(verdictsOf(comparison, when)));
  return before === null ? null : (JSON.parse(before) as Verdicts);
}

function verdictsOf({ rows, pipelines }: Comparison, when: Date): Verdicts {
  return {
    when: when.toISOString(),
    rows: rows.map((row) => ({ image: row.image, caption: row.caption.value })),
    pipelines: Object.fromEntries(
      Object.entries(pipelines).map(([name, { correct, top1 }]) => [
        name,
        { correct: Array.from(correct, Boolean), accuracy: top1.accuracy },
      ]),
    ),
  };
}
