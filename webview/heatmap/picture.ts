import { colourAt, colourTable, paintValues, type ScaleName } from './colour.ts';
import { ticks, type Domain } from './domain.ts';
import { DARK, LIGHT, nameIn } from './draw.ts';
import { labelPlaces, separators, type Axis, type Group, type Order } from './order.ts';
import { levelSide, texelBox, tilesIn } from './pyramid.ts';
import { choicesIn, type Choice } from './scene.ts';
import type { Theme } from './theme.ts';
import type { TileSource } from './tiles.ts';
import { fit } from './view.ts';

/** One heatmap of a picture. */
export interface PicturePanel {
  readonly title: string;
  /** Side by side texels, row by row, NaN where nothing is known. */
  readonly texels: Texels;
  /** Rows of the matrix. */
  readonly size: number;
  readonly groups: readonly Group[];
  readonly domain: Domain;
  /** What the images prefer; none where cells are too small to be marked. */
  readonly choices: readonly Choice[];
}

export interface Texels {
  readonly side: number;
  readonly values: Float32Array;
}

export interface PictureContent {
  readonly panels: readonly PicturePanel[];
  readonly scale: ScaleName;
  /** What the colours stand for. */
  readonly legend: string;
  readonly theme: Theme;
}

/** What a picture consists of, in drawing order and CSS pixels; text is plain text. */
export type Mark =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
    }
  | {
      readonly kind: 'dot';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: string;
      readonly line: string;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly bold: boolean;
      readonly anchor: 'start' | 'middle' | 'end';
      /** Read from bottom to top. */
      readonly turned: boolean;
    }
  | {
      readonly kind: 'pixels';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly columns: number;
      /** RGBA words as in `colourTable`, row by row; 0 is transparent. */
      readonly data: Uint32Array<ArrayBuffer>;
    };

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly marks: readonly Mark[];
}

const SIDE = 480;
const EDGE = 24;
const TITLE = 34;
const NAMES = 22;
const LEGEND = 70;
const BAR = { width: 260, height: 12 };
const STEPS = 128;
const LEAST_NAME = 24;

/** Heatmaps side by side; one legend where they share a domain, else one below each. */
export function pictureOf({ panels, scale, legend, theme }: PictureContent): Picture {
  const pitch = NAMES + SIDE + EDGE;
  const shared = panels.every(({ domain }) => sameDomain(domain, panels[0]?.domain));
  const marks = panels.flatMap((panel, i) => panelMarks(panel, scale, theme, EDGE + i * pitch));
  const legends = shared ? panels.slice(0, 1) : panels;
  const below = EDGE + TITLE + NAMES + SIDE;
  return {
    width: EDGE + panels.length * pitch,
    height: below + LEGEND + EDGE,
    theme,
    marks: [
      ...marks,
      ...legends.flatMap(({ domain }, i) => legendMarks(domain, scale, legend, EDGE + NAMES + i * pitch, below + EDGE)),
    ],
  };
}

/** A matrix's texels at the finest level with at most `most` on a side; null while some are on their way. */
export function texelsOf(source: TileSource, most: number): Texels | null {
  const { size } = source;
  let level = 0;
  while (levelSide(size, level) > most) level++;
  const side = levelSide(size, level);
  const values = new Float32Array(side * side);
  for (const id of tilesIn(size, level, { left: 0, top: 0, right: size, bottom: size })) {
    const texels = source.tile(id);
    if (!texels) return null;
    const { left, top, right, bottom } = texelBox(size, id);
    const width = right - left;
    for (let y = top; y < bottom; y++)
      values.set(texels.subarray((y - top) * width, (y - top + 1) * width), y * side + left);
  }
  return { side, values };
}

/** What all images prefer, for a panel of a picture. */
export function choicesOf(order: Order, best: ArrayLike<number>, correct: ArrayLike<number>): Choice[] {
  const room = { size: order.rows.length, width: SIDE, height: SIDE };
  return choicesIn(order, best, correct, fit(room), room);
}

function sameDomain(a: Domain, b: Domain | undefined): boolean {
  return a.low === b?.low && a.high === b.high && a.log === b.log && a.reversed === b.reversed;
}

function panelMarks(panel: PicturePanel, scale: ScaleName, theme: Theme, left: number): Mark[] {
  const x = left + NAMES;
  const y = EDGE + TITLE + NAMES;
  const { side, values } = panel.texels;
  const data = new Uint32Array(side * side);
  paintValues(values, panel.domain, colourTable(scale), data);
  const axis: Axis = { from: 0, scale: SIDE / Math.max(1, panel.size), length: SIDE };
  return [
    { ...plain(panel.title, x, EDGE + 16, 'start'), size: 16, bold: true },
    { kind: 'pixels', x, y, width: SIDE, height: SIDE, columns: side, data },
    ...separatorMarks(panel.groups, axis, theme, x, y),
    ...nameMarks(panel.groups, axis, x, y),
    ...choiceMarks(panel.choices, axis, x, y),
  ];
}

function separatorMarks(groups: readonly Group[], axis: Axis, theme: Theme, x: number, y: number): Mark[] {
  const box = { kind: 'box', fill: theme.background } as const;
  return separators(groups, axis).flatMap((at): Mark[] => [
    { ...box, x: x + at - 1, y, width: 2, height: SIDE },
    { ...box, x, y: y + at - 1, width: SIDE, height: 2 },
  ]);
}

/** As on the screen: light where the image prefers its own caption, dark where it prefers another. */
function choiceMarks(choices: readonly Choice[], { scale }: Axis, x: number, y: number): Mark[] {
  return choices.map(({ row, column, own }) => ({
    kind: 'dot',
    x: x + (column + 0.5) * scale,
    y: y + (row + 0.5) * scale,
    radius: Math.min(6, scale * 0.2),
    fill: own ? LIGHT : DARK,
    line: own ? DARK : LIGHT,
  }));
}

function nameMarks(groups: readonly Group[], axis: Axis, x: number, y: number): Mark[] {
  return labelPlaces(groups, axis, LEAST_NAME).flatMap((place): Mark[] => [
    plain(nameIn(place), x + place.middle, y - 8, 'middle'),
    { ...plain(nameIn(place), x - 8, y + place.middle, 'middle'), turned: true },
  ]);
}

function legendMarks(domain: Domain, scale: ScaleName, legend: string, x: number, y: number): Mark[] {
  return [
    { kind: 'pixels', x, y, ...BAR, columns: STEPS, data: gradient(scale) },
    ...ticks(domain, 5).flatMap(({ place, text }): Mark[] => [
      plain(text, x + place * BAR.width, y + BAR.height + 16, place === 0 ? 'start' : place === 1 ? 'end' : 'middle'),
    ]),
    plain(legend, x, y + BAR.height + 36, 'start'),
  ];
}

function gradient(scale: ScaleName): Uint32Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 * STEPS);
  for (let i = 0; i < STEPS; i++) bytes.set([...colourAt(scale, i / (STEPS - 1)), 255], 4 * i);
  return new Uint32Array(bytes.buffer);
}

function plain(text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end') {
  return { kind: 'text', x, y, text, size: 12, bold: false, anchor, turned: false } as const;
}
