import { readFile } from 'node:fs/promises';
import { messageOf, Trouble } from '../core/errors.ts';
import { cliWords as say } from '../core/messages/cli.ts';
import {
  compareWithBaseline,
  gatedAccuracy,
  parseBaseline,
  type Baseline,
  type BaselineVerdict,
} from '../core/report/baseline.ts';
import type { Comparison } from '../core/report/types.ts';
import { tell, type Io } from './io.ts';
import type { CompareOptions } from './options.ts';

/** Reads the baseline of `--baseline`, null without one. Throws `baseline-unusable`. */
export async function readBaseline(file: string | undefined): Promise<Baseline | null> {
  if (file === undefined) return null;
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Trouble('baseline-unusable', { file, reason: messageOf(error) }, error);
  });
  return parseBaseline(text.replace(/^\ufeff/, ''), file);
}

/** True when threshold and baseline, as far as they are asked for, are met; says so either way. */
export function passesGates(
  comparison: Comparison,
  options: CompareOptions,
  baseline: Baseline | null,
  io: Io,
): boolean {
  const meetsThreshold = passesThreshold(comparison, options, io);
  return passesBaseline(comparison, options, baseline, io) && meetsThreshold;
}

function passesThreshold(comparison: Comparison, { failUnderClip, allowSkipped }: CompareOptions, io: Io): boolean {
  if (failUnderClip === undefined) return true;
  const percent = gatedAccuracy(comparison, allowSkipped);
  const passes = percent >= failUnderClip;
  const words = [`${percent.toFixed(1)}%`, `${failUnderClip}%`] as const;
  tell(io, passes ? say.thresholdMet(...words) : say.thresholdMissed(...words));
  const { length } = comparison.leftOut;
  if (length > 0 && !allowSkipped) tell(io, say.leftOutCounted(length));
  return passes;
}

function passesBaseline(
  comparison: Comparison,
  { allowSkipped }: CompareOptions,
  baseline: Baseline | null,
  io: Io,
): boolean {
  if (!baseline) return true;
  const verdict = compareWithBaseline(baseline, comparison);
  const lost = verdict.lost.filter(({ now }) => now !== null || !allowSkipped);
  tell(io, lost.length === 0 ? say.baselineKept(verdict.won) : say.baselineMissed(lost.length, verdict.won));
  for (const row of lost) tell(io, `  ${lostSentence(row, comparison)}`);
  if (verdict.removed.length > 0) tell(io, say.baselineRemoved(verdict.removed.length));
  if (!verdict.sameModels) tell(io, say.otherModels());
  return lost.length === 0;
}

function lostSentence({ before, now }: BaselineVerdict['lost'][number], comparison: Comparison): string {
  if (now === null) return say.lostLeftOut(before.image);
  const rival = comparison.rows[comparison.pipelines.clip?.best[now] ?? -1];
  const row = comparison.rows[now];
  return `${say.line(row?.line ?? 0)}  ${say.lostRow(row?.image ?? before.image, rival?.image ?? '')}`;
}
