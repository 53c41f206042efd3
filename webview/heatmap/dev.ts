import { SCALE_NAMES, type ScaleName } from './colour.ts';
import { domainOf, extent, union } from './domain.ts';
import { pngOf, svgOf } from './exportPicture.ts';
import { Heatmap } from './heatmap.ts';
import { linkHeatmaps } from './linked.ts';
import { orderRows, type SortBy } from './order.ts';
import { choicesOf, pictureOf, texelsOf } from './picture.ts';
import { PAPER } from './theme.ts';
import { FetchedTiles, matrixSource, type TileSource } from './tiles.ts';
import { poolTile } from './pyramid.ts';
import { valuesInSteps, type Mode } from '../../src/core/similarity/values.ts';

/* Two made-up matrices with every control: `?rows=2000&theme=dark&fetch=1`. */

const query = new URLSearchParams(location.search);
const size = Number(query.get('rows') ?? 20);
document.body.className = query.get('theme') ?? '';
const LABELS = ['beaches', 'wild_animals', 'food', 'home_interior'];
const labels = Array.from({ length: size }, (_, row) => LABELS[Math.floor((4 * row) / size)] ?? '');

let state = 7;
/** About normal, the same every time. */
function noise(): number {
  let sum = 0;
  for (let i = 0; i < 3; i++) sum += (state = (state * 48271) % 2147483647) / 2147483647 - 0.5;
  return sum;
}

function matrix(own: number, category: number): Float32Array {
  return Float32Array.from({ length: size * size }, (_, i) => {
    const [row, column] = [Math.floor(i / size), i % size];
    return 0.03 * noise() + 0.1 + (row === column ? own : 0) + (labels[row] === labels[column] ? category : 0);
  });
}

const MODES: Readonly<Record<string, Mode>> = {
  cosine: { kind: 'cosine' },
  rank: { kind: 'rank' },
  softmax: { kind: 'softmax', scale: 100 },
  sigmoid: { kind: 'sigmoid', scale: 100, bias: -15 },
};

const matrices = [
  { title: 'pre-CLIP', cosines: matrix(0, 0) },
  { title: 'CLIP', cosines: matrix(0.07, 0.02) },
];
const results = matrices.map(({ cosines }) => {
  const rows = Array.from({ length: size }, (_, row) => cosines.subarray(row * size, (row + 1) * size));
  const best = rows.map((row) => row.indexOf(row.reduce((a, b) => Math.max(a, b))));
  const rank = rows.map((row, i) => 1 + row.filter((value) => value > (row[i] ?? 0)).length);
  return { best, rank, correct: best.map((column, row) => Number(column === row)) };
});
const range = union(matrices.map(({ cosines }) => extent(cosines) ?? [0, 1])) ?? [0, 1];

const pair = element('.pair');
const status = element('p');
const heatmaps = linkHeatmaps(
  matrices.map(({ title }) => (events) => {
    const host = document.createElement('div');
    pair.append(host);
    return new Heatmap(host, title, events);
  }),
  {
    onView: () => undefined,
    onLight: (cell) => (status.textContent = cell && `image ${cell.image}, caption ${cell.caption}`),
    onOpen: (cell) => (status.textContent = `opened ${cell.image}, ${cell.caption}`),
  },
);

const form = element('form');
const sort = select(['file', 'category', 'rank']);
const mode = select(Object.keys(MODES));
const scale = select(SCALE_NAMES);

async function show(): Promise<void> {
  const order = orderRows(sort.value as SortBy, labels, results[1]?.rank ?? []);
  const chosen = MODES[mode.value] ?? { kind: 'cosine' };
  const domain = domainOf(chosen, range, size);
  for (const [i, heatmap] of heatmaps.entries()) {
    const cosines = matrices[i]?.cosines ?? new Float32Array(0);
    const values = await valuesInSteps(chosen, { cosines, columns: size }, nextTask);
    const source = query.has('fetch') ? slow(values, order, chosen, heatmap) : matrixSource(values, order);
    const { best = [], correct = [] } = results[i] ?? {};
    heatmap.show({ source, order, domain, scale: scale.value as ScaleName, best, correct });
    sources[i] = source;
  }
}

const sources: TileSource[] = [];

/** As if the engine answered: only for whole tiles of the file order. */
function slow(values: Float32Array, order: ReturnType<typeof orderRows>, chosen: Mode, heatmap: Heatmap): TileSource {
  return new FetchedTiles({
    order,
    mode: chosen,
    fetchBlock: async ({ rows, columns, pool }, signal) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      signal.throwIfAborted();
      const level = Math.log2(pool);
      const tile = (position: number) => (order.positions[position] ?? 0) / pool / 256;
      return poolTile({ values, rows: order.rows }, { level, x: tile(columns[0] ?? 0), y: tile(rows[0] ?? 0) });
    },
    onArrival: () => {
      heatmap.redraw();
    },
    onFailure: console.error,
  });
}

async function exportPictures(): Promise<void> {
  const order = orderRows(sort.value as SortBy, labels, results[1]?.rank ?? []);
  const chosen = MODES[mode.value] ?? { kind: 'cosine' };
  const panels = sources.flatMap((source, i) => {
    const texels = texelsOf(source, 1024);
    const title = matrices[i]?.title ?? '';
    const { best = [], correct = [] } = results[i] ?? {};
    const choices = choicesOf(order, best, correct);
    return texels
      ? [{ title, size, groups: order.groups, texels, domain: domainOf(chosen, range, size), choices }]
      : [];
  });
  const picture = pictureOf({ panels, scale: scale.value as ScaleName, legend: chosen.kind, theme: PAPER });
  const svg = new Blob([svgOf(picture)], { type: 'image/svg+xml' });
  for (const blob of [svg, await pngOf(picture, 2)]) {
    const image = document.createElement('img');
    image.src = URL.createObjectURL(blob);
    image.style.width = '100%';
    document.body.append(image);
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`No ${selector} in the page`);
  return found;
}

function select(options: readonly string[]): HTMLSelectElement {
  const box = document.createElement('select');
  for (const option of options) box.add(new Option(option));
  box.addEventListener('change', () => void show());
  form.append(box);
  return box;
}

const button = document.createElement('button');
button.type = 'button';
button.textContent = 'Export';
button.addEventListener('click', () => void exportPictures());
form.append(button);
void show();
