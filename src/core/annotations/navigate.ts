import type { Annotated } from './annotated.ts';
import { mismatchPositions } from './diagnostics.ts';
import { lastAtMost } from './lines.ts';

/** Position of the next mismatch after a line (from 0), or of the one before it, going round at the ends; null without any. */
export function neighbourMismatch(annotated: Annotated, line: number, direction: 'next' | 'previous'): number | null {
  const positions = mismatchPositions(annotated);
  const lineOf = (index: number): number => (annotated.rows[positions[index] ?? -1]?.row.line ?? 1) - 1;
  const step = direction === 'next' ? 1 : 0;
  const next = lastAtMost(positions.length, lineOf, direction === 'next' ? line : line - 1) + step;
  return positions.at(next % positions.length) ?? null;
}
