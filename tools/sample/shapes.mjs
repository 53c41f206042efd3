export const rect = (x, y, width, height, fill, rx = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${rx}" fill="${fill}"/>`;

export const ellipse = (x, y, rx, ry, fill) => `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;

export const circle = (x, y, r, fill) => ellipse(x, y, r, r, fill);

export const path = (d, fill) => `<path d="${d}" fill="${fill}"/>`;

export const line = (d, colour, width) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

export const group = (transform, content) => `<g transform="${transform}">${content}</g>`;

export const move = (x, y, content, turn = 0, scale = 1) =>
  group(`translate(${x} ${y}) rotate(${turn}) scale(${scale})`, content);

export const fade = (opacity, content) => `<g opacity="${opacity}">${content}</g>`;

export const clipped = (clip, content) => `<g clip-path="${clip}">${content}</g>`;

/** A blurred dark ellipse on the ground. */
export const shadow = (x, y, rx, ry, opacity = 0.3) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="#1b1430" opacity="${opacity}" filter="url(#soft)"/>`;

/** Joins what `draw` gives for 0 … count - 1. */
export const times = (count, draw) => Array.from({ length: count }, (_, i) => draw(i)).join('');
