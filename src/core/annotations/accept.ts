import {
  parseEquivalents,
  serialiseEquivalents,
  serialisePair,
  type EquivalentPair,
  type RowName,
} from '../dataset/equivalents.ts';
import type { Problem } from '../dataset/types.ts';

/** The new text of the file of equivalents; the problems of a file that cannot be used keep it from being written. */
export type Accepted =
  | { readonly ok: true; readonly text: string; readonly added: boolean }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Adds a pair at the end of the file of equivalents (null or blank: there is none yet), whose other bytes stay as they
 * are. A pair that it holds is not added again.
 */
export function acceptEquivalent(existing: string | null, pair: EquivalentPair): Accepted {
  if (existing === null || existing.trim() === '') return { ok: true, text: serialiseEquivalents([pair]), added: true };
  const { pairs, problems } = parseEquivalents(existing);
  if (problems.length > 0) return { ok: false, problems };
  const known = pairs.some((other) => isSame(other, pair));
  return { ok: true, text: known ? existing : withPair(existing, pair), added: !known };
}

const isSame = ([a, b]: EquivalentPair, [c, d]: EquivalentPair): boolean =>
  (isSameRow(a, c) && isSameRow(b, d)) || (isSameRow(a, d) && isSameRow(b, c));

/** As rows are found again: the encoding of accents and surrounding space do not count. */
const isSameRow = (a: RowName, b: RowName): boolean =>
  a.image.normalize('NFC') === b.image.normalize('NFC') && a.caption.trim() === b.caption.trim();

function withPair(text: string, pair: EquivalentPair): string {
  const end = endOfPairs(text);
  const before = text.slice(0, end).trimEnd();
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const isFirst = before.endsWith('[');
  const gap = isFirst ? `${lineEnd}  ` : text.slice(before.length, end);
  return `${before}${isFirst ? '' : ','}${lineEnd}    ${serialisePair(pair)}${gap}${text.slice(end)}`;
}

/** Offset of the last bracket of the list `pairs`; of two such keys the later one counts, as in `JSON.parse`. */
function endOfPairs(text: string): number {
  let [depth, end] = [0, -1];
  let [string, key] = ['', ''];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}:]/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    else if (token !== ':') string = token;
    else if (depth === 1) key = String(JSON.parse(string));
    if (token === ']' && key === 'pairs') end = index;
  }
  return end;
}
