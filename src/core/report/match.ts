/** Pairs rows with equal keys in file order; a later key is tried for those that the earlier ones left over. */
export function matchBy<Left, Right>(
  left: readonly Left[],
  right: readonly Right[],
  keys: readonly ((row: Left | Right) => string)[],
): Map<Left, Right> {
  const pairs = new Map<Left, Right>();
  const taken = new Set<Right>();
  for (const key of keys) {
    const waiting = Map.groupBy(
      right.filter((row) => !taken.has(row)),
      key,
    );
    for (const row of left.filter((row) => !pairs.has(row))) {
      const match = waiting.get(key(row))?.shift();
      if (!match) continue;
      pairs.set(row, match);
      taken.add(match);
    }
  }
  return pairs;
}
