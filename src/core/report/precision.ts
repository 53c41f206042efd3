import { precisionWords as words } from '../messages/precision.ts';
import { pipelineTitle } from '../messages/report.ts';
import type { PipelineName, Precision } from '../pipelines/types.ts';
import type { EncoderMeasure, PipelineMeasure, PrecisionMeasure, PrecisionReport } from '../precision/types.ts';
import { forTerminal } from './disarm.ts';
import { table, wrap } from './layout.ts';
import { modelName } from './names.ts';

const PIPELINES = ['preclip', 'clip'] as const;

/** The measurement as text: a table for each pipeline, the files behind it, and what is recommended. */
export function precisionText(report: PrecisionReport, columns: number): string {
  const measured = PIPELINES.filter((name) => report.measures.some(({ pipelines }) => pipelines[name]));
  const lines = measured.flatMap((name) => [...pipelineLines(name, report.measures), '']);
  const notes = [words.sample(report), ...(report.remembered ? [words.remembered()] : [])];
  const last = [...notes, words.recommendation(report.recommendation)];
  return `${[...lines, ...last.flatMap((note) => wrap(forTerminal(note), columns))].join('\n')}\n`;
}

function pipelineLines(name: PipelineName, measures: readonly PrecisionMeasure[]): string[] {
  const rows = measures.flatMap(({ precision, pipelines: { [name]: measure } }) =>
    measure && hasOwn(precision, measure) ? [{ precision, ...measure }] : [],
  );
  const cells = (text: (measure: PipelineMeasure) => string) => rows.map(text);
  const drift = (text: (measure: PipelineMeasure) => string) =>
    rows.map((row) => (row.precision === 'fp32' ? '–' : text(row)));
  const right = 'right' as const;
  return [
    pipelineTitle(name),
    ...table([
      { head: words.precision(), align: 'left', cells: rows.map(({ precision }) => precision) },
      { head: words.perImage(), align: right, cells: cells(({ image }) => image.milliseconds.toFixed(1)) },
      { head: words.perCaption(), align: right, cells: cells(({ text }) => text.milliseconds.toFixed(1)) },
      {
        head: words.changed(),
        align: right,
        cells: drift((row) => words.ofImages(row.drift.changed, row.drift.images)),
      },
      { head: words.largest(), align: right, cells: drift((row) => row.drift.largest.toFixed(4)) },
      { head: words.mean(), align: right, cells: drift((row) => row.drift.mean.toFixed(4)) },
    ]).map((line) => `  ${line}`),
    ...rows.map(({ precision, image, text }) => `  ${precision}: ${fileOf(image)}, ${fileOf(text)}`),
  ];
}

/** Where neither encoder has a file of the precision, the line would be that of fp32 again. */
function hasOwn(precision: Precision, { image, text }: PipelineMeasure): boolean {
  return image.precision === precision || text.precision === precision;
}

function fileOf({ source, file, precision }: EncoderMeasure): string {
  return `${forTerminal(modelName(source))}/${forTerminal(file)} (${precision})`;
}
