/** A canvas of `columns` pixels by as many rows as the RGBA words fill. */
export function pixelCanvas(pixels: Uint32Array<ArrayBuffer>, columns: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = pixels.length / columns;
  contextOf(canvas).putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), columns), 0, 0);
  return canvas;
}

/** The 2D context of a canvas; throws where the browser gives none. */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No 2D context for a canvas');
  return context;
}
