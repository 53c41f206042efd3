import { looksNonEnglish } from '../dataset/language.ts';
import { problem } from '../dataset/problems.ts';
import type { LeftOutRow, Problem, UsableRow } from '../dataset/types.ts';
import type { EmbeddedCaptions, ImageFacts } from './embedded.ts';

/** What opening the images shows: rows of unreadable ones are left out, rotated photos are reported. */
export interface OpenedRows {
  readonly rows: readonly UsableRow[];
  readonly leftOut: readonly LeftOutRow[];
  readonly problems: readonly Problem[];
}

/** `facts` by path of the image. With `upright` a rotated photo is nothing to report. */
export function openedRows(
  rows: readonly UsableRow[],
  facts: ReadonlyMap<string, ImageFacts>,
  upright: boolean,
): OpenedRows {
  const problems: Problem[] = [];
  const leftOut: LeftOutRow[] = [];
  const readable = rows.filter((row) => {
    const found = facts.get(row.image);
    if (!found || found.ok) return true;
    problems.push(unreadable(row, found));
    leftOut.push({ row, reasons: [found.code] });
    return false;
  });
  if (!upright) problems.push(...rotated(readable, facts));
  return { rows: readable, leftOut, problems };
}

function unreadable(row: UsableRow, { code, args }: Extract<ImageFacts, { ok: false }>): Problem {
  const known = problem(
    code,
    { file: row.image, reason: '', megapixels: 0, limit: 0, folder: '' },
    row.filename.place,
    row.record,
  );
  return { ...known, args: { ...args, file: row.image } };
}

/** Rows whose caption no vector can be had for are left out. `folders` by index of the row: where one was looked for. */
export function embeddedRows(rows: readonly UsableRow[], folders: ReadonlyMap<number, string>): OpenedRows {
  const missing = rows.flatMap((row, index) => {
    const folder = folders.get(index);
    return folder === undefined ? [] : [{ row, folder }];
  });
  return {
    rows: rows.filter((_, index) => !folders.has(index)),
    leftOut: missing.map(({ row }) => ({ row, reasons: ['caption-not-embedded'] })),
    problems: missing.map(({ row, folder }) =>
      problem('caption-not-embedded', { file: row.image, folder }, row.caption.place, row.record),
    ),
  };
}

/** Once per image, at its first row. */
function rotated(rows: readonly UsableRow[], facts: ReadonlyMap<string, ImageFacts>): Problem[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const found = facts.get(row.image);
    if (seen.has(row.image) || !found?.ok || found.orientation === 1) return [];
    seen.add(row.image);
    const args = { file: row.image, orientation: found.orientation };
    return [problem('exif-rotation', args, row.filename.place, row.record)];
  });
}

/** Words shown of a caption that was cut: enough to find the place. */
const KEPT_WORDS = 4;

/** Captions that an encoder cannot read to their end, and those in a language that it has not learned. */
export function captionProblems(rows: readonly UsableRow[], captions: EmbeddedCaptions): Problem[] {
  return rows.flatMap((row, index) => {
    const { place, value } = row.caption;
    const cutAt = captions.tokens[index]?.cutAt ?? null;
    const found: Problem[] = [];
    if (cutAt !== null) {
      const kept = value.slice(0, cutAt).trim().split(/\s+/).slice(-KEPT_WORDS).join(' ');
      const args = { file: row.image, limit: captions.limit, characters: value.length, kept };
      found.push(problem('caption-cut', args, place, row.record));
    }
    const language = captions.englishOnly ? looksNonEnglish(value) : null;
    if (language !== null) found.push(problem('caption-not-english', { language }, place, row.record));
    return found;
  });
}
