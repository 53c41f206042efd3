import { describe, expect, test } from 'vitest';
import { colourTable } from '../../../../webview/heatmap/colour.ts';
import { drawLit, drawMatrix, nameIn, type Frame } from '../../../../webview/heatmap/draw.ts';
import { orderRows } from '../../../../webview/heatmap/order.ts';
import { TilePictures } from '../../../../webview/heatmap/pictures.ts';
import { tileKey, type TileId } from '../../../../webview/heatmap/pyramid.ts';
import {
  choicesIn,
  devicePixels,
  ownPairsIn,
  partOf,
  plotBox,
  roomIn,
  tilesOf,
} from '../../../../webview/heatmap/scene.ts';
import { PAPER, themeOf } from '../../../../webview/heatmap/theme.ts';
import { matrixSource, type TileSource } from '../../../../webview/heatmap/tiles.ts';
import { fit } from '../../../../webview/heatmap/view.ts';
import { recorder } from './recorder.ts';

const domain = { low: 0, high: 1, log: false, reversed: false };
const plot = plotBox(523, 523);

function setUp(
  size: number,
  source: TileSource | null = null,
  labels = (row: number) => (row < size / 2 ? 'a & b' : '<b>'),
) {
  const order = orderRows(
    'category',
    Array.from({ length: size }, (_, row) => labels(row)),
    new Int32Array(size),
  );
  const shown = source ?? matrixSource(new Float32Array(size * size).fill(0.5), order);
  const painted: Uint32Array[] = [];
  const pictures = new TilePictures<CanvasImageSource>(shown, domain, colourTable('viridis'), (pixels) => {
    painted.push(pixels);
    return {} as CanvasImageSource;
  });
  const best = Int32Array.from({ length: size }, (_, row) => row);
  const annotations = { order, best, correct: new Uint8Array(size).fill(1) };
  const frame: Frame = { view: fit(roomIn(plot, size)), plot, ratio: 1, theme: PAPER };
  return { order, pictures, painted, annotations, frame, ...recorder() };
}

describe('drawMatrix', () => {
  test('draws the tiles that are seen, of a level with a device pixel per texel, and paints each once', () => {
    const { context, calls, frame, pictures, painted, annotations } = setUp(2000);
    expect(drawMatrix(context, frame, pictures, annotations, () => true)).toBe(true);
    expect(calls.filter(({ name }) => name === 'drawImage')).toHaveLength(4);
    drawMatrix(context, frame, pictures, annotations, () => true);
    expect(painted).toHaveLength(4);
  });

  test('never smooths, so that cells keep their colour', () => {
    const { context, calls, frame, pictures, annotations } = setUp(20);
    drawMatrix(context, frame, pictures, annotations, () => true);
    expect(calls.find(({ name }) => name === 'drawImage')?.settings['imageSmoothingEnabled']).toBe(false);
  });

  test('puts tiles off when the time is over, says so, and shows coarser ones meanwhile', () => {
    const { context, calls, frame, pictures, annotations } = setUp(2000);
    drawMatrix(context, frame, pictures, annotations, () => true);
    calls.length = 0;
    const closer = { ...frame, view: { ...frame.view, scale: 1 } };
    expect(drawMatrix(context, closer, pictures, annotations, () => false)).toBe(false);
    const standIns = calls.filter(({ name }) => name === 'drawImage');
    expect(standIns).toHaveLength(4);
    expect(standIns.every(({ args }) => args.length === 9)).toBe(true);
  });

  test('tells the source what is looked at, and draws nothing for what is on its way', () => {
    const looked: string[][] = [];
    const source: TileSource = {
      size: 5000,
      tile: () => null,
      look: (ids: readonly TileId[]) => looked.push(ids.map(tileKey)),
      dispose: () => undefined,
    };
    const { context, calls, frame, pictures, annotations } = setUp(5000, source);
    expect(drawMatrix(context, frame, pictures, annotations, () => true)).toBe(true);
    expect(looked).toEqual([expect.arrayContaining(['4/0/0', '4/1/1'])]);
    expect(calls.some(({ name }) => name === 'drawImage')).toBe(false);
  });

  test('writes category names as plain text on both sides and a line between', () => {
    const { context, calls, frame, pictures, annotations } = setUp(20);
    drawMatrix(context, frame, pictures, annotations, () => true);
    expect(calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0])).toEqual([
      'a & b',
      '<b>',
      'a & b',
      '<b>',
    ]);
    expect(calls.filter(({ name }) => name === 'fillRect').map(({ args }) => args)).toEqual([
      [249, 0, 2, 500],
      [0, 249, 500, 2],
    ]);
  });

  test('marks own pairs and choices while cells are large', () => {
    const { context, calls, frame, pictures, annotations } = setUp(20);
    drawMatrix(context, frame, pictures, annotations, () => true);
    expect(calls.filter(({ name }) => name === 'arc')).toHaveLength(20);
    expect(calls.filter(({ name }) => name === 'strokeRect')).toHaveLength(40);
  });

  test('in high contrast the matrix has a border', () => {
    const { context, calls, frame, pictures, annotations } = setUp(2000);
    const theme = themeOf((name) => (name === '--vscode-contrastBorder' ? '#6fc3df' : ''));
    drawMatrix(context, { ...frame, theme }, pictures, annotations, () => true);
    const borders = calls.filter(({ name }) => name === 'strokeRect');
    expect(borders.map(({ settings }) => settings['strokeStyle'])).toEqual(['#6fc3df']);
  });
});

describe('drawLit', () => {
  test('outlines row, column and cell, light within dark', () => {
    const { context, calls, frame } = setUp(20);
    drawLit(context, frame, 20, { row: 2, column: 3 });
    const boxes = calls.filter(({ name }) => name === 'strokeRect');
    expect(boxes.map(({ args }) => args)).toEqual([
      [0.5, 50.5, 499, 24],
      [0.5, 50.5, 499, 24],
      [75.5, 0.5, 24, 499],
      [75.5, 0.5, 24, 499],
      [76, 51, 23, 23],
      [76, 51, 23, 23],
    ]);
    expect(boxes.map(({ settings }) => settings['strokeStyle']).slice(0, 2)).toEqual(['#000000', '#ffffff']);
  });

  test('without a cell it only clears', () => {
    const { context, calls, frame } = setUp(20);
    drawLit(context, frame, 20, null);
    expect(calls.map(({ name }) => name)).toEqual(['setTransform', 'clearRect']);
  });
});

describe('the scene', () => {
  const room = roomIn(plot, 2000);

  test('as many tiles at 100,000 rows as at 2,000', () => {
    const large = { ...room, size: 100_000 };
    expect(tilesOf(fit(large), large, 2).length).toBeLessThanOrEqual(16);
    expect(tilesOf({ x: 500, y: 700, scale: 1 }, large, 1).length).toBeLessThanOrEqual(9);
  });

  test('neighbouring tiles share an edge in whole device pixels', () => {
    const view = { x: 10.37, y: 3.1, scale: 1.313 };
    const left = devicePixels(view, 2000, { level: 0, x: 1, y: 0 }, 1.5);
    const right = devicePixels(view, 2000, { level: 0, x: 2, y: 0 }, 1.5);
    expect(left.right).toBe(right.left);
    expect(Number.isInteger(left.right)).toBe(true);
  });

  test('a coarser tile stands in with the part that shows the same cells', () => {
    const part = partOf(2000, { level: 2, x: 0, y: 0 }, { level: 0, x: 1, y: 2 });
    expect(part).toEqual({ left: 64, top: 128, right: 128, bottom: 192 });
  });

  test('choices follow the order, and those out of sight or too small to see are left out', () => {
    const order = orderRows('rank', ['', '', ''], [3, 1, 2]);
    const few = roomIn(plot, 3);
    const best = [1, 1, 0];
    expect(choicesIn(order, best, [0, 1, 0], fit(few), few)).toEqual([
      { row: 0, column: 0, own: true },
      { row: 1, column: 2, own: false },
      { row: 2, column: 0, own: false },
    ]);
    expect(choicesIn(order, [-1, -1, -1], [0, 0, 0], fit(few), few)).toEqual([]);
    const part = { x: 0, y: 1, scale: 250 };
    expect(choicesIn(order, best, [0, 1, 0], part, few)).toEqual([{ row: 2, column: 0, own: false }]);
    expect(choicesIn(order, best, [0, 1, 0], { ...part, scale: 7 }, few)).toEqual([]);
  });

  test('own pairs are those whose cell on the diagonal is seen', () => {
    expect(ownPairsIn({ x: 10, y: 12, scale: 100 }, room)).toEqual([12, 13, 14]);
    expect(ownPairsIn({ x: 10, y: 500, scale: 100 }, room)).toEqual([]);
  });
});

describe('names and theme', () => {
  test('a name hides nothing, steers nothing and keeps to its room', () => {
    const label = `\u202e${'evil\u001b[31m'.repeat(1000)}`;
    const name = nameIn({ label, middle: 0, room: 100 });
    for (const character of ['\u202e', '\u001b']) expect(name).not.toContain(character);
    expect(name.length).toBeLessThanOrEqual(14);
  });

  test('colours come from the editor, and without one from paper', () => {
    expect(themeOf(() => '')).toEqual(PAPER);
    const dark: Record<string, string> = { '--vscode-editor-background': ' #1e1e1e ', '--vscode-foreground': '#ccc' };
    expect(themeOf((name) => dark[name] ?? '')).toMatchObject({ background: '#1e1e1e', text: '#ccc' });
  });
});
