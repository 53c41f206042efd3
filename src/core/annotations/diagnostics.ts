import { indexFiles, locate } from '../dataset/paths.ts';
import type { Field, Place, Problem, ProblemCode, Row, Severity } from '../dataset/types.ts';
import { message, type Message } from '../messages/annotations.ts';
import type { Annotated, AnnotatedRow } from './annotated.ts';
import { headRange, placeRange, rowRange, type CaptionsDocument } from './document.ts';
import type { Range } from './lines.ts';
import { shownApart, shownArgs, shownCaption, shownName } from './shown.ts';
import { rowNumber, verdictsOf, type PipelineVerdict } from './verdict.ts';

/** Severities of the editor, worst first. */
const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const satisfies readonly (Severity | 'hint')[];

export type DiagnosticSeverity = (typeof SEVERITIES)[number];

/** What a diagnostic is about; rows are positions in `Annotated.rows`. Quick fixes follow from it. */
export type Subject =
  | { readonly kind: 'mismatch'; readonly row: number; readonly rival: number; readonly image: string }
  | { readonly kind: 'problem'; readonly row: number | null; readonly problem: Problem }
  | { readonly kind: 'images-without-row'; readonly files: readonly string[] }
  | { readonly kind: 'more'; readonly count: number };

/** Another place worth a look: a row of the document, or an image by its path in the dataset. */
export type Related =
  | { readonly kind: 'row'; readonly row: number; readonly range: Range; readonly message: Message }
  | { readonly kind: 'image'; readonly image: string; readonly message: Message };

export interface Diagnostic {
  readonly range: Range;
  readonly severity: DiagnosticSeverity;
  readonly message: Message;
  readonly related: readonly Related[];
  readonly subject: Subject;
}

export interface DiagnosticOptions {
  /** Of mismatches; `off` leaves them out. */
  readonly mismatch: DiagnosticSeverity | 'off';
}

/** The editor takes so many for one file. */
export const MOST_DIAGNOSTICS = 1000;

/** Before it is built: most of many thousands never are. */
interface Finding {
  readonly severity: DiagnosticSeverity;
  readonly build: () => Diagnostic;
}

/**
 * What to mark in the captions file, worst first: by severity, problems before mismatches, those by margin. Stale
 * rows are left out. At most 1,000; the last one then tells how many more there are.
 */
export function diagnose(annotated: Annotated, { mismatch }: DiagnosticOptions): readonly Diagnostic[] {
  const mismatches = mismatch === 'off' ? [] : mismatchesOf(annotated, mismatch);
  const findings = [...problemsOf(annotated), ...mismatches].sort((a, b) => weight(a) - weight(b));
  if (findings.length <= MOST_DIAGNOSTICS) return findings.map(({ build }) => build());
  const shown = findings.slice(0, MOST_DIAGNOSTICS - 1).map(({ build }) => build());
  return [...shown, moreThan(annotated, findings.length - shown.length)];
}

const weight = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);

function moreThan({ document }: Annotated, count: number): Diagnostic {
  const subject = { kind: 'more', count } as const;
  return { range: headRange(document), severity: 'info', message: message('more', { count }), related: [], subject };
}

function mismatchesOf(annotated: Annotated, severity: DiagnosticSeverity): Finding[] {
  const { margin } = annotated.comparison.pipelines.clip ?? {};
  if (!margin) return [];
  const worst = mismatchPositions(annotated)
    .map((position) => ({ position, margin: margin[annotated.rows[position]?.index ?? -1] ?? 0 }))
    .sort((a, b) => a.margin - b.margin);
  return worst.map(({ position }) => ({ severity, build: () => mismatchAt(annotated, position, severity) }));
}

/** Positions of the rows whose image CLIP gives to another caption, in the order of the file; stale ones are not among them. */
export function mismatchPositions({ rows, comparison, forgive }: Annotated): readonly number[] {
  const { clip } = comparison.pipelines;
  if (!clip) return [];
  return [...rows.keys()].filter((position) => {
    const { index = null, freshness } = rows[position] ?? {};
    return index !== null && freshness !== 'stale' && clip.correct[index] !== 1 && forgive(clip, index) === null;
  });
}

function mismatchAt(annotated: Annotated, position: number, severity: DiagnosticSeverity): Diagnostic {
  const { document, comparison, rows } = annotated;
  const verdict = verdictsOf(annotated, position).find(({ pipeline }) => pipeline === 'clip');
  const entry = rows[position];
  if (!verdict || !entry) throw new RangeError(`no verdict of CLIP on row ${position}`);
  const image = comparison.rows[entry.index ?? -1]?.image ?? entry.row.filename.value;
  return {
    range: placeRange(document, entry.row.caption.place),
    severity,
    message: mismatchMessage(annotated, entry.row, verdict),
    related: [...relatedRow(annotated, verdict.rival), imageOf(image)],
    subject: { kind: 'mismatch', row: position, rival: verdict.rival, image },
  };
}

function mismatchMessage(annotated: Annotated, { filename }: Row, verdict: PipelineVerdict): Message {
  const [own, rival] = shownApart(verdict.own, verdict.rivalCosine);
  const { rank, captions } = verdict;
  const file = shownName(filename.value);
  const row = rowNumber(annotated, verdict.rival);
  if (rank === 1) return message('mismatch-tie', { file, row, own });
  return message('mismatch', { file, row, own, rival, rank, captions });
}

function relatedRow(annotated: Annotated, position: number): Related[] {
  const row = annotated.rows[position]?.row;
  if (!row) return [];
  const args = { row: rowNumber(annotated, position), caption: shownCaption(row.caption.value) };
  const range = placeRange(annotated.document, row.caption.place);
  return [{ kind: 'row', row: position, range, message: message('rival-row', args) }];
}

const imageOf = (image: string): Related => ({
  kind: 'image',
  image,
  message: message('image-file', { file: shownName(image) }),
});

/** About this machine, or how embeddings came about, rather than the file; the log tells them. */
const ELSEWHERE: ReadonlySet<ProblemCode> = new Set([
  ...(['cache-damaged', 'cache-locked', 'cache-unwritable'] as const),
  ...(['captions-embedded-here', 'embeddings-model-unfit', 'embedding-ambiguous'] as const),
]);

function problemsOf(annotated: Annotated): Finding[] {
  const { problems } = annotated.comparison;
  const unnamed = problems.filter(({ code }) => code === 'image-without-row');
  const single = problems.filter(({ code }) => code !== 'image-without-row' && !ELSEWHERE.has(code));
  return [...single.flatMap((problem) => problemFinding(annotated, problem)), ...unnamedImages(annotated, unnamed)];
}

/** However many images have no row, they are one finding: all stand at the head of the file. */
function unnamedImages(annotated: Annotated, unnamed: readonly Problem[]): Finding[] {
  const files = stillUnnamed(
    annotated,
    unnamed.map(({ args }) => String(args['file'])),
  );
  const [first] = files;
  if (first === undefined || !unnamed[0]) return [];
  const { severity } = unnamed[0];
  const args = { file: shownName(first), ...(files.length > 1 && { count: files.length }) };
  const build = (): Diagnostic => ({
    range: headRange(annotated.document),
    severity,
    message: message('images-without-row', args),
    related: [],
    subject: { kind: 'images-without-row', files },
  });
  return [{ severity, build }];
}

/** Less the images that rows name which were written since. */
function stillUnnamed({ rows, current }: Annotated, files: readonly string[]): readonly string[] {
  if (current || files.length === 0) return files;
  const index = indexFiles(files.map((path) => ({ path, leavesFolder: false })));
  const fresh = rows.filter(({ freshness }) => freshness === 'stale');
  const named = new Set(fresh.map(({ row }) => locate(row, index).file?.path));
  return files.filter((file) => !named.has(file));
}

function problemFinding(annotated: Annotated, problem: Problem): Finding[] {
  const { severity, record } = problem;
  const position = record === null ? null : (annotated.positionOfRecord.get(record) ?? -1);
  const entry = position === null ? null : annotated.rows[position];
  if (entry === undefined || entry?.freshness === 'stale') return [];
  const build = (): Diagnostic => ({
    range: entry ? rangeIn(annotated.document, problem.place, entry) : headRange(annotated.document),
    severity,
    message: { code: problem.code, args: shownArgs(problem.args) },
    related: relatedTo(annotated, problem),
    subject: { kind: 'problem', row: position, problem },
  });
  return [{ severity, build }];
}

/** The first of two rows alike, which the second one's problem names by its line. */
function relatedTo(annotated: Annotated, { code, args }: Problem): Related[] {
  if (code !== 'duplicate-row') return [];
  const first = annotated.comparison.rows.findIndex(({ line }) => line === args['line']);
  return relatedRow(annotated, annotated.positions[first] ?? -1);
}

/**
 * The field that the problem was found in, wherever it stands now. Offsets of the file as the engine read it are not
 * those of the document: the editor writes all line ends alike, and rows may have moved.
 */
function rangeIn(document: CaptionsDocument, place: Place | null, { row, before }: AnnotatedRow): Range {
  const column = before && place && COLUMNS.find((name) => isAt(before[name], place));
  const field = column ? row[column] : null;
  return field ? placeRange(document, field.place) : rowRange(document, row);
}

const COLUMNS = ['filename', 'category', 'caption'] as const satisfies readonly (keyof Row)[];

const isAt = (field: Field | null, { start, end }: Place): boolean =>
  field?.place.start === start && field.place.end === end;
