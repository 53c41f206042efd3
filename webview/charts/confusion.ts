import type { PanelResult } from '../../src/contract/panel.ts';
import { shownName } from '../../src/core/annotations/shown.ts';
import { chartWords } from '../../src/core/messages/panelTable.ts';
import { percent, pipelineTitle, words } from '../../src/core/messages/report.ts';
import { pipelineEntries } from '../../src/core/report/findings.ts';
import type { Confusion } from '../../src/core/report/types.ts';
import { element } from '../dom.ts';
import { gradientStops, type ScaleName } from '../heatmap/colour.ts';
import { shadeAt } from './shade.ts';

/** From here on the names of columns stand upright. */
const MANY = 8;

/** Which categories each pipeline takes for which: a table for each, shaded like the heatmaps. */
export function confusionView(
  host: HTMLElement,
  { comparison }: PanelResult,
  scale: ScaleName = 'viridis',
): { dispose(): void } {
  const entries = pipelineEntries(comparison);
  const tables = entries
    .filter(([, { confusion }]) => confusion.labels.length > 1)
    .map(([name, { confusion }]) => confusionFigure(pipelineTitle(name), confusion, scale));
  const content =
    tables.length > 0
      ? [element('p', { class: 'how' }, chartWords.confusionRead()), legend(scale), ...pair(tables)]
      : [element('p', { class: 'how' }, entries.length > 0 ? chartWords.oneCategory() : chartWords.noConfusion())];
  host.replaceChildren(element('div', { class: 'chart' }, ...content));
  return {
    dispose: () => {
      host.replaceChildren();
    },
  };
}

function pair(tables: readonly HTMLElement[]): HTMLElement[] {
  return [element('div', { class: 'confusions' }, ...tables)];
}

function legend(scale: ScaleName): HTMLElement {
  const ramp = element('span', { class: 'ramp' });
  ramp.style.setProperty('background-image', `linear-gradient(to right, ${gradientStops(scale, 9).join(', ')})`);
  return element('p', { class: 'legend', 'aria-hidden': 'true' }, '0%', ramp, chartWords.shareOf('100%'));
}

function confusionFigure(title: string, confusion: Confusion, scale: ScaleName): HTMLElement {
  const { labels, sameCategory } = confusion;
  const name = words.confusionOf(title);
  const table = element(
    'table',
    { 'aria-label': name, class: labels.length > MANY ? 'confusion many' : 'confusion' },
    element('thead', {}, headings(labels)),
    element('tbody', {}, ...labels.map((_, row) => line(confusion, row, scale))),
  );
  const { accuracy, chance } = sameCategory;
  const same = `${words.sameCategory()}: ${percent(accuracy)} (${words.chanceOf(chance)})`;
  return element(
    'figure',
    {},
    element('figcaption', {}, title),
    element('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': name }, table),
    element('p', { class: 'quiet' }, same),
  );
}

function categoryName(label: string): string {
  return label === '' ? words.noCategory() : shownName(label);
}

function foreignName(label: string): HTMLElement {
  return element('bdi', { title: categoryName(label) }, categoryName(label));
}

function headings(labels: readonly string[]): HTMLElement {
  const columns = labels.map((label) => element('th', { scope: 'col' }, foreignName(label)));
  const corner = element('th', { scope: 'col', class: 'corner' }, chartWords.imageCategory());
  return element('tr', {}, corner, ...columns, element('th', { scope: 'col', class: 'total' }, chartWords.rows()));
}

function line({ labels, counts }: Confusion, row: number, scale: ScaleName): HTMLElement {
  const from = labels[row] ?? '';
  const own = counts.subarray(row * labels.length, (row + 1) * labels.length);
  const total = own.reduce((sum, count) => sum + count, 0);
  const cells = labels.map((to, column) => {
    const count = own[column] ?? 0;
    const title = words.mixup(categoryName(from), categoryName(to), count, total);
    return cell(count, count / Math.max(1, total), { class: row === column ? 'right' : '', title }, scale);
  });
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, foreignName(from)),
    ...cells,
    element('td', { class: 'total' }, total),
  );
}

/** Zeros are read aloud and not drawn: what is left is what there is to see. */
function cell(count: number, share: number, attributes: Record<string, string>, scale: ScaleName): HTMLElement {
  const made = element('td', attributes, count > 0 ? count : element('span', { class: 'unseen' }, 0));
  const { background, ink } = shadeAt(scale, share);
  made.style.setProperty('background', background);
  made.style.setProperty('color', ink);
  return made;
}
