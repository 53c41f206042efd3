import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { colourAt } from '../../../../webview/heatmap/colour.ts';
import { svgOf } from '../../../../webview/heatmap/exportPicture.ts';
import { orderRows } from '../../../../webview/heatmap/order.ts';
import { choicesOf, pictureOf, texelsOf, type PicturePanel } from '../../../../webview/heatmap/picture.ts';
import { PAPER } from '../../../../webview/heatmap/theme.ts';
import { matrixSource, type TileSource } from '../../../../webview/heatmap/tiles.ts';

const domain = { low: 0, high: 1, log: false, reversed: false };

function panel(size: number, title: string, label = 'beach'): PicturePanel {
  const order = orderRows(
    'file',
    Array.from({ length: size }, () => label),
    new Int32Array(size),
  );
  const values = Float32Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0));
  const texels = texelsOf(matrixSource(values, order), 1024);
  if (!texels) throw new Error('no texels');
  return {
    title,
    size,
    texels,
    groups: order.groups,
    domain,
    choices: choicesOf(order, order.rows, new Uint8Array(size).fill(1)),
  };
}

const content = { scale: 'viridis', legend: 'cosine', theme: PAPER } as const;
const svg = (panels: readonly PicturePanel[]) => svgOf(pictureOf({ ...content, panels }));

describe('the picture as SVG', () => {
  test('holds both heatmaps, their names and a legend with numbers', () => {
    const text = svg([panel(4, 'pre-CLIP'), panel(4, 'CLIP')]);
    for (const word of ['pre-CLIP', 'CLIP', 'cosine', 'beach', '0.0', '0.5', '1.0'])
      expect(text).toContain(`>${word}</text>`);
  });

  test('has one legend for a shared scale and one each for scales of their own', () => {
    const other = { ...panel(4, 'CLIP'), domain: { ...domain, high: 2 } };
    expect(svg([panel(4, 'pre-CLIP'), panel(4, 'CLIP')]).match(/>cosine</g)).toHaveLength(1);
    expect(svg([panel(4, 'pre-CLIP'), other]).match(/>cosine</g)).toHaveLength(2);
  });

  test('draws a small matrix as shapes in the colours of its values', () => {
    const text = svg([panel(2, 'CLIP')]);
    const hex = (place: number) =>
      `#${colourAt('viridis', place)
        .map((part) => part.toString(16).padStart(2, '0'))
        .join('')}`;
    expect(text).toContain(`<rect x="0" y="0" width="240" height="240" fill="${hex(1)}"/>`);
    expect(text).toContain(`<rect x="240" y="0" width="240" height="240" fill="${hex(0)}"/>`);
    expect(text).not.toContain('<image');
  });

  test('draws a large matrix as a picture of its texels, the diagonal as bright as it is', () => {
    const text = svg([panel(1500, 'CLIP')]);
    const [, base64 = ''] = /href="data:image\/png;base64,([^"]+)"/.exec(text) ?? [];
    const png = decode(Buffer.from(base64, 'base64'));
    expect([png.width, png.height]).toEqual([750, 750]);
    const pixel = (x: number, y: number) => [...png.data.subarray(4 * (y * 750 + x), 4 * (y * 750 + x) + 3)];
    expect(pixel(700, 700)).toEqual(colourAt('viridis', 1));
    expect(pixel(700, 20)).toEqual(colourAt('viridis', 0));
  });

  test('marks what each image prefers where cells are large enough', () => {
    const dots = (size: number) => svg([panel(size, 'CLIP')]).match(/<circle [^>]*fill="#ffffff"/g) ?? [];
    expect(dots(4)).toHaveLength(4);
    expect(dots(100)).toHaveLength(0);
  });

  test('what is not known is not drawn', () => {
    const unknown = { ...panel(2, 'CLIP'), texels: { side: 1, values: Float32Array.of(NaN) } };
    expect(svg([unknown])).toContain('shape-rendering="crispEdges"></g>');
  });

  test('hostile names and titles stay text', () => {
    const hostile = '</text><script>alert(1)</script>"\'&\u202e\u0000\ud800\uffff';
    const theme = { ...PAPER, font: '"x" onload="y', text: '"><script>' };
    const text = svgOf(pictureOf({ ...content, theme, legend: hostile, panels: [panel(4, hostile, hostile)] }));
    for (const alive of ['<script', 'onload="y', '\0', '\u202e', '\ud800', '\uffff']) expect(text).not.toContain(alive);
    expect(text).toContain('&lt;script&gt;');
  });
});

describe('texelsOf', () => {
  test('puts the tiles of a level together', () => {
    const order = orderRows(
      'file',
      Array.from({ length: 300 }, () => ''),
      new Int32Array(300),
    );
    const values = Float32Array.from({ length: 90_000 }, (_, i) => i);
    const texels = texelsOf(matrixSource(values, order), 300);
    expect(texels?.side).toBe(300);
    expect(texels?.values.every((value, i) => value === i)).toBe(true);
  });

  test('waits for tiles that are on their way', () => {
    const source: TileSource = { size: 9, tile: () => null, look: () => undefined, dispose: () => undefined };
    expect(texelsOf(source, 100)).toBeNull();
  });
});
