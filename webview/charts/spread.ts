import type { PanelResult } from '../../src/contract/panel.ts';
import { chartWords } from '../../src/core/messages/panelTable.ts';
import { percent, words } from '../../src/core/messages/report.ts';
import { histogramOf, type Bar, type Histogram } from '../../src/core/report/histogram.ts';
import type { Comparison, PipelineResult, ProjectionSpread, Share } from '../../src/core/report/types.ts';
import { drawn, element, type Attributes } from '../dom.ts';

const ROOM = { width: 560, height: 150 };
/** Above the bars, for names. */
const TOP = 40;
const BOTTOM = 44;

/** What the chart is drawn from. */
interface Drawing {
  readonly spread: ProjectionSpread;
  readonly mine: Share;
  readonly clip: Share | null;
  readonly histogram: Histogram;
}

/** How the random projections score: a histogram with this run, chance, mean, interval and CLIP, and the same in words. */
export function spreadView(host: HTMLElement, { comparison }: PanelResult): { dispose(): void } {
  host.replaceChildren(element('div', { class: 'chart' }, ...content(comparison)));
  return {
    dispose: () => {
      host.replaceChildren();
    },
  };
}

function content({ pipelines: { preclip, clip }, models }: Comparison): HTMLElement[] {
  if (!preclip?.spread)
    return [element('p', { class: 'how' }, preclip ? chartWords.computing() : chartWords.noSpread())];
  const drawing = drawingOf(preclip, preclip.spread, clip ?? null);
  const seed = models.preclip?.projectionSeed ?? 0;
  const { spread, mine } = drawing;
  const sentences = [chartWords.spreadRead(), words.place(seed, spread), words.spreadMean(spread, mine.chance)];
  return [
    element('p', { class: 'how' }, sentences.join(' ')),
    element('figure', {}, chart(drawing), legend(drawing)),
    asTable(drawing),
  ];
}

function drawingOf({ top1 }: PipelineResult, spread: ProjectionSpread, clip: PipelineResult | null): Drawing {
  const reach = clip?.top1.correct ?? 0;
  const histogram = histogramOf({ spread, mine: top1.correct, reach, ...ROOM });
  return { spread, mine: top1, clip: clip?.top1 ?? null, histogram };
}

function chart(drawing: Drawing): SVGElement {
  const { spread, histogram } = drawing;
  const axis = drawn('path', { class: 'axis', d: `M0 ${ROOM.height}H${ROOM.width}` });
  return drawn(
    'svg',
    {
      class: 'histogram',
      viewBox: `-4 ${-TOP} ${ROOM.width + 8} ${TOP + ROOM.height + BOTTOM}`,
      role: 'img',
      'aria-label': words.histogramOf(spread.seeds),
    },
    band(drawing),
    ...histogram.bars.map(bar),
    axis,
    ...histogram.bars.filter(({ labelled }) => labelled).map(barLabel),
    text(ROOM.width / 2, ROOM.height + 36, words.histogramAxis(spread.total)),
    ...marks(drawing),
  );
}

function bar({ mine, low, count, x, y, width, height }: Bar): SVGElement {
  const attributes = { class: mine ? 'bar mine' : 'bar', x, y, width, height, rx: 2 };
  return drawn('rect', attributes, drawn('title', {}, words.draws(count, low)));
}

function barLabel({ low, x, width }: Bar): SVGElement {
  return text(x + width / 2, ROOM.height + 17, String(low));
}

function text(x: number, y: number, content: string, attributes: Attributes = {}): SVGElement {
  return drawn('text', { x, y, 'text-anchor': 'middle', ...attributes }, content);
}

/** The middle 95% of the draws, behind the bars. */
function band({ spread, histogram }: Drawing): SVGElement {
  const [left, right] = spread.interval.map((share) => histogram.place(share * spread.total));
  const x = left ?? 0;
  return drawn('rect', { class: 'band', x, y: 0, width: Math.max(2, (right ?? x) - x), height: ROOM.height });
}

function marks({ spread, mine, clip, histogram }: Drawing): SVGElement[] {
  const place = (share: number) => histogram.place(share * spread.total);
  const run = histogram.bars.find(({ mine }) => mine);
  const label = run ? [text(run.x + run.width / 2, run.y - 7, words.thisRun(), { class: 'mine' })] : [];
  const vertical = (name: string, share: number) =>
    drawn('path', { class: `mark ${name}`, d: `M${place(share)} -12V${ROOM.height}` });
  return [
    vertical('chance', mine.chance),
    vertical('mean', spread.mean),
    ...label,
    ...(clip ? clipMark(clip, histogram) : []),
  ];
}

/** CLIP's line, or an arrow to where it would be. */
function clipMark({ correct, accuracy }: Share, { place, bars }: Histogram): SVGElement[] {
  const x = place(correct);
  if (correct > (bars.at(-1)?.high ?? 0)) {
    const arrow = drawn('path', { class: 'mark clip', d: `M${ROOM.width - 30} -16h28m-7 -6l7 6l-7 6` });
    return [arrow, text(ROOM.width - 36, -12, chartWords.beyond(percent(accuracy)), { 'text-anchor': 'end' })];
  }
  const line = drawn('path', { class: 'mark clip', d: `M${x} -16V${ROOM.height}` });
  const end = x > ROOM.width - 60 ? 'end' : x < 60 ? 'start' : 'middle';
  return [line, text(x, -24, chartWords.clip(percent(accuracy)), { 'text-anchor': end })];
}

function legend({ spread, mine, clip }: Drawing): HTMLElement {
  const [low, high] = spread.interval;
  const entries: [string, string][] = [
    ['bar mine', chartWords.thisRun(percent(mine.accuracy))],
    ['mean', chartWords.mean(percent(spread.mean))],
    ['chance', chartWords.chance(percent(mine.chance))],
    ['band', words.between(words.spreadInterval(spread.seeds), [low, high])],
  ];
  if (clip) entries.push(['clip', chartWords.clip(percent(clip.accuracy))]);
  return element('ul', { class: 'keys' }, ...entries.map(([name, meaning]) => legendEntry(name, meaning)));
}

function legendEntry(name: string, meaning: string): HTMLElement {
  const isArea = name === 'band' || name === 'bar mine';
  const sign = isArea
    ? drawn('rect', { class: name, x: 1, y: 2, width: 14, height: 12, rx: 2 })
    : drawn('path', { class: `mark ${name}`, d: 'M8 0V16' });
  return element('li', {}, drawn('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, sign), meaning);
}

function asTable({ spread, histogram }: Drawing): HTMLElement {
  const lines = histogram.bars
    .filter(({ count, mine }) => count > 0 || mine)
    .map(({ low, high, count, mine }) => {
      const hits = low === high ? low : chartWords.fromTo(low, high);
      const note = mine ? ` (${words.thisRun()})` : '';
      return element('tr', {}, element('th', { scope: 'row' }, `${hits}${note}`), element('td', {}, count));
    });
  const heads = [chartWords.correctImages(), chartWords.projections()].map((head) =>
    element('th', { scope: 'col' }, head),
  );
  return element(
    'details',
    {},
    element('summary', {}, chartWords.asTable()),
    element(
      'table',
      { 'aria-label': words.histogramOf(spread.seeds) },
      element('thead', {}, element('tr', {}, ...heads)),
      element('tbody', {}, ...lines),
    ),
  );
}
