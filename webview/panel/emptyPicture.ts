import { drawn } from '../dom.ts';

const SIDE = 6;
const CELL = 12;

/** What a comparison will show: one matrix without, one with a diagonal. */
export function emptyPicture(): SVGElement {
  const width = 2 * SIDE * CELL + 28;
  return drawn(
    'svg',
    { class: 'preview', viewBox: `0 0 ${width} ${SIDE * CELL}`, width, height: SIDE * CELL, 'aria-hidden': 'true' },
    ...cells(0, () => false),
    ...cells(SIDE * CELL + 28, (row, column) => row === column),
  );
}

function cells(left: number, isBright: (row: number, column: number) => boolean): SVGElement[] {
  return Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [row, column] = [Math.floor(i / SIDE), i % SIDE];
    const opacity = isBright(row, column) ? 1 : 0.12 + 0.05 * ((i * 7) % 5);
    const place = { x: left + column * CELL + 1, y: row * CELL + 1, width: CELL - 2, height: CELL - 2 };
    return drawn('rect', { ...place, rx: 2, fill: 'currentColor', 'fill-opacity': opacity });
  });
}
