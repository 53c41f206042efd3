import { circle, ellipse, fade, line, move, path, rect, times } from '../shapes.mjs';
import { hills, side, sky } from './sky.mjs';

/** One tuft of grass that stands at the origin. */
export function tuft(c, height, colours) {
  return times(7, (i) => {
    const lean = (i - 3) * height * 0.14 + c.between(-4, 4);
    const tall = height * c.between(0.6, 1);
    return path(
      `M${i * 3 - 12} 0 Q${i * 3 - 9} ${-tall * 0.6} ${lean} ${-tall} Q${i * 3 - 4} ${-tall * 0.5} ${i * 3 - 6} 0 Z`,
      c.pick(colours),
    );
  });
}

function meadow(c, { horizon, ground, grass, lush = 90 }) {
  const tufts = Array.from({ length: lush }, () => c.between(horizon + 8, side)).sort((a, b) => a - b);
  return (
    rect(0, horizon, side, side - horizon, c.linear(ground)) +
    tufts.map((y) => move(c.between(0, side), y, tuft(c, 8 + (y - horizon) * 0.11, grass))).join('')
  );
}

/** Open grassland under a wide sky. */
export function savanna(c, { sky: colours, sun, clouds, horizon, land = [], ...rest }) {
  return sky(c, { colours, horizon, sun, clouds }) + hills(c, land, horizon) + meadow(c, { horizon, ...rest });
}

const trunk = (c, x, width, colours) =>
  path(
    `M${x - width} 790 Q${x - width * 0.5} 620 ${x - width * 0.45} 380 T${x - width * 0.5} -10 H${x + width * 0.5} Q${x + width * 0.4} 260 ${x + width * 0.45} 420 T${x + width} 790 Z`,
    c.linear(colours, true),
  );

const frond = (c, length, colours) =>
  path(
    `M0 0 C${length * 0.25} ${-length * 0.3} ${length * 0.75} ${-length * 0.28} ${length} 0 C${length * 0.75} ${length * 0.2} ${length * 0.25} ${length * 0.26} 0 0 Z`,
    c.linear(colours),
  ) + fade(0.35, line(`M8 0 Q${length / 2} ${-length * 0.06} ${length * 0.92} 0`, '#eaffb0', 2.5));

function foliage(c, count, colours, size, place) {
  return times(count, (i) =>
    move(...place(i), frond(c, c.between(size * 0.7, size * 1.2), c.pick(colours)), c.between(-30, 210)),
  );
}

const vine = (c, x, drop, colour) =>
  line(`M${x} -10 q${c.between(-30, 30)} ${drop / 2} ${c.between(-12, 12)} ${drop}`, colour, 5) +
  times(6, (i) => move(x + c.between(-8, 8), (drop / 6) * i + 14, ellipse(9, 0, 13, 6, colour), c.between(-50, 230)));

/** Deep green layers with a glade of light behind. */
export function rainForest(c, { glade, haze, trunks, near, dark }) {
  const [x, y] = glade;
  const back = foliage(c, 46, [haze], 120, () => [c.between(0, side), c.between(-20, side)]);
  const rays = times(5, (i) =>
    path(`M${x - 40 + i * 60} -20 l50 0 L${x - 300 + i * 130} 800 h-120 Z`, c.linear(['#f8ffc9/0.5', '#f8ffc9/0'])),
  );
  const rim = (i) =>
    i % 3 === 0 ? [c.between(-20, side), c.between(-30, 50)] : [i % 2 ? -20 : side + 20, c.between(0, side)];
  return (
    rect(0, 0, side, side, c.linear(dark)) +
    circle(x, y, 480, c.radial(['#eaf7a8/0.95', '#9fd67c/0.55', '#9fd67c/0'])) +
    fade(0.55, back) +
    trunks.map(([at, width]) => trunk(c, at, width, ['#2d5a45', '#3f7457', '#1f4637'])).join('') +
    rays +
    vine(c, 120, 330, '#2f7a45') +
    vine(c, 640, 250, '#2f7a45') +
    foliage(c, 34, near, 190, rim) +
    foliage(c, 16, near, 170, () => [c.between(-40, side), c.between(720, 800)])
  );
}
