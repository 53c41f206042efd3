/** Whether a version of Node (major.minor.patch) comes before another; what is not said counts as 0. */
export function isOlder(version: string, floor: string): boolean {
  const [ours, theirs] = [version, floor].map((text) => text.split('.').map(Number));
  const index = [0, 1, 2].find((part) => (ours?.[part] ?? 0) !== (theirs?.[part] ?? 0));
  return index !== undefined && (ours?.[index] ?? 0) < (theirs?.[index] ?? 0);
}
