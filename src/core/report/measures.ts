import { decimals, percent, pipelineTitle, rankText, words } from '../messages/report.ts';
import type { EncoderInfo, PipelineName } from '../pipelines/types.ts';
import { heading, modelName } from './names.ts';
import type { Comparison, Measure, PipelineResult } from './types.ts';

interface MeasureText {
  readonly name: string;
  readonly value: string;
  readonly chance: string;
}

/** Every measure beside top-1, in the order of the table. */
export function measuresOf(result: PipelineResult): MeasureText[] {
  const measure = (name: string, { value, chance }: Measure, format: (value: number) => string): MeasureText => {
    return { name, value: format(value), chance: format(chance) };
  };
  const directions = [
    [words.imageToText(), result.imageToText],
    [words.textToImage(), result.textToImage],
  ] as const;
  return [
    ...directions.flatMap(([direction, { recall, medianRank, meanReciprocalRank }]) => [
      ...recall.map((at) => measure(`${direction}: ${words.recall(at.k)}`, at, percent)),
      measure(`${direction}: ${words.medianRank()}`, medianRank, rankText),
      measure(`${direction}: ${words.meanReciprocalRank()}`, meanReciprocalRank, decimals),
    ]),
    { name: words.diagonal(), value: decimals(result.diagonalMean), chance: '' },
    { name: words.rest(), value: decimals(result.restMean), chance: '' },
    categoryMeasure(result),
  ];
}

function categoryMeasure({ confusion: { sameCategory } }: PipelineResult): MeasureText {
  return { name: words.sameCategory(), value: percent(sameCategory.accuracy), chance: percent(sameCategory.chance) };
}

/** Where the vectors come from, if they were not computed here. */
function origin({ server, imported }: EncoderInfo): string {
  if (server !== undefined) return `, ${words.onServer(heading(server))}`;
  return imported ? `, ${words.madeElsewhere()}` : '';
}

/** One line for each encoder that took part. */
export function modelLines({ models }: Comparison): string[] {
  const { preclip, clip } = models;
  const line = (name: PipelineName, kind: string, encoder: EncoderInfo, more = '') =>
    `${pipelineTitle(name)}, ${kind}: ${heading(modelName(encoder.source))} (${precisionText(encoder)}, ` +
    `${words.dimensions(encoder.dimension)}${origin(encoder)}${more})`;
  const lines: string[] = [];
  if (preclip) {
    const { image, text, projectionSeed } = preclip;
    const projection = words.projection(image.dimension, text.dimension, projectionSeed);
    lines.push(line('preclip', words.imageEncoder(), image, `, ${projection}`));
    lines.push(line('preclip', words.textEncoder(), text));
    if (/xenova\/resnet-50/i.test(image.source)) lines.push(words.resnetNote());
  }
  if (clip) {
    lines.push(line('clip', words.imageEncoder(), clip.image));
    lines.push(line('clip', words.textEncoder(), clip.text));
  }
  return lines;
}

/** With the file where there are several of a precision: int8 is made in more than one way. */
function precisionText({ precision, file }: EncoderInfo): string {
  return precision === 'fp32' || file === undefined ? precision : `${precision} ${heading(modelName(file))}`;
}
