import { parseEquivalents, serialiseEquivalents, type EquivalentPair, type RowName } from '../dataset/equivalents.ts';
import type { Problem } from '../dataset/types.ts';

/** The new text of the file of equivalents; the problems of a file that cannot be used keep it from being written. */
export type Accepted =
  | { readonly ok: true; readonly text: string; readonly added: boolean }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Adds a pair at the end of the file of equivalents (null: there is none yet). A pair that it holds is not added again. */
export function acceptEquivalent(existing: string | null, pair: EquivalentPair): Accepted {
  const { pairs, problems } = existing?.trim() ? parseEquivalents(existing) : { pairs: [], problems: [] };
  if (problems.length > 0) return { ok: false, problems };
  if (existing !== null && pairs.some((known) => isSame(known, pair)))
    return { ok: true, text: existing, added: false };
  return { ok: true, text: serialiseEquivalents([...pairs, pair]), added: true };
}

const isSame = ([a, b]: EquivalentPair, [c, d]: EquivalentPair): boolean =>
  (isSameRow(a, c) && isSameRow(b, d)) || (isSameRow(a, d) && isSameRow(b, c));

/** As rows are found again: the encoding of accents and surrounding space do not count. */
const isSameRow = (a: RowName, b: RowName): boolean =>
  a.image.normalize('NFC') === b.image.normalize('NFC') && a.caption.trim() === b.caption.trim();
