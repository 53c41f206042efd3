import { forTerminal } from '../../src/core/report/disarm.ts';
import { shorten } from '../../src/core/report/layout.ts';
import { labelPlaces, separators, type LabelPlace, type Order } from './order.ts';
import type { TilePictures } from './pictures.ts';
import { ancestorOf, levelFor, type Box, type TileId } from './pyramid.ts';
import { axesOf, choicesIn, devicePixels, MARGIN, ownPairsIn, partOf, roomIn, tilesOf, type Choice } from './scene.ts';
import type { Theme } from './theme.ts';
import { pixelsOf, type Cell, type Room, type View } from './view.ts';

/** What is drawn besides the tiles; `best` and `correct` are by row, as in a pipeline's result. */
export interface Annotations {
  readonly order: Order;
  readonly best: ArrayLike<number>;
  readonly correct: ArrayLike<number>;
}

/** Where and how it is drawn: plot in CSS pixels, `ratio` device pixels per CSS pixel. */
export interface Frame {
  readonly view: View;
  readonly plot: Box;
  readonly ratio: number;
  readonly theme: Theme;
}

type Context = CanvasRenderingContext2D;

/** Narrowest room for a category's name, the width of a letter in it, and what parts it from the next, in CSS pixels. */
const LEAST_NAME = 24;
const LETTER = 7;
const GAP = 8;
/** Marks are drawn in both, one around the other, to be seen on every colour of a scale. */
export const LIGHT = '#ffffff';
export const DARK = '#000000';

/** Draws cells, lines, names and marks; `mayPaint` is asked before each new tile. False when tiles were put off. */
export function drawMatrix(
  context: Context,
  frame: Frame,
  pictures: TilePictures<CanvasImageSource>,
  annotations: Annotations,
  mayPaint: () => boolean,
): boolean {
  const { plot, theme, view } = frame;
  const room = roomIn(plot, pictures.source.size);
  clear(context, frame);
  context.save();
  clipTo(context, plot);
  const complete = drawTiles(context, frame, room, pictures, mayPaint);
  context.translate(plot.left, plot.top);
  drawSeparators(context, annotations.order, view, room, theme);
  drawOwnPairs(context, ownPairsIn(view, room), view);
  drawChoices(context, choicesIn(annotations.order, annotations.best, annotations.correct, view, room), view);
  context.restore();
  drawNames(context, annotations.order, frame, room);
  if (theme.border) strokeBox(context, grow(plot, 1), theme.border, 1);
  return complete;
}

/** Draws the chosen cell with its row and its column, on a canvas of its own: moving it repaints no tile. */
export function drawLit(context: Context, frame: Frame, size: number, cell: Cell | null): void {
  const { plot, theme, view } = frame;
  const room = roomIn(plot, size);
  clear(context, frame);
  if (!cell) return;
  const box = pixelsOf(view, cell);
  const row = { left: 0, right: room.width, top: box.top, bottom: box.bottom };
  const column = { left: box.left, right: box.right, top: 0, bottom: room.height };
  context.save();
  clipTo(context, plot);
  context.translate(plot.left, plot.top);
  for (const band of [row, column]) outline(context, band, 1);
  outline(context, box, 2);
  context.restore();
  drawPointers(context, box, frame, room, theme);
}

function clear(context: Context, { plot, ratio }: Frame): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, plot.right + MARGIN, plot.bottom + MARGIN);
}

function clipTo(context: Context, { left, top, right, bottom }: Box): void {
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
}

function drawTiles(
  context: Context,
  frame: Frame,
  room: Room,
  pictures: TilePictures<CanvasImageSource>,
  mayPaint: () => boolean,
): boolean {
  const { view, plot, ratio } = frame;
  const ids = tilesOf(view, room, ratio);
  pictures.source.look(ids);
  let complete = true;
  context.save();
  // Device pixels, because tiles meet at whole ones.
  context.setTransform(1, 0, 0, 1, Math.round(plot.left * ratio), Math.round(plot.top * ratio));
  context.imageSmoothingEnabled = false;
  for (const id of ids) {
    const known = pictures.known(id);
    const allowed = known !== null || mayPaint();
    const picture = known ?? (allowed ? pictures.paint(id) : null);
    complete &&= allowed;
    const place = devicePixels(view, room.size, id, ratio);
    if (picture) drawPicture(context, picture, place);
    else drawStandIn(context, pictures, id, room.size, place);
  }
  context.restore();
  return complete;
}

function drawPicture(context: Context, picture: CanvasImageSource, { left, top, right, bottom }: Box): void {
  context.drawImage(picture, left, top, right - left, bottom - top);
}

/** Until a tile is painted, the same cells as a coarser tile shows them. */
function drawStandIn(
  context: Context,
  pictures: TilePictures<CanvasImageSource>,
  id: TileId,
  size: number,
  { left, top, right, bottom }: Box,
): void {
  for (let levels = 1; id.level + levels <= levelFor(0, size); levels++) {
    const coarse = ancestorOf(id, levels);
    const picture = pictures.known(coarse);
    if (!picture) continue;
    const part = partOf(size, coarse, id);
    const [width, height] = [part.right - part.left, part.bottom - part.top];
    context.drawImage(picture, part.left, part.top, width, height, left, top, right - left, bottom - top);
    return;
  }
}

function drawSeparators(context: Context, { groups }: Order, view: View, room: Room, theme: Theme): void {
  const { columns, rows } = axesOf(view, room);
  context.fillStyle = theme.background;
  for (const x of separators(groups, columns)) context.fillRect(Math.round(x) - 1, 0, 2, room.height);
  for (const y of separators(groups, rows)) context.fillRect(0, Math.round(y) - 1, room.width, 2);
}

function drawOwnPairs(context: Context, positions: readonly number[], view: View): void {
  for (const position of positions) outline(context, grow(pixelsOf(view, { row: position, column: position }), -1), 1);
}

/** As in the report: full where the image prefers its own caption, hollow where it prefers another. */
function drawChoices(context: Context, choices: readonly Choice[], view: View): void {
  for (const choice of choices) {
    const { left, top, right, bottom } = pixelsOf(view, choice);
    context.beginPath();
    context.arc((left + right) / 2, (top + bottom) / 2, Math.min(6, view.scale * 0.2), 0, 2 * Math.PI);
    context.fillStyle = choice.own ? LIGHT : DARK;
    context.strokeStyle = choice.own ? DARK : LIGHT;
    context.lineWidth = choice.own ? 1 : 1.5;
    context.fill();
    context.stroke();
  }
}

function drawNames(context: Context, { groups }: Order, { view, plot, theme }: Frame, room: Room): void {
  const { columns, rows } = axesOf(view, room);
  context.font = `12px ${theme.font}`;
  context.fillStyle = theme.text;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const place of labelPlaces(groups, columns, LEAST_NAME))
    context.fillText(nameIn(place), plot.left + place.middle, MARGIN / 2, place.room - GAP);
  for (const place of labelPlaces(groups, rows, LEAST_NAME)) {
    context.save();
    context.translate(MARGIN / 2, plot.top + place.middle);
    context.rotate(-Math.PI / 2);
    context.fillText(nameIn(place), 0, 0, place.room - GAP);
    context.restore();
  }
}

/** A category's name with nothing in it that hides or steers, cut to its room. */
export function nameIn({ label, room }: LabelPlace): string {
  return shorten(forTerminal(label), Math.max(2, Math.floor((room - GAP) / LETTER)));
}

/** Bars in the margins that lead the eye from the names to the cell. */
function drawPointers(context: Context, box: Box, { plot }: Frame, room: Room, theme: Theme): void {
  const within = (pixel: number, length: number) => Math.min(length, Math.max(0, pixel));
  const [left, right] = [within(box.left, room.width), within(box.right, room.width)];
  const [top, bottom] = [within(box.top, room.height), within(box.bottom, room.height)];
  context.fillStyle = theme.focus;
  context.fillRect(plot.left + left, plot.top - 3, right - left, 3);
  context.fillRect(plot.left - 3, plot.top + top, 3, bottom - top);
}

function grow({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

function outline(context: Context, box: Box, width: number): void {
  strokeBox(context, box, DARK, width + 2);
  strokeBox(context, box, LIGHT, width);
}

/** Just inside the box and on whole pixels, or lines would be sharp here, blurred there and cut off at the edge. */
function strokeBox(context: Context, { left, top, right, bottom }: Box, colour: string, width: number): void {
  const inset = width % 2 === 1 ? 0.5 : 1;
  const [x, y] = [Math.round(left) + inset, Math.round(top) + inset];
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.strokeRect(x, y, Math.round(right) - inset - x, Math.round(bottom) - inset - y);
}
