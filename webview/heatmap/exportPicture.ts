import { encode } from 'fast-png';
import { forHtml } from '../../src/core/report/disarm.ts';
import { contextOf, pixelCanvas } from './canvas.ts';
import type { Mark, Picture } from './picture.ts';

/** Up to here pixels are shapes that a drawing program can edit; above, they are an image within the SVG. */
const MOST_SHAPES = 64 * 64;

type Pixels = Extract<Mark, { readonly kind: 'pixels' }>;
type Dot = Extract<Mark, { readonly kind: 'dot' }>;
type Text = Extract<Mark, { readonly kind: 'text' }>;

/** A whole SVG document; every text is escaped, nothing is loaded from elsewhere. */
export function svgOf({ width, height, theme, marks }: Picture): string {
  const font = escapeXml(theme.font);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${font}" fill="${escapeXml(theme.text)}">`,
    `<rect width="100%" height="100%" fill="${escapeXml(theme.background)}"/>`,
    ...marks.map(svgMark),
    '</svg>\n',
  ].join('\n');
}

function svgMark(mark: Mark): string {
  switch (mark.kind) {
    case 'box':
      return `<rect ${svgBox(mark)} fill="${escapeXml(mark.fill)}"/>`;
    case 'dot':
      return `<circle cx="${px(mark.x)}" cy="${px(mark.y)}" r="${px(mark.radius)}" fill="${mark.fill}" stroke="${mark.line}"/>`;
    case 'text':
      return svgText(mark);
    case 'pixels':
      return mark.data.length <= MOST_SHAPES ? svgShapes(mark) : svgImage(mark);
  }
}

function svgText({ x, y, text, size, bold, anchor, turned }: Text): string {
  const turn = turned ? ` transform="rotate(-90 ${px(x)} ${px(y)})"` : '';
  const weight = bold ? ' font-weight="600"' : '';
  return `<text x="${px(x)}" y="${px(y)}" font-size="${size}" text-anchor="${anchor}"${weight}${turn}>${escapeXml(text)}</text>`;
}

/** One shape for each run of equal pixels. */
function svgShapes({ x, y, width, height, columns, data }: Pixels): string {
  const rows = data.length / columns;
  const [cellWidth, cellHeight] = [width / columns, height / rows];
  const shapes: string[] = [];
  for (let row = 0; row < rows; row++) {
    for (let start = 0, end = 0; start < columns; start = end) {
      const colour = data[row * columns + start] ?? 0;
      while (end < columns && data[row * columns + end] === colour) end++;
      const box = { x: start * cellWidth, y: row * cellHeight, width: (end - start) * cellWidth, height: cellHeight };
      if (colour !== 0) shapes.push(`<rect ${svgBox(box)} fill="${hexOf(colour)}"/>`);
    }
  }
  return `<g transform="translate(${px(x)} ${px(y)})" shape-rendering="crispEdges">${shapes.join('')}</g>`;
}

function svgImage(mark: Pixels): string {
  return `<image ${svgBox(mark)} preserveAspectRatio="none" image-rendering="pixelated" style="image-rendering:pixelated" href="${pngUri(mark)}"/>`;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function svgBox({ x, y, width, height }: Place): string {
  return `x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}"`;
}

function hexOf(pixel: number): string {
  const [red = 0, green = 0, blue = 0] = new Uint8Array(Uint32Array.of(pixel).buffer);
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function px(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** XML has no place at all for U+FFFE and U+FFFF. */
function escapeXml(text: string): string {
  return forHtml(text.replace(/[\ufffe\uffff]/g, '\ufffd'));
}

function pngUri({ columns, data }: Pixels): string {
  const bytes = new Uint8Array(data.buffer);
  const png = encode({ width: columns, height: data.length / columns, data: bytes, channels: 4, depth: 8 });
  return `data:image/png;base64,${base64(png)}`;
}

/** In pieces, because a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  const PIECE = 0x8000;
  const pieces = Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, i) =>
    String.fromCharCode(...bytes.subarray(i * PIECE, (i + 1) * PIECE)),
  );
  return btoa(pieces.join(''));
}

/** A PNG with `ratio` pixels per CSS pixel; throws when the browser makes none. */
export async function pngOf(picture: Picture, ratio: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * ratio);
  canvas.height = Math.round(picture.height * ratio);
  const context = contextOf(canvas);
  context.scale(ratio, ratio);
  context.fillStyle = picture.theme.background;
  context.fillRect(0, 0, picture.width, picture.height);
  for (const mark of picture.marks) canvasMark(context, picture, mark);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob) throw new Error(`No PNG of ${canvas.width} x ${canvas.height} pixels`);
  return blob;
}

function canvasMark(context: CanvasRenderingContext2D, { theme }: Picture, mark: Mark): void {
  switch (mark.kind) {
    case 'box':
      context.fillStyle = mark.fill;
      context.fillRect(mark.x, mark.y, mark.width, mark.height);
      return;
    case 'dot':
      canvasDot(context, mark);
      return;
    case 'text':
      context.fillStyle = theme.text;
      context.font = `${mark.bold ? '600 ' : ''}${mark.size}px ${theme.font}`;
      canvasText(context, mark);
      return;
    case 'pixels':
      context.imageSmoothingEnabled = false;
      context.drawImage(pixelCanvas(mark.data, mark.columns), mark.x, mark.y, mark.width, mark.height);
  }
}

function canvasDot(context: CanvasRenderingContext2D, { x, y, radius, fill, line }: Dot): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.strokeStyle = line;
  context.lineWidth = 1;
  context.fill();
  context.stroke();
}

const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const;

function canvasText(context: CanvasRenderingContext2D, { x, y, text, anchor, turned }: Text): void {
  context.save();
  context.translate(x, y);
  if (turned) context.rotate(-Math.PI / 2);
  context.textAlign = ALIGN[anchor];
  context.fillText(text, 0, 0);
  context.restore();
}
