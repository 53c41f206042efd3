import type { MatrixRows, ReportJson } from './json.ts';

/** What JSON.stringify leaves as it is and a terminal or an editor would obey. Escaped, it is the same JSON. */
const STEERING = /[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu;

function line(value: unknown): string {
  return JSON.stringify(value).replace(STEERING, escapeUnits);
}

function escapeUnits(character: string): string {
  return Array.from(character.split(''), (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/** Rows that are made one by one are not looked at before that. */
function isFlat(value: unknown): boolean {
  if (isIterable(value) && !Array.isArray(value)) return false;
  return isScalar(value) || Object.values(value as object).every(isScalar);
}

/** What stands on one line: lists of numbers, and records with at most one level below them. */
function fitsLine(value: unknown, isRecord: boolean): boolean {
  return isFlat(value) || (isRecord && Object.values(value as object).every(isFlat));
}

/**
 * The report as JSON text in pieces, to be written one after the other: a matrix of 2,000 rows never stands in one string.
 * One line for each record, matrix row and list of numbers.
 */
export function* stringify(report: ReportJson | ReportJson<MatrixRows>): Generator<string> {
  yield* pieces(report, '', false);
  yield '\n';
}

function* pieces(value: unknown, indent: string, isRecord: boolean): Generator<string> {
  if (fitsLine(value, isRecord)) yield line(value);
  else if (isIterable(value)) yield* block(unnamed(value), '[]', indent, false);
  else yield* block(definedEntries(value as object), '{}', indent, true);
}

function* unnamed(values: Iterable<unknown>): Generator<[string, unknown]> {
  for (const value of values) yield ['', value];
}

function definedEntries(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, child]) => child !== undefined);
}

function* block(
  entries: Iterable<[string, unknown]>,
  brackets: '[]' | '{}',
  indent: string,
  keyed: boolean,
): Generator<string> {
  const inner = `${indent}  `;
  let separator = brackets.charAt(0);
  for (const [key, child] of entries) {
    yield `${separator}\n${inner}${keyed ? `${line(key)}: ` : ''}`;
    yield* pieces(child, inner, !keyed);
    separator = ',';
  }
  yield `\n${indent}${brackets.charAt(1)}`;
}
