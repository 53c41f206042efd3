import { pipelineTitle } from '../../src/core/messages/report.ts';
import { tableWords as words } from '../../src/core/messages/panelTable.ts';
import { numberOf, rivalOf, verdictOf, type Model, type Side, type Verdict } from './model.ts';

export type ColumnId =
  | 'number'
  | 'picture'
  | 'file'
  | 'category'
  | 'caption'
  | 'verdict'
  | 'rank'
  | 'cosine'
  | 'rival'
  | 'rivalCosine'
  | 'margin'
  | 'otherRank'
  | 'otherCosine';

/** At least so many em, and a part of the room that is left. */
export interface Width {
  readonly least: number;
  readonly part: number;
}

export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  readonly isFigure: boolean;
  readonly width: Width;
  /** What its cells are sorted by: numbers (NaN stands last) or texts; null where sorting means nothing. */
  readonly key: ((row: number) => number | string) | null;
}

/** Mismatches first: they are what one looks for. */
const VERDICTS: Readonly<Record<Verdict, number>> = { mismatch: 0, accepted: 1, match: 2 };

/** The columns that the pipelines of a result fill, from left to right. */
export function columnsOf(model: Model): Column[] {
  return [...rowColumns(model), ...mainColumns(model), ...otherColumns(model)];
}

/** Room in em below which a table that scrolls sideways as well shows little of anything. */
const NARROW = 43;
/** From what tells most of a row to what its details tell as well. */
const BY_WORTH: readonly ColumnId[] = ['picture', 'caption', 'verdict', 'number', 'rank', 'file'];

/** The columns that `room` in em is for: all of them, but where it is narrow those that need no scrolling sideways. */
export function fitting(columns: readonly Column[], room: number): readonly Column[] {
  if (room >= NARROW) return columns;
  const worth = BY_WORTH.map((wanted) => columns.find(({ id }) => id === wanted)).filter(
    (column) => column !== undefined,
  );
  const last = worth.findIndex((_, i) => leastWidth(worth.slice(0, i + 1)) > room);
  const kept = new Set(last < 0 ? worth : worth.slice(0, Math.max(1, last)));
  return columns.filter((column) => kept.has(column));
}

function rowColumns(model: Model): Column[] {
  const { rows } = model;
  return [
    figure('number', words.number(), 4, (row) => numberOf(model, row)),
    { id: 'picture', title: words.picture(), isFigure: false, width: { least: 5, part: 0 }, key: null },
    text('file', words.file(), { least: 9, part: 1 }, (row) => rows[row]?.filename.value ?? ''),
    text('category', words.category(), { least: 9, part: 0.4 }, (row) => rows[row]?.label ?? ''),
    text('caption', words.caption(), { least: 13, part: 2 }, (row) => rows[row]?.caption.value ?? ''),
  ];
}

function mainColumns({ rows, main }: Model): Column[] {
  if (!main) return [];
  const title = pipelineTitle(main.name);
  const { result } = main;
  return [
    { ...figure('verdict', title, 7.6, (row) => VERDICTS[verdictOf(main, row)]), isFigure: false },
    rankColumn('rank', main),
    cosineColumn('cosine', main),
    text(
      'rival',
      words.rival(),
      { least: 12, part: 1.5 },
      (row) => rows[rivalOf(main, row) ?? -1]?.caption.value ?? '',
    ),
    figure('rivalCosine', words.rivalCosine(), 5.2, (row) => result.rivalCosine[row] ?? NaN),
    figure('margin', words.margin(), 5.2, (row) => result.margin[row] ?? NaN),
  ];
}

function otherColumns({ other }: Model): Column[] {
  return other ? [rankColumn('otherRank', other), cosineColumn('otherCosine', other)] : [];
}

function rankColumn(id: ColumnId, { name, result }: Side): Column {
  return figure(id, words.rank(pipelineTitle(name)), 6.2, (row) => result.rank[row] ?? NaN);
}

function cosineColumn(id: ColumnId, { name, result }: Side): Column {
  return figure(id, words.cosine(pipelineTitle(name)), 6.2, (row) => result.own[row] ?? NaN);
}

function figure(id: ColumnId, title: string, least: number, key: (row: number) => number): Column {
  return { id, title, isFigure: true, width: { least, part: 0 }, key };
}

function text(id: ColumnId, title: string, width: Width, key: (row: number) => string): Column {
  return { id, title, isFigure: false, width, key };
}

/** The tracks of a CSS grid, the same for every line whatever stands in it. */
export function tracksOf(columns: readonly Column[]): string {
  return columns
    .map(({ width: { least, part } }) => (part > 0 ? `minmax(${least}em, ${part}fr)` : `${least}em`))
    .join(' ');
}

/** What the columns need at least, in em. */
export function leastWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, { width }) => sum + width.least, 0);
}
