import { decimals, percent, pipelineTitle, words } from '../messages/report.ts';
import type { PipelineName } from '../pipelines/types.ts';
import { forTerminal } from './disarm.ts';
import { countWrong, mainPipeline, mixups, pipelineEntries, reasonsOf, worstRows } from './findings.ts';
import type { ProblemSentence } from './json.ts';
import { padStart, shorten, shortenMiddle, table, wrap, type Column } from './layout.ts';
import { meaning } from './meaning.ts';
import { measuresOf } from './measures.ts';
import { datasetName, heading } from './names.ts';
import { remarks } from './remarks.ts';
import { runFacts } from './run.ts';
import { matrixLines } from './textMatrix.ts';
import type { Comparison, PipelineResult } from './types.ts';

export interface TextOptions {
  /** Columns of the terminal. */
  readonly columns: number;
  readonly colour: boolean;
  readonly sentence: ProblemSentence;
}

const WORST = 10;
const MIXUPS = 5;
const MOST_LEFT_OUT = 50;

/** The report as lines for a terminal. Texts of the dataset stand there disarmed. */
export function toText(comparison: Comparison, options: TextOptions): string {
  const paint = painter(options.colour);
  const sections = [
    [titleLine(comparison, paint)],
    ...pipelineEntries(comparison).map(([name, result]) => matrixSection(comparison, name, result, options, paint)),
    accuracySection(comparison, paint),
    remarksSection(comparison, options),
    meaningSection(comparison, options, paint),
    retrievalSection(comparison, paint),
    worstSection(comparison, options, paint),
    confusionSection(comparison, options, paint),
    leftOutSection(comparison, options, paint),
    runSection(comparison, options, paint),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

interface Painter {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

function painter(colour: boolean): Painter {
  const code = (on: number, off: number) => (text: string) => (colour ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return { bold: code(1, 22), dim: code(2, 22) };
}

function titleLine(comparison: Comparison, { bold, dim }: Painter): string {
  const { rows, leftOut } = comparison;
  const labels = new Set(rows.map(({ label }) => label));
  const facts = [words.rows(rows.length), words.categories(labels.size)];
  if (leftOut.length > 0) facts.push(words.leftOutCount(leftOut.length));
  return `${bold(heading(datasetName(comparison)))}  ${dim(facts.join(' · '))}`;
}

function matrixSection(
  { rows }: Comparison,
  name: PipelineName,
  { similarity }: PipelineResult,
  { columns }: TextOptions,
  { bold }: Painter,
): string[] {
  const filenames = rows.map(({ filename }) => filename.value);
  const body = similarity ? matrixLines(filenames, similarity, columns, bold) : [words.noMatrix(rows.length)];
  return [...wrap(words.similarityOf(pipelineTitle(name)), columns).map(bold), ...body];
}

function accuracySection(comparison: Comparison, { bold }: Painter): string[] {
  const entries = pipelineEntries(comparison).map(([name, { top1, spread }]) => {
    const label = name === 'clip' ? words.wilson() : words.spreadInterval(spread?.seeds ?? 0);
    const interval = top1.interval ? words.between(label, top1.interval) : '';
    return [pipelineTitle(name), percent(top1.accuracy), words.hits(top1), words.chanceOf(top1.chance), interval];
  });
  const columns = entries[0]?.map((_, i): Column => {
    const cells = entries.map((entry) => entry[i] ?? '');
    return { head: '', align: i === 1 || i === 2 ? 'right' : 'left', cells };
  });
  return [bold(`${words.question()} ${words.accuracy()}:`), ...indent(table(columns ?? []))];
}

function remarksSection(comparison: Comparison, { columns }: TextOptions): string[] {
  return remarks(comparison).flatMap(({ message }) => wrap(message, columns));
}

function meaningSection(comparison: Comparison, { columns }: TextOptions, { bold }: Painter): string[] {
  const points = meaning(comparison).flatMap(({ pipeline, sentences }) =>
    wrap(`${pipeline ? `${pipelineTitle(pipeline)}: ` : ''}${sentences.join(' ')}`, columns - 4, '  ').map(
      (line, i) => (i === 0 ? '- ' : '') + line,
    ),
  );
  return [bold(words.meaning()), ...indent(points)];
}

function retrievalSection(comparison: Comparison, { bold }: Painter): string[] {
  const entries = pipelineEntries(comparison);
  const measures = entries.map(([, result]) => measuresOf(result));
  const names = measures[0]?.map(({ name }) => name) ?? [];
  const values = entries.map(([name], i): Column => {
    return { head: pipelineTitle(name), align: 'right', cells: measures[i]?.map(({ value }) => value) ?? [] };
  });
  const chance: Column = {
    head: words.chance(),
    align: 'right',
    cells: measures[0]?.map((measure) => measure.chance) ?? [],
  };
  return [bold(words.retrieval()), ...indent(table([{ head: '', align: 'left', cells: names }, ...values, chance]))];
}

function worstSection(comparison: Comparison, { columns }: TextOptions, { bold, dim }: Painter): string[] {
  const [name, result] = mainPipeline(comparison) ?? [];
  if (!name || !result) return [];
  const worst = worstRows(comparison, result, WORST);
  if (worst.length === 0) return [bold(words.worst()), ...indent([words.noneWrong()])];
  const quote = (caption: string) => `“${shorten(forTerminal(caption), Math.max(20, columns - 24))}”`;
  const lines = worst.flatMap(({ row, rival, own, rivalCosine, margin, rank }) => [
    `${shortenMiddle(forTerminal(row.image), columns - 40)}  ` +
      dim(`${words.atLine(row.line)} · ${words.rank()} ${rank} · ${words.margin()} ${decimals(margin)}`),
    `  ${padStart(decimals(own), 6)}  ${quote(row.caption.value)}`,
    `  ${padStart(decimals(rivalCosine), 6)}  ${quote(rival.caption.value)}  ${dim(`(${shortenMiddle(forTerminal(rival.filename.value), 24)})`)}`,
  ]);
  return [bold(words.worstOf(pipelineTitle(name), worst.length, countWrong(result))), ...indent(lines)];
}

function confusionSection(comparison: Comparison, { columns }: TextOptions, { bold }: Painter): string[] {
  const [name, result] = mainPipeline(comparison) ?? [];
  if (!name || !result || result.confusion.labels.length < 2) return [];
  const label = (text: string) => (text === '' ? words.noCategory() : shorten(forTerminal(text), 30));
  const lines = mixups(result.confusion, MIXUPS).flatMap(({ from, to, count, of }) =>
    wrap(words.mixup(label(from), label(to), count, of), columns - 2),
  );
  return [bold(words.confusionOf(pipelineTitle(name))), ...indent(lines.length === 0 ? [words.noMixups()] : lines)];
}

function leftOutSection({ leftOut, problems }: Comparison, options: TextOptions, { bold }: Painter): string[] {
  if (leftOut.length === 0) return [];
  const lines = leftOut.slice(0, MOST_LEFT_OUT).flatMap((entry) => {
    const reasons = reasonsOf(entry, problems).map((reason) =>
      forTerminal(typeof reason === 'string' ? reason : options.sentence(reason)),
    );
    const name = shortenMiddle(forTerminal(entry.row.filename.value), 40);
    return wrap(
      `${words.atLine(entry.row.line)}  ${name}: ${shorten(reasons.join(' '), 400)}`,
      options.columns - 2,
      '  ',
    );
  });
  const more = leftOut.length - MOST_LEFT_OUT;
  if (more > 0) lines.push(words.andMore(more));
  return [bold(words.leftOutCount(leftOut.length)), ...indent(lines)];
}

function runSection(comparison: Comparison, { columns }: TextOptions, { bold }: Painter): string[] {
  return [bold(words.run()), ...indent(runLines(comparison).flatMap((line) => wrap(line, columns - 2, '  ')))];
}

/** Models, precision, runtime, timings and cache use, a line each; disarmed. */
export function runLines(comparison: Comparison): string[] {
  const { models, images, runtime, time, cache } = runFacts(comparison);
  return [...models, images, runtime, `${words.time()}: ${time.join(', ')}`, `${words.cache()}: ${cache}`];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}
