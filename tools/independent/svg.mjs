/** Small helpers from which the backdrops and the props are drawn, on a canvas of 512 x 512. */

export const SIZE = 512;

export function tag(name, attributes, content = '') {
  const text = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return `<${name}${text.join('')}>${content}</${name}>`;
}

export const rect = (x, y, width, height, fill, more = {}) => tag('rect', { x, y, width, height, fill, ...more });
export const ellipse = (cx, cy, rx, ry, fill, more = {}) => tag('ellipse', { cx, cy, rx, ry, fill, ...more });
export const circle = (cx, cy, r, fill, more = {}) => tag('circle', { cx, cy, r, fill, ...more });
export const path = (d, fill, more = {}) => tag('path', { d, fill, ...more });
export const line = (d, stroke, width, more = {}) =>
  path(d, 'none', { stroke, 'stroke-width': width, 'stroke-linecap': 'round', ...more });
export const move = (x, y, scale, content) => tag('g', { transform: `translate(${x} ${y}) scale(${scale})` }, content);

export const times = (count, draw) => Array.from({ length: count }, (_, index) => draw(index)).join('');

/** Vertical gradient over the box; a single colour is accepted too. */
export function wash(x, y, width, height, colours) {
  if (typeof colours === 'string') return rect(x, y, width, height, colours);
  const id = `wash-${[x, y, width, height, ...colours].join('-').replaceAll('#', '')}`;
  const stops = colours.map((colour, index) =>
    tag('stop', { offset: index / (colours.length - 1), 'stop-color': colour }),
  );
  const gradient = tag('linearGradient', { id, x1: 0, y1: 0, x2: 0, y2: 1 }, stops.join(''));
  return gradient + rect(x, y, width, height, `url(#${id})`);
}

/** Light or haze that fades out towards its edge. */
export function halo(cx, cy, rx, ry, fill, opacity) {
  const id = `halo-${[cx, cy, rx, ry].join('-')}`;
  const stop = (offset, strength) => tag('stop', { offset, 'stop-color': fill, 'stop-opacity': strength });
  return tag('radialGradient', { id }, stop(0, opacity) + stop(1, 0)) + ellipse(cx, cy, rx, ry, `url(#${id})`);
}

/** Repeatable pseudo-random numbers in [0, 1): mulberry32. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
