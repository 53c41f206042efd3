import { messageOf, Trouble } from '../errors.ts';
import type { Row } from '../dataset/types.ts';
import { REPORT_VERSION } from './json.ts';
import { matchBy } from './match.ts';
import type { Comparison } from './types.ts';

/** One row of an earlier report, and whether CLIP found its caption then. */
export interface BaselineRow {
  readonly filename: string;
  readonly caption: string;
  readonly image: string;
  readonly correct: boolean;
}

export interface Baseline {
  readonly rows: readonly BaselineRow[];
  /** Fingerprints of CLIP's two encoders; null where the report does not name them. */
  readonly models: readonly [string, string] | null;
}

/** Reads an earlier report. Throws `baseline-unusable` that names the first place where it is not one. */
export function parseBaseline(text: string, file: string): Baseline {
  try {
    return readReport(new Cursor(JSON.parse(text), 'report'));
  } catch (error) {
    throw new Trouble('baseline-unusable', { file, reason: messageOf(error) }, error);
  }
}

function readReport(report: Cursor): Baseline {
  const version = report.at('version').value;
  if (version !== REPORT_VERSION) report.at('version').fail(`version ${REPORT_VERSION}`);
  const clip = report.at('pipelines').at('clip');
  const rows = report.at('dataset').at('rows').list();
  const best = clip.at('best').list();
  if (best.length !== rows.length) clip.at('best').fail(`${rows.length} entries`);
  const images = rows.map(imageOf);
  return {
    rows: rows.map((row, i) => ({
      filename: row.at('filename').text(),
      caption: row.at('caption').text(),
      image: images[i] ?? '',
      correct: images[best[i]?.index(rows.length) ?? -1] === images[i],
    })),
    models: fingerprints(report),
  };
}

/** Reports of other programs may lack `image`: the experiment's layout tells it. */
function imageOf(row: Cursor): string {
  if (row.has('image')) return row.at('image').text();
  const category = row.at('category').text();
  const filename = row.at('filename').text();
  return category === '' ? filename : `${category}/${filename}`;
}

function fingerprints(report: Cursor): Baseline['models'] {
  if (!report.has('models') || !report.at('models').has('clip')) return null;
  const clip = report.at('models').at('clip');
  return [clip.at('image').at('fingerprint').text(), clip.at('text').at('fingerprint').text()];
}

/** A value of unknown make and the path that led to it. */
class Cursor {
  readonly value: unknown;
  readonly path: string;

  constructor(value: unknown, path: string) {
    this.value = value;
    this.path = path;
  }

  has(key: string): boolean {
    return typeof this.value === 'object' && this.value !== null && Object.hasOwn(this.value, key);
  }

  at(key: string): Cursor {
    const child = this.has(key) ? (this.value as Record<string, unknown>)[key] : undefined;
    return new Cursor(child, `${this.path}.${key}`);
  }

  list(): Cursor[] {
    if (!Array.isArray(this.value)) return this.fail('a list');
    return this.value.map((value: unknown, i) => new Cursor(value, `${this.path}[${i}]`));
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.fail('text');
  }

  /** An integer in 0 .. length - 1. */
  index(length: number): number {
    const { value } = this;
    const isIndex = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < length;
    return isIndex ? value : this.fail(`an index below ${length}`);
  }

  fail(expected: string): never {
    const got = this.value === undefined ? 'nothing' : JSON.stringify(this.value).slice(0, 40);
    throw new Error(`${this.path}: expected ${expected}, got ${got}`);
  }
}

/** A row that was right in the baseline and is not now. */
export interface LostRow {
  readonly before: BaselineRow;
  /** Index in `Comparison.rows`; null when the row is left out now. */
  readonly now: number | null;
}

export interface BaselineVerdict {
  readonly lost: readonly LostRow[];
  /** Rows that were right, and stand in the captions file no more. */
  readonly removed: readonly BaselineRow[];
  /** Rows that are right now and were not. */
  readonly won: number;
  /** False when other encoders made the baseline. */
  readonly sameModels: boolean;
}

/**
 * Rows right in the baseline and wrong now, by CLIP. Rows are found again by image and caption, then by image and
 * occurrence, then by file name, so that neither an edited caption, a new order nor a moved image hides one.
 */
export function compareWithBaseline(baseline: Baseline, comparison: Comparison): BaselineVerdict {
  const correct = comparison.pipelines.clip?.correct ?? new Uint8Array();
  const { found, leftOut } = findAgain(baseline.rows, comparison);
  const isLost = (before: BaselineRow) =>
    before.correct && (leftOut.has(before) || (found.has(before) && correct[found.get(before) ?? -1] !== 1));
  const pairs = [...found];
  return {
    lost: baseline.rows.filter(isLost).map((before) => ({ before, now: found.get(before) ?? null })),
    removed: baseline.rows.filter((before) => before.correct && !found.has(before) && !leftOut.has(before)),
    won: pairs.filter(([before, now]) => !before.correct && correct[now] === 1).length,
    sameModels: usesSameModels(baseline, comparison),
  };
}

interface FoundAgain {
  readonly found: ReadonlyMap<BaselineRow, number>;
  readonly leftOut: ReadonlySet<BaselineRow>;
}

function findAgain(before: readonly BaselineRow[], { rows, leftOut }: Comparison): FoundAgain {
  const now = rows.map(({ image, filename, caption }, index) => ({
    image,
    filename: filename.value,
    caption: caption.value,
    index,
  }));
  const found = matchBy(before, now, [
    (row) => JSON.stringify([row.image, row.caption]),
    (row) => row.image,
    (row) => JSON.stringify([row.filename, row.caption]),
  ]);
  const rest = before.filter((row) => !found.has(row));
  const out = leftOut.map(({ row }) => ({
    filename: row.filename.value,
    caption: row.caption.value,
    image: imageIn(row),
  }));
  const skipped = matchBy(rest, out, [
    (row) => JSON.stringify([row.image, row.caption]),
    (row) => row.image,
    (row) => row.filename,
  ]);
  return { found: new Map([...found].map(([row, { index }]) => [row, index])), leftOut: new Set(skipped.keys()) };
}

function imageIn(row: Row): string {
  return row.category?.value ? `${row.category.value}/${row.filename.value}` : row.filename.value;
}

function usesSameModels({ models }: Baseline, comparison: Comparison): boolean {
  const clip = comparison.models.clip;
  return !models || !clip || (models[0] === clip.image.fingerprint && models[1] === clip.text.fingerprint);
}

/** CLIP's top-1 accuracy in percent; rows left out count as wrong unless `allowSkipped`. */
export function gatedAccuracy(comparison: Comparison, allowSkipped: boolean): number {
  const { correct, total } = comparison.pipelines.clip?.top1 ?? { correct: 0, total: 0 };
  const rows = total + (allowSkipped ? 0 : comparison.leftOut.length);
  return rows === 0 ? 0 : (100 * correct) / rows;
}
