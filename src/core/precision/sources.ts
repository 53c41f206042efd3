import type { EncoderMeasure, PipelineMeasure, PrecisionReport } from './types.ts';

/** The report with its models named otherwise: by the user's word instead of the folder, or without where that lies. */
export function renamed(report: PrecisionReport, nameOf: (source: string) => string): PrecisionReport {
  const encoder = (measure: EncoderMeasure) => ({ ...measure, source: nameOf(measure.source) });
  const pipeline = ({ image, text, drift }: PipelineMeasure) => ({ image: encoder(image), text: encoder(text), drift });
  const measures = report.measures.map(({ precision, pipelines }) => ({
    precision,
    pipelines: Object.fromEntries(Object.entries(pipelines).map(([name, measure]) => [name, pipeline(measure)])),
  }));
  return { ...report, measures };
}
