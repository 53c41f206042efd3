import { lastPart } from './paths.ts';

/** Letters and digits of a name, without folder, extension, case and accents. */
function essence(path: string): string {
  const stem = lastPart(path).replace(/\.[^.]*$/, '');
  return stem
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const digits = (text: string): string => text.replace(/\P{N}/gu, '');

const FARTHEST = 2;

/** Whether one text becomes the other by at most two insertions, deletions or replacements (Levenshtein). */
export function isClose(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > FARTHEST) return false;
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    if (Math.min(...current) > FARTHEST) return false;
    previous = current;
  }
  return (previous[b.length] ?? 0) <= FARTHEST;
}

/** Numbered names differ by what counts most, so beach2 is never offered for beach1; nor are short words alike. */
const isLikely = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 4 && a.length < 100 && digits(a) === digits(b) && isClose(a, b);

/** Comparisons of two names that all suggestions of one dataset may cost together. */
const BUDGET = 200_000;

/** Answers which of the names was probably meant; null when none is close. Earlier names are preferred. */
export function suggester(names: readonly string[]): (wanted: string) => string | null {
  const known = names.map((name) => ({ name, essence: essence(name) }));
  const same = new Map([...known].reverse().map((entry) => [entry.essence, entry.name]));
  let budget = BUDGET;
  return (wanted) => {
    const key = essence(wanted);
    if (key === '') return null;
    const exact = same.get(key);
    if (exact !== undefined || budget < known.length) return exact ?? null;
    budget -= known.length;
    return known.find((entry) => isLikely(key, entry.essence))?.name ?? null;
  };
}
