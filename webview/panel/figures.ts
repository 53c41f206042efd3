import { panelWords as say } from '../../src/core/messages/panel.ts';
import { decimals, percent, pipelineTitle, words } from '../../src/core/messages/report.ts';
import type { PipelineName } from '../../src/core/pipelines/types.ts';
import { pipelineEntries } from '../../src/core/report/findings.ts';
import type { Comparison, PipelineResult } from '../../src/core/report/types.ts';
import { element } from '../dom.ts';
import { axisText, roundOut, type Range } from '../heatmap/domain.ts';
import { infoButton } from './info.ts';

/** Beneath a heatmap: where its accuracy lies, and how far the diagonal stands out. */
export function figures(
  comparison: Comparison,
  name: PipelineName,
  result: PipelineResult,
  isSpreadComing: boolean,
): HTMLElement[] {
  return [accuracyFigure(name, result, isSpreadComing), diagonalFigure(name, result, meansRange(comparison))];
}

function accuracyFigure(name: PipelineName, { top1, spread }: PipelineResult, isSpreadComing: boolean): HTMLElement {
  const { accuracy, chance, interval } = top1;
  const what = say.interval(name, name === 'clip' ? null : (spread?.seeds ?? null));
  const help = infoButton(what, name === 'clip' ? say.wilsonHelp() : say.projectionHelp());
  const missing = isSpreadComing ? say.spreadComing() : say.spreadNotDrawn();
  return element(
    'div',
    { class: 'figure' },
    element('h3', {}, words.accuracy()),
    strip(
      say.accuracyFigure(pipelineTitle(name), percent(accuracy), percent(chance)),
      interval && band(interval),
      mark('tick', chance),
      mark('dot', accuracy),
      ...[0, 0.5, 1].map((at) => axisNumber(at, `${100 * at}%`)),
    ),
    element(
      'dl',
      {},
      ...entry('dot', words.hits(top1), percent(accuracy)),
      ...entry('band', what, interval ? words.range(interval) : missing, help.element),
      ...entry('tick', words.chance(), percent(chance)),
    ),
  );
}

function diagonalFigure(name: PipelineName, result: PipelineResult, [low, high]: Range): HTMLElement {
  const { diagonalMean, restMean } = result;
  const place = (cosine: number) => (high > low ? (cosine - low) / (high - low) : 0.5);
  const [own, rest] = [decimals(diagonalMean), decimals(restMean)];
  const isKnown = Number.isFinite(restMean);
  return element(
    'div',
    { class: 'figure' },
    element('h3', {}, say.diagonalRest(), infoButton(say.diagonalRest(), say.diagonalHelp()).element),
    strip(
      say.diagonalFigure(pipelineTitle(name), own, rest),
      isKnown && band(sorted(place(restMean), place(diagonalMean))),
      isKnown && mark('ring', place(restMean)),
      mark('diamond', place(diagonalMean)),
      axisNumber(0, axisText(low)),
      axisNumber(1, axisText(high)),
    ),
    element(
      'dl',
      {},
      ...entry('diamond', say.diagonalMean(), own),
      ...entry('ring', say.restMean(), rest),
      ...entry('band', say.difference(), decimals(diagonalMean - restMean)),
    ),
  );
}

/** Both pipelines' means on one axis that holds 0, with round ends and a little room at them. */
function meansRange(comparison: Comparison): Range {
  const means = pipelineEntries(comparison).flatMap(([, { diagonalMean, restMean }]) => [diagonalMean, restMean]);
  const known = [0, ...means.filter(Number.isFinite)];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const room = 0.04 * (high - low);
  return roundOut(low < 0 ? low - room : low, high + room);
}

function sorted(a: number, b: number): Range {
  return [Math.min(a, b), Math.max(a, b)];
}

function strip(label: string, ...marks: readonly (HTMLElement | null | false)[]): HTMLElement {
  return element(
    'div',
    { class: 'strip', role: 'img', 'aria-label': label },
    element('i', { class: 'axis' }),
    ...marks,
  );
}

/** A mark at `place` in 0..1. */
function mark(kind: 'tick' | 'dot' | 'ring' | 'diamond', place: number): HTMLElement {
  const made = element('i', { class: kind });
  made.style.left = `${100 * place}%`;
  return made;
}

function band([low, high]: Range): HTMLElement {
  const made = mark('tick', low);
  made.className = 'band';
  made.style.width = `${100 * (high - low)}%`;
  return made;
}

function axisNumber(place: number, text: string): HTMLElement {
  const made = element('span', { class: place === 0 ? 'first' : place === 1 ? 'last' : '' }, text);
  made.style.left = `${100 * place}%`;
  return made;
}

function entry(sign: string, name: string, value: string, help: HTMLElement | null = null): HTMLElement[] {
  const key = element('i', { class: `key ${sign}`, 'aria-hidden': 'true' });
  return [element('dt', {}, key, element('span', {}, name), help), element('dd', {}, value)];
}
