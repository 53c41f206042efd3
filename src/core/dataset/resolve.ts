import { folderOf, foldName, indexFiles, lastPart, locate, tidyPath, type FileIndex, type Found } from './paths.ts';
import { leavesRowOut, problem } from './problems.ts';
import { isImagePath, type CaptionsFile, type Layout } from './rows.ts';
import { suggester } from './suggest.ts';
import type { Dataset, LeftOutRow, ListedFile, Problem, ProblemCode, Row, UsableRow } from './types.ts';

type Reasons = ReadonlyMap<number, readonly ProblemCode[]>;

/** Rows of the captions file + files of the folder -> what can be compared, what cannot, and why. Linear in both. */
export function resolveDataset(captions: CaptionsFile, files: readonly ListedFile[]): Dataset {
  const index = indexFiles(files);
  const found = captions.rows.map((row) => locate(row, index));
  const unnamed = imagesWithoutRow(found, files);
  const ofRows = rowProblems(captions, found, index, unnamed);
  const candidates = usableRows(captions, found, reasonsOf([...captions.problems, ...ofRows]));
  const repeated = duplicates(candidates);
  const problems = [...captions.problems, ...ofRows, ...repeated];
  const reasons = reasonsOf(problems);
  const rows = candidates.filter((row) => !reasons.has(row.record));
  problems.push(...severalCaptions(rows), ...unnamed.map((file) => problem('image-without-row', { file })));
  if (rows.length < 2) problems.push(problem('too-few-rows', { usable: rows.length }));
  return { rows, leftOut: leftOut(captions, reasons), problems: problems.sort(byPlace) };
}

const hasColumns = ({ filename, caption }: Layout): boolean => filename !== null && caption !== null;

/** Paths of the images in the folder that no row names. */
export function imagesWithoutRow(found: readonly Found[], files: readonly ListedFile[]): string[] {
  const named = new Set(found.map(({ file }) => file?.path));
  const images = files.filter(({ path, leavesFolder }) => isImagePath(path) && !leavesFolder && !named.has(path));
  return images.map(({ path }) => path);
}

/** What is wrong with the rows that could be read; whatever else is wrong with the others waits until they can. */
function rowProblems(
  { layout, rows, problems }: CaptionsFile,
  found: readonly Found[],
  index: FileIndex,
  unnamed: readonly string[],
): Problem[] {
  if (!hasColumns(layout)) return [];
  const unread = reasonsOf(problems);
  const explain = missingExplainer(index, unnamed);
  return rows.flatMap((row, position) => {
    const file = found[position];
    return file && !unread.has(row.record) ? [...filenameProblems(row, file, explain), ...captionProblems(row)] : [];
  });
}

function filenameProblems(row: Row, { kind, file }: Found, explain: (row: Row) => Problem): Problem[] {
  const { value, place } = row.filename;
  if (value.trim() === '') return [problem('empty-filename', {}, place, row.record)];
  if (kind === 'leaves') return [problem('path-leaves-folder', { file: value }, place, row.record)];
  if (kind === 'folded') return [problem('filename-case', { file: value, found: file.path }, place, row.record)];
  return kind === 'missing' ? [explain(row)] : [];
}

function captionProblems({ filename, caption, record }: Row): Problem[] {
  if (caption.value.trim() !== '') return [];
  return [problem('empty-caption', { file: filename.value }, caption.place, record)];
}

/** Says whether the folder or the image is missing, and which one was probably meant. */
function missingExplainer({ folders }: FileIndex, unnamed: readonly string[]): (row: Row) => Problem {
  const suggestImage = suggester(unnamed);
  const suggestFolder = suggester([...folders.values()]);
  const isUnknown = (category: string): boolean =>
    category !== '' && folders.size > 0 && !folders.has(foldName(tidyPath(category)));
  return ({ filename, category, record }) => {
    if (category && isUnknown(category.value.trim()) && !tidyPath(filename.value).includes('/')) {
      const args = { category: category.value, ...optional(suggestFolder(category.value)) };
      return problem('unknown-category', args, category.place, record);
    }
    const args = { file: filename.value, ...optional(suggestImage(filename.value)) };
    return problem('missing-image', args, filename.place, record);
  };
}

const optional = (suggestion: string | null): { suggestion?: string } => (suggestion === null ? {} : { suggestion });

/** Why each row that is left out is left out, by `Row.record`. */
function reasonsOf(problems: readonly Problem[]): Reasons {
  const reasons = new Map<number, ProblemCode[]>();
  for (const found of problems) {
    if (found.record === null || !leavesRowOut(found)) continue;
    const known = reasons.get(found.record);
    if (!known) reasons.set(found.record, [found.code]);
    else if (!known.includes(found.code)) known.push(found.code);
  }
  return reasons;
}

const labelOf = (row: Row, image: string): string => row.category?.value.trim() || lastPart(folderOf(image));

function usableRows({ layout, rows }: CaptionsFile, found: readonly Found[], reasons: Reasons): UsableRow[] {
  if (!hasColumns(layout)) return [];
  return rows.flatMap((row, position) => {
    const image = found[position]?.file?.path;
    return image === undefined || reasons.has(row.record) ? [] : [{ ...row, image, label: labelOf(row, image) }];
  });
}

/** Rows whose image and caption an earlier row has; surrounding space in captions does not count. */
function duplicates(rows: readonly UsableRow[]): Problem[] {
  const first = new Map<string, UsableRow>();
  return rows.flatMap((row) => {
    const key = JSON.stringify([row.image, row.caption.value.trim()]);
    const earlier = first.get(key);
    if (earlier) return [problem('duplicate-row', { line: earlier.line }, row.caption.place, row.record)];
    first.set(key, row);
    return [];
  });
}

/** One remark for each image that several rows name, at the second of them. */
function severalCaptions(rows: readonly UsableRow[]): Problem[] {
  const byImage = Map.groupBy(rows, (row) => row.image);
  return [...byImage].flatMap(([file, [, second, ...more]]) =>
    second ? [problem('several-captions', { file, count: more.length + 2 }, second.filename.place, second.record)] : [],
  );
}

function leftOut({ layout, rows }: CaptionsFile, reasons: Reasons): LeftOutRow[] {
  const readable = hasColumns(layout);
  return rows.flatMap((row) => {
    const own = reasons.get(row.record) ?? [];
    if (!readable) return [{ row, reasons: ['missing-column', ...own] }];
    return own.length > 0 ? [{ row, reasons: own }] : [];
  });
}

/** In the order of the file; what has no place comes last. */
const byPlace = (a: Problem, b: Problem): number => (a.place?.start ?? Infinity) - (b.place?.start ?? Infinity) || 0;
