/*
 * Why a frame stays under 33 ms with software rendering at 2,000 x 2,000. What is drawn depends on the window, never on
 * the matrix: a level of detail with at least one device pixel per texel leaves some 25 tiles, and a tile that is
 * painted once is afterwards one scaled copy without smoothing. New tiles are painted within a budget per frame; the
 * rest show a coarser tile and come with the next frames. Hovering draws only the upper canvas: a few lines. All input
 * between two frames ends in one requestAnimationFrame.
 */
import { contextOf, pixelCanvas } from './canvas.ts';
import { colourTable, type ScaleName } from './colour.ts';
import type { Domain } from './domain.ts';
import { drawLit, drawMatrix, type Annotations, type Frame } from './draw.ts';
import { listen, type Gestures } from './gestures.ts';
import { TilePictures } from './pictures.ts';
import type { Box } from './pyramid.ts';
import { plotBox, roomIn } from './scene.ts';
import { themeOf, type Theme } from './theme.ts';
import type { TileSource } from './tiles.ts';
import { cellAt, clamp, fit, fitScale, pixelsOf, reveal, zoomAt, type Cell, type Room, type View } from './view.ts';

/** One cell by the dataset's rows: this row's image with that row's caption. */
export interface Pair {
  readonly image: number;
  readonly caption: number;
}

export interface HeatmapContent extends Annotations {
  /** Belongs to the heatmap from now on, which disposes it. */
  readonly source: TileSource;
  readonly domain: Domain;
  readonly scale: ScaleName;
}

export interface HeatmapEvents {
  /** The user moved or zoomed. */
  readonly onView: (view: View) => void;
  /** Pointer or keys went to another cell, or left. */
  readonly onLight: (pair: Pair | null) => void;
  /** A click or Enter. */
  readonly onOpen: (pair: Pair) => void;
}

/** Milliseconds per frame for painting new tiles of one heatmap; two share a frame. */
const BUDGET = 6;

/** One heatmap in an element of the page; it fills the element. */
export class Heatmap {
  readonly #host: HTMLElement;
  readonly #events: HeatmapEvents;
  readonly #matrix: CanvasRenderingContext2D;
  readonly #light: CanvasRenderingContext2D;
  readonly #closing = new AbortController();
  readonly #sizes: ResizeObserver;
  readonly #themes: MutationObserver;
  #theme: Theme;
  #plot: Box = plotBox(0, 0);
  #content: HeatmapContent | null = null;
  #pictures: TilePictures<CanvasImageSource> | null = null;
  #view: View = { x: 0, y: 0, scale: 0 };
  #lit: Cell | null = null;
  #request = 0;
  #stale = { matrix: false, light: false };

  constructor(host: HTMLElement, label: string, events: HeatmapEvents) {
    this.#host = host;
    this.#events = events;
    this.#matrix = addCanvas(host);
    this.#light = addCanvas(host);
    this.#theme = readTheme(host);
    this.#makeReachable(label);
    listen(host, this.#gestures(), this.#closing.signal);
    this.#sizes = new ResizeObserver(() => {
      this.#resize();
    });
    this.#sizes.observe(host);
    this.#themes = new MutationObserver(() => {
      this.#theme = readTheme(host);
      this.redraw();
    });
    this.#themes.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
    this.#themes.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  }

  /** Shows a matrix; view and chosen cell stay if it has as many rows as the one before. */
  show(content: HeatmapContent): void {
    const before = this.#content;
    const lit = this.lit;
    if (before && before.source !== content.source) before.source.dispose();
    this.#content = content;
    this.#pictures = new TilePictures(content.source, content.domain, colourTable(content.scale), pixelCanvas);
    if (before?.source.size !== content.source.size) this.#view = fit(this.#room());
    this.light(before?.source.size === content.source.size ? lit : null);
    this.redraw();
  }

  /** Shows nothing. */
  clear(): void {
    this.#content?.source.dispose();
    this.#content = null;
    this.#pictures = null;
    this.#lit = null;
    // A canvas that is given a size is empty.
    this.#resize();
  }

  /** What is seen; null when that is everything, whatever room there will be. */
  get view(): View | null {
    return this.#isFit() ? null : this.#view;
  }

  set view(view: View | null) {
    const room = this.#room();
    this.#view = view ? clamp(view, room) : fit(room);
    this.redraw();
  }

  get lit(): Pair | null {
    return this.#lit && this.#pairOf(this.#lit);
  }

  /** Lights a cell, or none; the user's own choice is told by `onLight` instead. */
  light(pair: Pair | null): void {
    this.#lit = pair && this.#cellOf(pair);
    this.#draw('light');
  }

  /** Lights a cell and moves it into sight. */
  reveal(pair: Pair): void {
    const cell = this.#cellOf(pair);
    if (cell) this.#view = reveal(this.#view, this.#room(), cell);
    this.light(pair);
    this.redraw();
  }

  /** Larger by `factor`, about the lit cell or else the middle; told by `onView` like the user's own moves. */
  zoom(factor: number): void {
    const room = this.#room();
    const about = this.#lit
      ? pixelsOf(this.#view, this.#lit)
      : { left: 0, top: 0, right: room.width, bottom: room.height };
    this.#view = zoomAt(this.#view, room, factor, (about.left + about.right) / 2, (about.top + about.bottom) / 2);
    this.redraw();
    this.#events.onView(this.#view);
  }

  /** Where the lit cell is on the page, in CSS pixels of the window; null when none is lit or it is out of sight. */
  get litBox(): DOMRectReadOnly | null {
    if (!this.#lit) return null;
    const { left, top, right, bottom } = pixelsOf(this.#view, this.#lit);
    const { width, height } = this.#room();
    if (right <= 0 || bottom <= 0 || left >= width || top >= height) return null;
    const host = this.#host.getBoundingClientRect();
    return new DOMRectReadOnly(
      host.left + this.#plot.left + left,
      host.top + this.#plot.top + top,
      right - left,
      bottom - top,
    );
  }

  /** Draws again with the next frame, for instance after a tile arrived. */
  redraw(): void {
    this.#draw('matrix');
    this.#draw('light');
  }

  dispose(): void {
    this.#closing.abort();
    this.#sizes.disconnect();
    this.#themes.disconnect();
    cancelAnimationFrame(this.#request);
    this.#content?.source.dispose();
    this.#content = null;
    this.#pictures = null;
    this.#host.replaceChildren();
  }

  #makeReachable(label: string): void {
    this.#host.style.position = 'relative';
    this.#host.style.touchAction = 'none';
    this.#host.tabIndex = 0;
    this.#host.setAttribute('role', 'application');
    this.#host.setAttribute('aria-label', label);
  }

  #gestures(): Gestures {
    return {
      view: () => this.#view,
      room: () => this.#room(),
      lit: () => this.#lit,
      toPlot: (x, y) => [x - this.#plot.left, y - this.#plot.top],
      onView: (view) => {
        this.#view = view;
        this.redraw();
        this.#events.onView(view);
      },
      onLight: (cell) => {
        this.#choose(cell);
      },
      onOpen: (cell) => {
        const pair = this.#pairOf(cell);
        if (pair) this.#events.onOpen(pair);
      },
      cellAt: (x, y) => cellAt(this.#view, this.#room(), x, y),
    };
  }

  #choose(cell: Cell | null): void {
    if (cell?.row === this.#lit?.row && cell?.column === this.#lit?.column) return;
    this.#lit = cell;
    this.#draw('light');
    this.#events.onLight(this.lit);
  }

  #room(): Room {
    return roomIn(this.#plot, this.#content?.source.size ?? 0);
  }

  #isFit(): boolean {
    return this.#view.scale <= fitScale(this.#room()) * (1 + 1e-9);
  }

  #pairOf({ row, column }: Cell): Pair | null {
    const rows = this.#content?.order.rows;
    const [image, caption] = [rows?.[row], rows?.[column]];
    return image === undefined || caption === undefined ? null : { image, caption };
  }

  #cellOf({ image, caption }: Pair): Cell | null {
    const positions = this.#content?.order.positions;
    const [row, column] = [positions?.[image], positions?.[caption]];
    return row === undefined || column === undefined ? null : { row, column };
  }

  #resize(): void {
    const whole = this.#isFit();
    const { clientWidth, clientHeight } = this.#host;
    this.#plot = plotBox(clientWidth, clientHeight);
    for (const context of [this.#matrix, this.#light]) resizeCanvas(context.canvas, clientWidth, clientHeight);
    this.view = whole ? null : this.#view;
  }

  #draw(what: 'matrix' | 'light'): void {
    this.#stale[what] = true;
    if (this.#request !== 0 || this.#closing.signal.aborted) return;
    this.#request = requestAnimationFrame(() => {
      this.#request = 0;
      this.#drawStale();
    });
  }

  #drawStale(): void {
    const { matrix, light } = this.#stale;
    this.#stale = { matrix: false, light: false };
    if (!this.#content || !this.#pictures) return;
    const frame: Frame = { view: this.#view, plot: this.#plot, ratio: devicePixelRatio, theme: this.#theme };
    if (light) drawLit(this.#light, frame, this.#content.source.size, this.#lit);
    if (matrix && !drawMatrix(this.#matrix, frame, this.#pictures, this.#content, budget(BUDGET))) this.#draw('matrix');
  }
}

/** True the first time, so that every frame gets on, and then until the time is over. */
function budget(milliseconds: number): () => boolean {
  let end: number | null = null;
  return () => {
    end ??= performance.now() + milliseconds;
    return performance.now() < end;
  };
}

function addCanvas(host: HTMLElement): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none';
  canvas.setAttribute('aria-hidden', 'true');
  host.append(canvas);
  return contextOf(canvas);
}

function resizeCanvas(canvas: HTMLCanvasElement, width: number, height: number): void {
  canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
  canvas.height = Math.max(1, Math.round(height * devicePixelRatio));
}

function readTheme(element: HTMLElement): Theme {
  const style = getComputedStyle(element);
  return themeOf((variable) => style.getPropertyValue(variable));
}
