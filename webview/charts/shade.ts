import { colourAt, type Rgb, type ScaleName } from '../heatmap/colour.ts';

/** A colour and the ink, black or white, that is read best on it: a contrast of 4.58 at least. */
export interface Shade {
  readonly background: string;
  readonly ink: string;
}

/** The shade at a place of 0..1 on a colour scale. */
export function shadeAt(scale: ScaleName, place: number): Shade {
  const colour = colourAt(scale, place);
  const light = luminance(colour);
  const onBlack = (light + 0.05) / 0.05;
  const onWhite = 1.05 / (light + 0.05);
  return { background: `rgb(${colour.join(' ')})`, ink: onBlack > onWhite ? '#000' : '#fff' };
}

/** Relative luminance after WCAG 2, in 0..1. */
export function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
