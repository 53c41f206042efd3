import { clipped, ellipse, fade, line, path, rect, times } from '../shapes.mjs';
import { hills, side, sky } from './sky.mjs';

const shoreline = (left, right, sink = 0) =>
  `M-10 ${left + sink} C180 ${left - 46 + sink} 300 ${(left + right) / 2 + 46 + sink} 470 ${(left + right) / 2 + sink} S690 ${right - 26 + sink} 780 ${right + sink}`;

const below = (left, right, sink) => `${shoreline(left, right, sink)} V780 H-10 Z`;

function sea(c, { horizon, water, glint = 26 }) {
  const waves = times(glint, () => {
    const y = c.between(horizon + 8, side * 0.75);
    const reach = 10 + (y - horizon) * 0.22;
    const x = c.between(0, side);
    return line(`M${x} ${y} q${reach / 2} ${-reach / 10} ${reach} 0`, '#ffffff', 1.5 + (y - horizon) / 110);
  });
  return rect(0, horizon, side, side - horizon, c.linear(water)) + fade(0.38, waves);
}

function sand(c, { shore: [left, right], sand: colours, grain }) {
  const specks = times(150, () => {
    const y = c.between(Math.min(left, right), side);
    return ellipse(c.between(0, side), y, 1 + y / 420, 0.8 + y / 900, grain);
  });
  const ripples = times(7, (i) => {
    const y = Math.max(left, right) + 40 + i * 32;
    return line(`M${c.between(-80, 500)} ${y} q90 -16 180 0 t150 2`, grain, 3);
  });
  const beachClip = c.clip(path(below(left, right, 14), '#000'));
  return (
    fade(0.35, path(below(left, right, -26), '#ffffff')) +
    fade(0.9, path(below(left, right, -8), '#ffffff')) +
    path(below(left, right, 6), colours[1]) +
    fade(0.14, path(below(left, right, 6), '#5b3a1a')) +
    path(below(left, right, 30), c.linear(colours)) +
    clipped(beachClip, fade(0.35, specks + ripples))
  );
}

/** Sky, sea and sand; `shore` gives the height of the water's edge at the left and the right border. */
export function beach(c, { sky: colours, sun, clouds, horizon, land = [], ...rest }) {
  return (
    sky(c, { colours, horizon, sun, clouds }) + hills(c, land, horizon) + sea(c, { horizon, ...rest }) + sand(c, rest)
  );
}
