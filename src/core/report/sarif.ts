import type { Forgive } from '../annotations/forgive.ts';
import { Lines } from '../annotations/lines.ts';
import type { Place, Problem, Severity, UsableRow } from '../dataset/types.ts';
import { words } from '../messages/report.ts';
import { forTerminal } from './disarm.ts';
import type { ProblemSentence } from './json.ts';
import { shorten } from './layout.ts';
import type { Comparison, PipelineResult } from './types.ts';

export interface SarifOptions {
  readonly sentence: ProblemSentence;
  /** Why a wrong caption does no harm. */
  readonly forgive: Forgive;
  /** Text of the captions file, without BOM; null where it cannot be read. */
  readonly text: string | null;
  /** Where the captions file is: a path from the root of the repository with `/`, or a `file:` address. */
  readonly uri: string;
  readonly version: string;
}

const MISMATCH = 'caption-mismatch';
const LONGEST = 1000;
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

interface Finding {
  readonly ruleId: string;
  readonly level: (typeof LEVELS)[Severity];
  readonly text: string;
  readonly place: Place | null;
  /** The same in later runs, wherever the row has gone. */
  readonly about: string;
}

/**
 * What is wrong with the captions, for code review: SARIF 2.1.0 (OASIS, 2020), a result for each row that CLIP misses and for
 * each problem of the dataset. Columns are UTF-16 units. Texts of the dataset are text there: no link, no placeholder.
 */
export function toSarif(comparison: Comparison, options: SarifOptions) {
  const findings = [...mismatches(comparison, options.forgive), ...problems(comparison.problems, options.sentence)];
  const ruleIds = [...new Set(findings.map(({ ruleId }) => ruleId))];
  const lines = options.text === null ? null : new Lines(options.text);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0' as const,
    runs: [
      {
        tool: { driver: { name: 'Caption Lens', semanticVersion: options.version, rules: ruleIds.map(ruleOf) } },
        automationDetails: { id: 'caption-lens/' },
        columnKind: 'utf16CodeUnits' as const,
        results: findings.map((finding) => resultOf(finding, ruleIds, lines, options.uri)),
      },
    ],
  };
}

function ruleOf(id: string) {
  const text = id === MISMATCH ? words.mismatchRule() : words.problemRule(id);
  return { id, shortDescription: { text }, fullDescription: { text }, help: { text } };
}

function resultOf({ ruleId, level, text, place, about }: Finding, rules: string[], lines: Lines | null, uri: string) {
  return {
    ruleId,
    ruleIndex: rules.indexOf(ruleId),
    level,
    message: { text: plain(text) },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: regionOf(place, lines) } }],
    partialFingerprints: { 'captionLensFinding/v1': `${ruleId}:${shorten(forTerminal(about), LONGEST)}` },
  };
}

/** The first line where a problem has no place: code review shows nothing without one. */
function regionOf(place: Place | null, lines: Lines | null) {
  if (!place) return { startLine: 1 };
  const start = { startLine: place.line, startColumn: place.column };
  const end = lines?.positionAt(place.end);
  return end ? { ...start, endLine: end.line + 1, endColumn: end.character + 1 } : start;
}

/** In SARIF `[text](target)` is a link (3.11.6) and `{0}` a placeholder (3.11.5). */
function plain(text: string): string {
  return shorten(forTerminal(text), LONGEST)
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}

function mismatches({ rows, pipelines: { clip } }: Comparison, forgive: Forgive): Finding[] {
  if (!clip) return [];
  return rows.flatMap((row, index) => {
    const rival = rows[clip.best[index] ?? -1];
    return clip.correct[index] === 1 || !rival || forgive(clip, index) !== null
      ? []
      : [mismatch(row, rival, clip, index)];
  });
}

function mismatch(row: UsableRow, rival: UsableRow, clip: PipelineResult, index: number): Finding {
  const cosine = (value: number | undefined) => (value ?? NaN).toFixed(3);
  const text = words.mismatch(row.image, rival.image, rival.line, {
    own: cosine(clip.own[index]),
    rival: cosine(clip.rivalCosine[index]),
    rank: clip.rank[index] ?? 0,
  });
  return { ruleId: MISMATCH, level: 'warning', text, place: row.caption.place, about: row.image };
}

function problems(all: readonly Problem[], sentence: ProblemSentence): Finding[] {
  return all.map((one) => ({
    ruleId: one.code,
    level: LEVELS[one.severity],
    text: sentence(one),
    place: one.place,
    about: String(one.args['file'] ?? one.record ?? ''),
  }));
}
