import type { PanelResult } from '../../src/contract/panel.ts';
import { chartWords } from '../../src/core/messages/panelTable.ts';
import { percent, words } from '../../src/core/messages/report.ts';
import { histogramOf, type Bar, type Histogram } from '../../src/core/report/histogram.ts';
import type { Comparison, ProjectionSpread, Share } from '../../src/core/report/types.ts';
import { drawn, element, type Attributes } from '../dom.ts';

/** Of the bars, in CSS pixels; they are never scaled, since their labels would be with them. */
const HEIGHT = 150;
const WIDTH = { least: 200, most: 560 };
const EDGE = 4;
/** Above the bars, for names. */
const TOP = 40;
const BOTTOM = 44;

/** What the chart is drawn from. */
interface Drawing {
  readonly spread: ProjectionSpread;
  readonly mine: Share;
  readonly clip: Share | null;
  readonly width: number;
  readonly histogram: Histogram;
}

/**
 * How the random projections score: a histogram with this run, chance, mean, interval and CLIP, and the same in words.
 * `isComing` says whether somebody draws the spread where it is not there.
 */
export function spreadView(host: HTMLElement, { comparison }: PanelResult, isComing: boolean): { dispose(): void } {
  const place = element('div');
  let shown = 0;
  const draw = (width: number) => {
    const drawing = drawingOf(comparison, width);
    if (drawing) place.replaceChildren(chart(drawing));
    shown = width;
  };
  const sizes = new ResizeObserver(() => {
    const width = Math.min(WIDTH.most, Math.max(WIDTH.least, place.clientWidth - 2 * EDGE));
    if (width !== shown) draw(width);
  });
  draw(WIDTH.most);
  sizes.observe(place);
  host.replaceChildren(element('div', { class: 'chart' }, ...content(comparison, place, isComing)));
  return {
    dispose: () => {
      sizes.disconnect();
      host.replaceChildren();
    },
  };
}

function content(comparison: Comparison, place: HTMLElement, isComing: boolean): HTMLElement[] {
  const drawing = drawingOf(comparison, WIDTH.most);
  const { preclip } = comparison.pipelines;
  const missing = isComing ? chartWords.computing() : chartWords.notDrawn();
  if (!drawing) return [element('p', { class: 'how' }, preclip ? missing : chartWords.noSpread())];
  const seed = comparison.models.preclip?.projectionSeed ?? 0;
  const { spread, mine } = drawing;
  const sentences = [chartWords.spreadRead(), words.place(seed, spread), words.spreadMean(spread, mine.chance)];
  return [
    element('p', { class: 'how' }, sentences.join(' ')),
    element('figure', {}, place, legend(drawing)),
    asTable(drawing),
  ];
}

/** Null as long as nothing is known of the spread. */
function drawingOf({ pipelines: { preclip, clip } }: Comparison, width: number): Drawing | null {
  if (!preclip?.spread) return null;
  const { spread, top1: mine } = preclip;
  const reach = clip?.top1.correct ?? 0;
  const histogram = histogramOf({ spread, mine: mine.correct, reach, width, height: HEIGHT });
  return { spread, mine, clip: clip?.top1 ?? null, width, histogram };
}

function chart(drawing: Drawing): SVGElement {
  const { spread, histogram, width } = drawing;
  const axis = drawn('path', { class: 'axis', d: `M0 ${HEIGHT}H${width}` });
  const [across, down] = [width + 2 * EDGE, TOP + HEIGHT + BOTTOM];
  return drawn(
    'svg',
    {
      class: 'histogram',
      viewBox: `${-EDGE} ${-TOP} ${across} ${down}`,
      width: across,
      height: down,
      role: 'img',
      'aria-label': words.histogramOf(spread.seeds),
    },
    band(drawing),
    ...histogram.bars.map(bar),
    axis,
    ...histogram.bars.filter(({ labelled }) => labelled).map(barLabel),
    text(width / 2, HEIGHT + 36, words.histogramAxis(spread.total)),
    ...marks(drawing),
  );
}

function bar({ mine, low, count, x, y, width, height }: Bar): SVGElement {
  const attributes = { class: mine ? 'bar mine' : 'bar', x, y, width, height, rx: 2 };
  return drawn('rect', attributes, drawn('title', {}, words.draws(count, low)));
}

function barLabel({ low, x, width }: Bar): SVGElement {
  return text(x + width / 2, HEIGHT + 17, String(low));
}

function text(x: number, y: number, content: string, attributes: Attributes = {}): SVGElement {
  return drawn('text', { x, y, 'text-anchor': 'middle', ...attributes }, content);
}

/** The middle 95% of the draws, behind the bars. */
function band({ spread, histogram }: Drawing): SVGElement {
  const [left, right] = spread.interval.map((share) => histogram.place(share * spread.total));
  const x = left ?? 0;
  return drawn('rect', { class: 'band', x, y: 0, width: Math.max(2, (right ?? x) - x), height: HEIGHT });
}

function marks({ spread, mine, clip, histogram, width }: Drawing): SVGElement[] {
  const place = (share: number) => histogram.place(share * spread.total);
  const run = histogram.bars.find(({ mine }) => mine);
  const label = run ? [text(run.x + run.width / 2, run.y - 7, words.thisRun(), { class: 'mine' })] : [];
  const vertical = (name: string, share: number) =>
    drawn('path', { class: `mark ${name}`, d: `M${place(share)} 0V${HEIGHT}` });
  return [
    vertical('chance', mine.chance),
    vertical('mean', spread.mean),
    ...label,
    ...(clip ? clipMark(clip, histogram, width) : []),
  ];
}

/** CLIP's line, or an arrow to where it would be. */
function clipMark({ correct, accuracy }: Share, { place, bars }: Histogram, width: number): SVGElement[] {
  const x = place(correct);
  if (correct > (bars.at(-1)?.high ?? 0)) {
    const arrow = drawn('path', { class: 'mark clip', d: `M${width - 30} -16h28m-7 -6l7 6l-7 6` });
    return [arrow, text(width - 36, -12, chartWords.beyond(percent(accuracy)), { 'text-anchor': 'end' })];
  }
  const line = drawn('path', { class: 'mark clip', d: `M${x} -16V${HEIGHT}` });
  const end = x > width - 60 ? 'end' : x < 60 ? 'start' : 'middle';
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
  const heads = [chartWords.correctRows(), chartWords.projections()].map((head) =>
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
