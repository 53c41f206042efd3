import { decimals, pipelineTitle, words } from '../../messages/report.ts';
import type { UsableRow } from '../../dataset/types.ts';
import type { PipelineName } from '../../pipelines/types.ts';
import { forTerminal } from '../disarm.ts';
import { categoryRuns, cosineRange, pipelineEntries, type CategoryRun } from '../findings.ts';
import { shorten, shortenMiddle } from '../layout.ts';
import type { Comparison, PipelineResult } from '../types.ts';
import { html, nothing, px, type Markup } from './markup.ts';
import { colourOf, heatmapPng } from './png.ts';

/** Side of the matrix in the units of its SVG. */
const SIDE = 500;
const TOP = 26;
/** Room for file names; the style sheet cuts it off on narrow screens. */
const FILE_NAMES = 140;
/** Up to here every cell is an element with a tooltip; above, the matrix is one picture. */
const MOST_CELLS = 60;
const MOST_FILE_LABELS = 30;
const MOST_RUNS = 24;
const LARGEST_PICTURE = 512;
/** Width of a letter of a category's name. */
const LETTER = 8.3;

type Range = readonly [number, number];

/** Both matrices side by side on one colour scale; nothing where no matrix was kept. */
export function heatmaps(comparison: Comparison): Markup {
  const range = cosineRange(comparison);
  if (!range) return html`<p>${words.noMatrix(comparison.rows.length)}</p>`;
  return html`<div class="pair">
      ${pipelineEntries(comparison).map(([name, result]) => figure(comparison.rows, name, result, range))}
    </div>
    ${legend(range, comparison.rows.length)}`;
}

function figure(rows: readonly UsableRow[], name: PipelineName, result: PipelineResult, range: Range): Markup {
  const { similarity } = result;
  const title = words.similarityOf(pipelineTitle(name));
  return html`<figure class="heat">
    <figcaption><b>${pipelineTitle(name)}</b> <span>${words.how(name)}</span></figcaption>
    ${similarity ? drawing(rows, result, similarity, range, title) : words.noMatrix(rows.length)}
  </figure>`;
}

function drawing(
  rows: readonly UsableRow[],
  result: PipelineResult,
  similarity: Float32Array,
  range: Range,
  title: string,
): Markup {
  const n = rows.length;
  const runs = categoryRuns(rows);
  const left = n <= MOST_FILE_LABELS ? FILE_NAMES : TOP;
  const cells =
    n <= MOST_CELLS
      ? [squares(rows, similarity, range), choices(result)]
      : html`<image
          class="picture"
          width="${SIDE}"
          height="${SIDE}"
          href="${heatmapPng(similarity, n, range, LARGEST_PICTURE)}"
        />`;
  return html`<svg
    class="${n <= MOST_FILE_LABELS ? 'named' : ''}"
    viewBox="${-left} ${-TOP} ${left + SIDE + 1} ${TOP + SIDE + 1}"
    role="img"
    aria-label="${title}"
  >
    ${cells}${runs.length <= MOST_RUNS ? [separators(runs, n), columnNames(runs, n)] : nothing}
    ${n <= MOST_FILE_LABELS ? fileNames(rows) : rowNames(runs, n)}
  </svg>`;
}

function squares(rows: readonly UsableRow[], similarity: Float32Array, range: Range): Markup[] {
  const n = rows.length;
  const cell = SIDE / n;
  const files = rows.map(({ filename }) => shortenMiddle(forTerminal(filename.value), 40));
  const captions = rows.map(({ caption }) => shorten(forTerminal(caption.value), 60));
  return rows.flatMap((_, i) =>
    rows.map((_, j) => {
      const value = similarity[i * n + j] ?? NaN;
      const tip = `${decimals(value)} · ${files[i] ?? ''} · “${captions[j] ?? ''}”${i === j ? ' ✓' : ''}`;
      return html`<rect
        x="${px(j * cell)}"
        y="${px(i * cell)}"
        width="${px(cell + 0.4)}"
        height="${px(cell + 0.4)}"
        fill="${colourOf(value, range)}"
        ><title>${tip}</title></rect
      >`;
    }),
  );
}

/** A dot on the caption that each image prefers: full where it is its own. */
function choices({ best, correct }: PipelineResult): Markup[] {
  const cell = SIDE / best.length;
  return Array.from(best, (column, row) => {
    const hit = correct[row] === 1 ? 'hit' : 'miss';
    return html`<circle
      class="${hit}"
      cx="${px((column + 0.5) * cell)}"
      cy="${px((row + 0.5) * cell)}"
      r="${px(cell * 0.2)}"
    />`;
  });
}

function separators(runs: readonly CategoryRun[], n: number): Markup[] {
  return runs.slice(1).map(({ start }) => {
    const at = px((start * SIDE) / n);
    return html`<path class="cut" d="M${at} 0V${SIDE}M0 ${at}H${SIDE}" />`;
  });
}

function columnNames(runs: readonly CategoryRun[], n: number): Markup[] {
  return runs.map(({ label, start, end }) => {
    const name = fittingName(label, ((end - start) * SIDE) / n);
    const middle = ((start + end) / 2) * (SIDE / n);
    return name === '' ? nothing : html`<text class="cat" x="${px(middle)}" y="-9" text-anchor="middle">${name}</text>`;
  });
}

function rowNames(runs: readonly CategoryRun[], n: number): Markup[] {
  if (runs.length > MOST_RUNS) return [];
  return runs.map(({ label, start, end }) => {
    const name = fittingName(label, ((end - start) * SIDE) / n);
    const middle = px(((start + end) / 2) * (SIDE / n));
    return name === ''
      ? nothing
      : html`<text class="cat" transform="translate(-9 ${middle}) rotate(-90)" text-anchor="middle">${name}</text>`;
  });
}

function fittingName(label: string, room: number): string {
  const letters = Math.floor(room / LETTER);
  return letters < 3 ? '' : shortenMiddle(forTerminal(label), letters);
}

function fileNames(rows: readonly UsableRow[]): Markup[] {
  const cell = SIDE / rows.length;
  return rows.map(
    ({ filename }, i) =>
      html`<text class="file" x="-8" y="${px((i + 0.5) * cell)}" text-anchor="end" dominant-baseline="central"
        >${shortenMiddle(forTerminal(filename.value), 18)}</text
      >`,
  );
}

function legend(range: Range, n: number): Markup {
  const [low, high] = range;
  const stops = Array.from({ length: 13 }, (_, i) => colourOf(low + ((high - low) * i) / 12, range)).join(',');
  const dots =
    n <= MOST_CELLS
      ? html`<span class="key"><i class="dot hit"></i>${words.keyHit()}</span
          ><span class="key"><i class="dot miss"></i>${words.keyMiss()}</span>`
      : nothing;
  const pooled = n > LARGEST_PICTURE ? html`<p class="note">${words.pooled()}</p>` : nothing;
  return html`<div class="legend">
      <span class="scale"
        ><span>${decimals(low)}</span><i style="background:linear-gradient(90deg,${stops})"></i
        ><span>${decimals(high)}</span> <span class="what">${words.sharedScale()}</span></span
      >${dots}
    </div>
    ${pooled}`;
}
