import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import type { EngineClient } from '../client/client.ts';
import type { CompareParams } from '../contract/engine.ts';
import { decodeCaptions } from '../core/dataset/decode.ts';
import type { Problem } from '../core/dataset/types.ts';
import { Trouble } from '../core/errors.ts';
import { cliWords as say } from '../core/messages/cli.ts';
import { precisionWords } from '../core/messages/precision.ts';
import { problemSentence } from '../core/messages/problems.ts';
import { words } from '../core/messages/report.ts';
import { annotatedCopy } from '../core/report/annotated.ts';
import { withSpread } from '../core/report/findings.ts';
import { toHtml } from '../core/report/html/page.ts';
import { toJson } from '../core/report/json.ts';
import { shorten } from '../core/report/layout.ts';
import { stringify } from '../core/report/stringify.ts';
import { toText } from '../core/report/text.ts';
import type { Comparison } from '../core/report/types.ts';
import { passesGates, readBaseline } from './gates.ts';
import { columnsOf, tell, wantsColour, type Io } from './io.ts';
import { ensureFetched, type FetchingEngine } from './fetching.ts';
import type { Language } from './language.ts';
import type { CompareOptions } from './options.ts';
import { checkOutputs, isSameFile, writeOutputs, type Content, type Output } from './outputs.ts';
import { requestOf } from './places.ts';
import { measure } from './precision.ts';
import { withProgress } from './progress.ts';
import { sarifContent } from './sarif.ts';

export type Engine = FetchingEngine & Pick<EngineClient, 'compare' | 'list' | 'spread' | 'measurePrecision'>;

/** What the command needs beside its options. */
export interface CompareContext {
  readonly io: Io;
  readonly engine: Engine;
  readonly language: Language;
  /** Program and version. */
  readonly generator: string;
  readonly version: string;
}

/** Draws of pre-CLIP's projection that its accuracy is held against. */
const SEEDS = 200;
const MOST_PROBLEMS = 30;

const sentence = (problem: Problem) => problemSentence(problem, t);

/** Runs the pipelines, prints and writes the report. The result is the exit code: 0, or 1 where a gate is missed. Throws `Trouble`. */
export async function compare(options: CompareOptions, context: CompareContext): Promise<number> {
  const { io } = context;
  const captionsFile = resolve(options.captions ?? join(options.dataset, 'captions.csv'));
  await checkOutputs(outputsOf(options), captionsFile);
  const baseline = await readBaseline(options.baseline);
  const captions = (options.csv ?? options.sarif) ? await readOrdinaryFile(captionsFile) : null;
  const plain = paramsOf(options, io);
  const weights = options.precision === 'auto' ? 'fp32' : options.precision;
  await ensureFetched(plain.models, weights, options, context.engine, io);
  const params = { ...plain, ...(await precisionOf(options, context)) };
  const comparison = await runEngine(params, context);
  tellProblems(comparison, io);
  if (comparison.rows.length < 2) throw new Trouble('too-few-rows', { usable: comparison.rows.length });
  const columns = columnsOf(io, io.stdout);
  io.stdout.write(toText(comparison, { columns, colour: wantsColour(io, io.stdout), sentence }));
  const contents = contentsOf(comparison, options, captions, context);
  if (options.sarif !== undefined) {
    const { version } = context;
    contents.push(await sarifContent(options.sarif, comparison, { captionsFile, captions, sentence, version }));
  }
  const passes = passesGates(comparison, options, baseline, io);
  const written = passes ? contents : await withoutBaseline(contents, options, io);
  await writeOutputs(written, io.signal);
  for (const { path } of written) tell(io, say.wrote(path));
  return passes ? 0 : 1;
}

/** A run that got worse must not become what the next one is held against. */
async function withoutBaseline(
  contents: readonly Content[],
  { json, baseline }: CompareOptions,
  io: Io,
): Promise<readonly Content[]> {
  if (json === undefined || baseline === undefined || !(await isSameFile(json, baseline))) return contents;
  tell(io, say.baselineUntouched(baseline));
  return contents.filter(({ path }) => path !== json);
}

/**
 * What was asked for, or what a measurement recommends: an encoder without a file of that stays in fp32 then. Pipelines
 * with embeddings made elsewhere have nothing to measure.
 */
async function precisionOf(
  options: CompareOptions,
  { io, engine }: CompareContext,
): Promise<Pick<CompareParams, 'precision' | 'orFp32'>> {
  if (options.precision !== 'auto') return { precision: options.precision };
  const pipelines = options.pipelines.filter((name) => options.embeddings[name] === undefined);
  if (pipelines.length === 0) return { precision: 'fp32' };
  const { recommendation } = await measure({ ...options, pipelines }, engine, io);
  tell(io, precisionWords.recommendation(recommendation));
  return { precision: recommendation.precision, orFp32: true };
}

function paramsOf(options: CompareOptions, io: Io): Omit<CompareParams, 'precision'> {
  const { dumpStages } = options;
  return { ...requestOf(options, io), ...(dumpStages !== undefined && { dumpStages: resolve(dumpStages) }) };
}

function runEngine(params: CompareParams, { io, engine }: CompareContext): Promise<Comparison> {
  return withProgress(io, async (call) => {
    const { run, comparison } = await engine.compare(params, call);
    if (!comparison.pipelines.preclip) return comparison;
    return withSpread(comparison, await engine.spread({ run, seeds: SEEDS }, call));
  });
}

/** Null for what is no file: a pipe would never end. The engine says what is wrong with it. */
async function readOrdinaryFile(path: string): Promise<Uint8Array | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? await readFile(path).catch(() => null) : null;
}

function outputsOf({ json, csv, html, sarif }: CompareOptions): Output[] {
  return Object.entries({ json, csv, html, sarif }).flatMap(([name, path]) =>
    path === undefined ? [] : [{ option: `--${name}`, path }],
  );
}

function contentsOf(
  comparison: Comparison,
  { json, csv, html }: CompareOptions,
  captions: Uint8Array | null,
  { generator, language }: CompareContext,
): Content[] {
  const contents: Content[] = [];
  if (json !== undefined) contents.push({ path: json, pieces: stringify(toJson(comparison, sentence, generator)) });
  if (csv !== undefined && captions)
    contents.push({ path: csv, pieces: [annotatedCopy(decodeCaptions(captions), comparison)] });
  if (html !== undefined) {
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date());
    contents.push({ path: html, pieces: [toHtml(comparison, { sentence, language, generator, date })] });
  }
  return contents;
}

/** The first problems; what all of them are stands in the files. Too few rows are told at the end, as what stops the command. */
function tellProblems(comparison: Comparison, io: Io): void {
  const problems = comparison.problems.filter(({ code }) => code !== 'too-few-rows');
  for (const problem of problems.slice(0, MOST_PROBLEMS)) {
    const place = problem.place ? `${say.line(problem.place.line)}: ` : '';
    tell(io, `${words.severity(problem.severity)}: ${place}${shorten(sentence(problem), 500)}`);
  }
  const more = problems.length - MOST_PROBLEMS;
  if (more > 0) tell(io, say.moreProblems(more));
}
