import { readFile } from 'node:fs/promises';
import { run } from '../../../src/cli/run.ts';
import type { Io } from '../../../src/cli/io.ts';
import type { EngineClient } from '../../../src/client/client.ts';
import type { TroubleCode } from '../../../src/core/errors.ts';
import { problemSentences } from '../../../src/core/messages/problems.ts';
import type { Wordings } from '../../../src/core/messages/sentence.ts';
import { troubleSentences } from '../../../src/core/messages/troubles.ts';
import type { ReportJson } from '../../../src/core/report/json.ts';
import { GOOD, type Case, type Outcome } from './case.ts';
import { TestFolder } from './folder.ts';
import { MODELS } from './models.ts';

/** What a call said and wrote. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Told extends Ended {
  readonly outcome: Outcome;
  /** Null where none was written. */
  readonly json: string | null;
  readonly html: string | null;
  readonly csv: Buffer | null;
}

export type Call = (args: readonly string[], root: string) => Promise<Ended>;

/** The command line in this process, before a real engine. */
export function throughEngine(engine: EngineClient): Call {
  return async (args) => {
    const said = { out: '', err: '' };
    const io: Io = {
      stdout: { write: (text) => (said.out += text) },
      stderr: { write: (text) => (said.err += text) },
      env: {},
      platform: 'linux',
      ask: null,
      home: '/nowhere',
      signal: new AbortController().signal,
    };
    const code = await run(args, { version: '0.0.0', engine }, io);
    return { code, ...said };
  };
}

export function argumentsOf({ args = [] }: Case, root: string): string[] {
  const own = args.map((argument) => argument.replaceAll('{root}', root));
  const outputs = ['json', 'html', 'csv'].flatMap((name) => [`--${name}`, `${root}/out/report.${name}`]);
  const usual = [
    ...given(own, '--models', MODELS),
    ...given(own, '--pipelines', 'clip'),
    ...given(own, '--cache', 'off'),
    ...(own.includes('--json') ? [] : outputs),
  ];
  return ['compare', `${root}/dataset`, ...usual, ...own];
}

const given = (own: readonly string[], option: string, value: string) => (own.includes(option) ? [] : [option, value]);

/** Makes the case's folder, runs it there, and reads all that came of it; `unchanged` compares the folder. */
export async function tell(
  given: Case,
  call: Call,
): Promise<Told & { readonly before: unknown; readonly after: unknown }> {
  const captions = given.csv === null ? {} : { 'captions.csv': given.csv };
  await using folder = await TestFolder.with({ ...GOOD, ...captions, ...given.files });
  const before = await folder.state('dataset');
  const beside = given.during?.(folder.root);
  const ended = await call(argumentsOf(given, folder.root), folder.root).finally(() => beside?.[Symbol.dispose]());
  const after = await folder.state('dataset');
  const [json, html, csv] = await Promise.all(
    ['json', 'html', 'csv'].map((name) => readFile(folder.path('out', `report.${name}`)).catch(() => null)),
  );
  const text = json?.toString() ?? null;
  const outcome = outcomeOf(ended, text);
  return { ...ended, outcome, json: text, html: html?.toString() ?? null, csv: csv ?? null, before, after };
}

/** Rows and problems from the report, or from what was said where none was written. */
function outcomeOf({ code, err }: Ended, json: string | null): Outcome {
  const exit = code as Outcome['exit'];
  const trouble = troubleIn(err);
  const said = { exit, ...(trouble && { trouble }) };
  if (json === null) return { ...said, problems: problemsIn(err) };
  const { rows, leftOut, problems } = (JSON.parse(json) as ReportJson).dataset;
  return {
    ...said,
    rows: rows.map(({ line, image }) => `${line} ${image}`),
    leftOut: leftOut.map(({ line, reasons }) => `${line} ${reasons.join(' ')}`),
    problems: problems.map(({ line, code }) => `${line ?? '-'} ${code}`),
  };
}

/** `line code` of each problem that stderr tells. */
export function problemsIn(err: string): string[] {
  return Array.from(err.matchAll(/^(?:error|warning|note): (?:line (\d+): )?(.*)$/gm), ([, line, told]) => {
    return `${line ?? '-'} ${codeOf(problemSentences, told ?? '') ?? 'unknown'}`;
  });
}

/** The trouble whose sentence stands at the end of what was said. */
export function troubleIn(err: string): TroubleCode | undefined {
  return codeOf(troubleSentences, err.trimEnd().split('\n').at(-1) ?? '');
}

/** The code whose sentence this is, whatever its arguments. */
function codeOf<Code extends string>(catalogue: Readonly<Record<Code, Wordings>>, told: string): Code | undefined {
  const codes = Object.keys(catalogue) as Code[];
  return codes.find((code) => catalogue[code].some((sentence) => patternOf(sentence).test(told)));
}

/** Long sentences are shortened at their end. */
function patternOf(sentence: string): RegExp {
  const [first = '', ...rest] = sentence.split(/\{\w+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const whole = [first, ...rest].join('.*');
  return new RegExp(`^${whole}$|^${first}.{300,}…$`);
}
