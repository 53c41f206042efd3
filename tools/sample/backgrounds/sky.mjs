import { circle, ellipse, fade, move, rect, times } from '../shapes.mjs';

export const side = 768;

const cloud = (white) =>
  ellipse(0, 0, 70, 17, white) + circle(-28, -12, 24, white) + circle(8, -22, 32, white) + circle(40, -8, 20, white);

function sun(c, { x, y, r, colour = '#fff3b8' }) {
  return circle(x, y, r * 4, c.radial([`${colour}/0.75`, `${colour}/0`])) + circle(x, y, r, colour);
}

/** Sky down to the horizon, with a sun that glows and a few clouds. */
export function sky(c, { colours, horizon, sun: at, clouds = [] }) {
  const white = c.linear(['#ffffff', '#ffffff/0.55']);
  return (
    rect(0, 0, side, horizon + 2, c.linear(colours)) +
    (at ? sun(c, at) : '') +
    clouds.map(([x, y, scale]) => fade(0.9, move(x, y, cloud(white), 0, scale))).join('')
  );
}

/** Rounded hills along the horizon; the first lies farthest back. */
export function hills(c, list, horizon) {
  return list
    .map(({ colour, height, step = 190, shift = 0 }) =>
      times(Math.ceil(side / step) + 2, (i) =>
        ellipse(i * step - shift, horizon, step * 0.85, height * c.between(0.65, 1), colour),
      ),
    )
    .join('');
}
