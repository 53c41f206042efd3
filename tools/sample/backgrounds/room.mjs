import { fade, line, path, rect, times } from '../shapes.mjs';
import { side } from './sky.mjs';

const walls = {
  plain: () => '',
  stripes: (c, { floor, accent }) =>
    fade(
      0.5,
      times(13, (i) => rect(i * 62, 0, 30, floor, accent)),
    ),
  boards: (c, { floor, accent, shades }) =>
    times(11, (i) => rect(i * 72, 0, 72, floor, c.pick(shades)) + fade(0.55, rect(i * 72, 0, 3, floor, accent))) +
    fade(
      0.3,
      times(30, () =>
        line(`M${c.between(0, side)} ${c.between(0, floor - 120)} q${c.between(-6, 6)} 50 0 100`, accent, 2),
      ),
    ),
  panels: (c, { floor, accent }) =>
    fade(
      0.8,
      times(
        4,
        (i) =>
          `<rect x="${i * 192 + 18}" y="40" width="156" height="${floor - 200}" rx="4" fill="none" stroke="${accent}" stroke-width="5"/>`,
      ),
    ),
};

function wainscot(floor, colour) {
  const top = floor - 112;
  return (
    rect(0, top, side, 112, colour) +
    fade(
      0.16,
      times(9, (i) => rect(i * 88 + 8, top + 22, 72, 72, '#3b2414', 3)),
    ) +
    rect(0, top - 5, side, 12, '#ffffff66')
  );
}

function floorOf(c, { floor, boards: [light, dark], tiles = false }) {
  const height = side - floor;
  const seams = times(19, (i) => line(`M${384 + (i - 9) * 60} ${floor} L${384 + (i - 9) * 150} ${side}`, dark, 2));
  const rows = times(tiles ? 5 : 0, (i) => line(`M0 ${floor + height * (i / 5) ** 1.6} H${side}`, dark, 2));
  return rect(0, floor, side, height, c.linear([dark, light, light])) + fade(0.5, seams + rows);
}

/** A wall and a floor; daylight falls in from the left. */
export function room(c, { wall, pattern = 'plain', floor, skirting = '#ffffff', wainscot: lower, ...rest }) {
  return (
    rect(0, 0, side, floor, c.linear(wall)) +
    walls[pattern](c, { floor, ...rest }) +
    (lower ? wainscot(floor, lower) : '') +
    rect(0, 0, side, floor, c.radial(['#fff4d6/0.28', '#fff4d6/0'])) +
    floorOf(c, { floor, ...rest }) +
    rect(0, floor - 16, side, 16, skirting) +
    fade(0.25, rect(0, floor, side, 12, '#2a1608')) +
    fade(0.14, path(`M60 ${floor} H330 L560 ${side} H160 Z`, '#fff4d6'))
  );
}
