import type { EquivalentPair } from '../dataset/equivalents.ts';
import { foldName, folderOf, lastPart } from '../dataset/paths.ts';
import type { Problem, ProblemCode } from '../dataset/types.ts';
import { message, type Message } from '../messages/annotations.ts';
import type { Annotated } from './annotated.ts';
import type { Diagnostic, Subject } from './diagnostics.ts';
import type { Edits } from './edits.ts';
import { moveToFolder, nameImage, setCategory, swapCaptions } from './fieldEdits.ts';
import { addRows, removeRow } from './rowEdits.ts';
import { shownName } from './shown.ts';
import { rowNumber } from './verdict.ts';

/** What a quick fix does; rows are positions in `Annotated.rows`, images are paths in the dataset. */
export type FixAction =
  | { readonly kind: 'go-to-row'; readonly row: number }
  | { readonly kind: 'open-image'; readonly image: string }
  | { readonly kind: 'accept-equivalent'; readonly pair: EquivalentPair }
  | { readonly kind: 'swap-captions'; readonly rows: readonly [number, number] }
  | { readonly kind: 'name-image'; readonly row: number; readonly image: string }
  | { readonly kind: 'move-to-folder'; readonly row: number; readonly image: string }
  | { readonly kind: 'set-category'; readonly row: number; readonly category: string }
  | { readonly kind: 'add-rows'; readonly images: readonly string[] }
  | { readonly kind: 'remove-row'; readonly row: number };

export interface Fix {
  readonly title: Message;
  readonly action: FixAction;
}

/** The quick fixes of a diagnostic, the likeliest first. */
export function fixesOf(annotated: Annotated, { subject }: Pick<Diagnostic, 'subject'>): readonly Fix[] {
  switch (subject.kind) {
    case 'mismatch':
      return mismatchFixes(annotated, subject);
    case 'problem':
      return problemFixes(subject.problem, subject.row);
    case 'images-without-row':
      return [addRowsFix(subject.files)];
    case 'more':
      return [];
  }
}

function mismatchFixes(annotated: Annotated, { row, rival, image }: Extract<Subject, { kind: 'mismatch' }>): Fix[] {
  const [a, b] = [row, rival].map((position) => rowNumber(annotated, position)) as [number, number];
  const pair = pairOf(annotated, row, rival);
  return [
    { title: message('fix-go-to-rival', { row: b }), action: { kind: 'go-to-row', row: rival } },
    { title: message('fix-swap-captions', { a, b }), action: { kind: 'swap-captions', rows: [row, rival] } },
    { title: message('fix-open-image', { file: shownName(image) }), action: { kind: 'open-image', image } },
    ...(pair
      ? [{ title: message('fix-accept-equivalent', { a, b }), action: { kind: 'accept-equivalent', pair } } as const]
      : []),
  ];
}

/** The names of two compared rows, as the file of equivalents holds them; null when one of them was not compared. */
function pairOf({ comparison, rows }: Annotated, ...positions: [number, number]): EquivalentPair | null {
  const [a, b] = positions.map((position) => comparison.rows[rows[position]?.index ?? -1]);
  if (!a || !b) return null;
  return [
    { image: a.image, caption: a.caption.value },
    { image: b.image, caption: b.caption.value },
  ];
}

/** Problems of a row that is of no use as it stands. */
const REMOVABLE: ReadonlySet<ProblemCode> = new Set([
  'duplicate-row',
  'empty-filename',
  'missing-image',
  'path-leaves-folder',
  'truncated-image',
  'unreadable-image',
]);

function problemFixes(problem: Problem, row: number | null): Fix[] {
  if (row === null) return [];
  const removal: Fix[] = REMOVABLE.has(problem.code)
    ? [{ title: message('fix-remove-row', {}), action: { kind: 'remove-row', row } }]
    : [];
  return [...correctionOf(problem, row), ...removal];
}

const textOf = ({ args }: Problem, name: string): string => String(args[name] ?? '');

function correctionOf(problem: Problem, row: number): Fix[] {
  if (problem.code === 'filename-case') return [nameFix(row, textOf(problem, 'found'))];
  const suggestion = textOf(problem, 'suggestion');
  if (suggestion === '') return [];
  if (problem.code === 'unknown-category')
    return [{ title: categoryTitle(suggestion), action: { kind: 'set-category', row, category: suggestion } }];
  if (problem.code !== 'missing-image') return [];
  return [isSameName(textOf(problem, 'file'), suggestion) ? folderFix(row, suggestion) : nameFix(row, suggestion)];
}

/** The name is right, so that the folder must be wrong. */
const isSameName = (written: string, path: string): boolean => foldName(written) === foldName(lastPart(path));

const nameFix = (row: number, image: string): Fix => ({
  title: message('fix-name-image', { file: shownName(image) }),
  action: { kind: 'name-image', row, image },
});

const folderFix = (row: number, image: string): Fix => ({
  title: categoryTitle(lastPart(folderOf(image))),
  action: { kind: 'move-to-folder', row, image },
});

const categoryTitle = (category: string): Message => message('fix-set-category', { category: shownName(category) });

function addRowsFix(images: readonly string[]): Fix {
  const many = images.length > 1 ? { count: images.length } : {};
  return {
    title: message('fix-add-rows', { file: shownName(images[0] ?? ''), ...many }),
    action: { kind: 'add-rows', images },
  };
}

/** The edits of an action, one undo step; null for an action that edits nothing, and where the file does not allow it. */
export function editsOf({ document }: Pick<Annotated, 'document'>, action: FixAction): Edits | null {
  switch (action.kind) {
    case 'swap-captions':
      return swapCaptions(document, ...action.rows);
    case 'name-image':
      return nameImage(document, action.row, action.image);
    case 'move-to-folder':
      return moveToFolder(document, action.row, action.image);
    case 'set-category':
      return setCategory(document, action.row, action.category);
    case 'add-rows':
      return addRows(
        document,
        action.images.map((path) => ({ path, leavesFolder: false })),
      );
    case 'remove-row':
      return removeRow(document, action.row);
    case 'go-to-row':
    case 'open-image':
    case 'accept-equivalent':
      return null;
  }
}
