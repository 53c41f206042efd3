import { words } from '../messages/report.ts';
import { distinctGuesses } from '../metrics/chance.ts';
import type { PipelineName } from '../pipelines/types.ts';
import { hasTies, pipelineEntries } from './findings.ts';
import type { Comparison, PipelineResult } from './types.ts';

/** What the numbers say and what they do not; `pipeline` is null for a point about both. */
export interface Point {
  readonly pipeline: PipelineName | null;
  readonly sentences: readonly string[];
}

/** The report's conclusions, in the user's language. */
export function meaning(comparison: Comparison): Point[] {
  const points: Point[] = pipelineEntries(comparison).map(([pipeline, result]) => ({
    pipeline,
    sentences: [
      ...(pipeline === 'clip' ? clipSentences(result) : preclipSentences(result, seedOf(comparison))),
      ...(hasTies(result) ? [words.ties(result.tiedRows, result.tieAware)] : []),
    ],
  }));
  if (comparison.mcnemar) points.push({ pipeline: null, sentences: [words.mcnemar(comparison.mcnemar)] });
  return points;
}

function seedOf({ models }: Comparison): number {
  return models.preclip?.projectionSeed ?? 0;
}

function clipSentences(result: PipelineResult): string[] {
  const { top1, chosenCaptions, distinctCaptions } = result;
  return [words.hitsSentence(result) + '.', clipVerdict(top1), words.chosen(chosenCaptions, distinctCaptions)];
}

function clipVerdict({ interval, chance }: PipelineResult['top1']): string {
  const [low, high] = interval ?? [0, 1];
  if (low > chance) return words.clipAboveChance();
  return high < chance ? words.clipBelowChance() : words.clipNearChance();
}

function preclipSentences(result: PipelineResult, seed: number): string[] {
  const { top1, spread, chosenCaptions, distinctCaptions, imageToText } = result;
  return [
    words.hitsSentence(result) + '.',
    words.preclipMeaning(),
    ...(spread ? [words.place(seed, spread), words.spreadMean(spread, top1.chance)] : [words.preclipDraw(seed)]),
    words.chosenOrGuessed(chosenCaptions, distinctCaptions, distinctGuesses(distinctCaptions, imageToText.queries)),
    words.dependent(),
  ];
}
