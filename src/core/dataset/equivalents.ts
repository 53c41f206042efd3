import { messageOf } from '../errors.ts';
import { problem } from './problems.ts';
import type { Problem, UsableRow } from './types.ts';

/** Beside the captions file; somebody declared there that some captions describe each other's images as well. */
export const EQUIVALENTS_FILE = 'captions.equivalent.json';

const VERSION = 1;
const SHAPE = `{"version": ${VERSION}, "pairs": […]}`;

/** A row named so that it is found again after sorting or inserting: its image's path in the dataset, and its caption. */
export interface RowName {
  readonly image: string;
  readonly caption: string;
}

export type EquivalentPair = readonly [RowName, RowName];

export interface Equivalents {
  readonly pairs: readonly EquivalentPair[];
  readonly problems: readonly Problem[];
}

/** Indices into the rows given, the smaller one first, each pair once. */
export interface EquivalentRows {
  readonly pairs: readonly (readonly [number, number])[];
  readonly problems: readonly Problem[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isRowName = (value: unknown): value is RowName =>
  isRecord(value) && typeof value['image'] === 'string' && typeof value['caption'] === 'string';

const isPair = (value: unknown): value is EquivalentPair =>
  Array.isArray(value) && value.length === 2 && value.every(isRowName);

const nameOf = ({ image, caption }: RowName): RowName => ({ image, caption });

/** With the JSON that the file must hold, or the parser's own words where it is none. */
function unreadable(expected: string, reason?: string): Equivalents {
  const args = { file: EQUIVALENTS_FILE, expected, ...(reason !== undefined && { reason }) };
  return { pairs: [], problems: [problem('equivalents-unreadable', args)] };
}

/** Text of `captions.equivalent.json` -> the declared pairs. Never throws. */
export function parseEquivalents(text: string): Equivalents {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return unreadable(SHAPE, messageOf(error));
  }
  if (!isRecord(file)) return unreadable(SHAPE);
  const { version, pairs } = file as { version?: unknown; pairs?: unknown };
  if (version !== VERSION) return unreadable(`"version": ${VERSION}`);
  if (!Array.isArray(pairs)) return unreadable('"pairs": […]');
  const wrong = pairs.findIndex((pair) => !isPair(pair));
  if (wrong !== -1) return unreadable(`"pairs"[${wrong}]: [{"image", "caption"}, {"image", "caption"}]`);
  return { pairs: (pairs as EquivalentPair[]).map(([a, b]) => [nameOf(a), nameOf(b)]), problems: [] };
}

const keyOf = (image: string, caption: string): string => JSON.stringify([image.normalize('NFC'), caption.trim()]);

/** Declared pairs -> pairs of rows. A row that is not (or no longer) there is a problem; its pair counts for nothing. */
export function resolveEquivalents(declared: readonly EquivalentPair[], rows: readonly UsableRow[]): EquivalentRows {
  const index = new Map(rows.map((row, position) => [keyOf(row.image, row.caption.value), position]));
  const pairs = new Map<string, readonly [number, number]>();
  const unknown = new Map<string, Problem>();
  for (const pair of declared) {
    const [a, b] = pair.map(({ image, caption }) => index.get(keyOf(image, caption)));
    for (const name of pair)
      if (!index.has(keyOf(name.image, name.caption))) unknown.set(JSON.stringify(name), unknownRow(name));
    if (a === undefined || b === undefined || a === b) continue;
    const found = [Math.min(a, b), Math.max(a, b)] as const;
    pairs.set(found.join(), found);
  }
  return { pairs: [...pairs.values()], problems: [...unknown.values()] };
}

const unknownRow = (name: RowName): Problem =>
  problem('equivalents-unknown-row', { file: EQUIVALENTS_FILE, ...nameOf(name) });

/** A pair as one line of the file, without its indentation. */
export const serialisePair = ([a, b]: EquivalentPair): string =>
  `[${JSON.stringify(nameOf(a))}, ${JSON.stringify(nameOf(b))}]`;

/** The pairs as text, a pair a line, so that it reads and merges well. */
export function serialiseEquivalents(pairs: readonly EquivalentPair[]): string {
  const lines = pairs.map((pair) => `    ${serialisePair(pair)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": ${VERSION},\n  "pairs": ${list}\n}\n`;
}
