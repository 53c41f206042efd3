import { percent, pipelineTitle, words } from '../../messages/report.ts';
import type { PipelineName } from '../../pipelines/types.ts';
import { pipelineEntries } from '../findings.ts';
import { histogramOf } from '../histogram.ts';
import type { Comparison, PipelineResult, ProjectionSpread, Top1 } from '../types.ts';
import { html, nothing, px, type Markup } from './markup.ts';

/** One card per pipeline: its accuracy, and where chance and the interval lie. */
export function cards(comparison: Comparison): Markup {
  return html`<div class="pair cards">${pipelineEntries(comparison).map(([name, result]) => card(name, result))}</div>`;
}

function card(name: PipelineName, result: PipelineResult): Markup {
  const { top1, spread } = result;
  const label = name === 'clip' ? words.wilson() : words.spreadInterval(spread?.seeds ?? 0);
  const interval = top1.interval
    ? html`<dt><i class="sw band"></i>${label}</dt>
        <dd>${words.range(top1.interval)}</dd>`
    : nothing;
  return html`<article class="card ${name}">
    <h3>${pipelineTitle(name)}</h3>
    <p class="how">${words.how(name)}</p>
    <p class="number">${percent(top1.accuracy)}</p>
    <p class="hits">${words.hitsSentence(result)}</p>
    ${scale(top1)}
    <dl>
      <dt><i class="sw tick"></i>${words.chance()}</dt>
      <dd>${percent(top1.chance)}</dd>
      ${interval}
    </dl>
  </article>`;
}

/** 0 to 100%: the interval as a band, chance level as a tick, this accuracy as a dot. */
function scale({ accuracy, chance, interval }: Top1): Markup {
  const x = (share: number) => px(8 + 384 * share);
  const band = interval
    ? html`<rect
        class="band"
        x="${x(interval[0])}"
        y="11"
        width="${px(Math.max(2, 384 * (interval[1] - interval[0])))}"
        height="10"
        rx="5"
      />`
    : nothing;
  return html`<svg class="scalebar" viewBox="0 0 400 48" aria-hidden="true">
    <path class="axis" d="M8 16H392" />
    ${band}
    <path class="tick" d="M${x(chance)} 4V28" />
    <circle class="value" cx="${x(accuracy)}" cy="16" r="7" />
    ${[0, 0.25, 0.5, 0.75, 1].map((at) => html`<text x="${x(at)}" y="45" text-anchor="${anchor(at)}">${100 * at}%</text>`)}
  </svg>`;
}

function anchor(at: number): string {
  if (at === 0) return 'start';
  return at === 1 ? 'end' : 'middle';
}

const BAR_AREA = { width: 560, height: 150 };

/** How often each number of hits came out of the random projections; this run's is marked. */
export function histogram(spread: ProjectionSpread, correct: number): Markup {
  const { bars } = histogramOf({ spread, mine: correct, ...BAR_AREA });
  return html`<svg
    class="histogram"
    viewBox="0 -22 ${BAR_AREA.width} ${BAR_AREA.height + 64}"
    role="img"
    aria-label="${words.histogramOf(spread.seeds)}"
  >
    ${bars.map(({ low, count, mine, x, y, width, height, labelled }) => {
      const middle = px(x + width / 2);
      return html`<rect
          class="${mine ? 'bar mine' : 'bar'}"
          x="${px(x)}"
          y="${px(y)}"
          width="${px(width)}"
          height="${px(height)}"
          rx="2"
          ><title>${words.draws(count, low)}</title></rect
        >
        ${mine ? html`<text class="mine" x="${middle}" y="${px(y - 7)}" text-anchor="middle">${words.thisRun()}</text>` : nothing}
        ${labelled ? html`<text x="${middle}" y="${BAR_AREA.height + 17}" text-anchor="middle">${low}</text>` : nothing}`;
    })}
    <path class="axis" d="M0 ${BAR_AREA.height}H${BAR_AREA.width}" />
    <text x="${BAR_AREA.width / 2}" y="${BAR_AREA.height + 37}" text-anchor="middle">
      ${words.histogramAxis(spread.total)}
    </text>
  </svg>`;
}
