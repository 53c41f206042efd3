import { circle, ellipse, halo, line, path, rect, times } from './svg.mjs';

/** Furniture, rooms' fittings and tableware. `x`, `y`: the middle of the foot, or of the plate. */

export const plate = ({ x, y, r, flat = 1, fill = '#ffffff', rim = '#dfe3e8' }) =>
  ellipse(x, y + 6, r, r * flat, '#000000', { opacity: 0.15 }) +
  ellipse(x, y, r, r * flat, rim) +
  ellipse(x, y - 2, r * 0.93, r * flat * 0.92, fill) +
  ellipse(x, y, r * 0.68, r * flat * 0.66, 'none', { stroke: rim, 'stroke-width': 3 });

export const wholePizza = ({ x, y, r }) => {
  const spot = (ring, count, draw) =>
    times(count, (i) =>
      draw(x + ring * r * Math.cos((i * 6.28) / count + ring), y + ring * r * Math.sin((i * 6.28) / count + ring)),
    );
  return [
    circle(x, y, r, '#c98a3e'),
    circle(x, y, r * 0.93, '#e3ab5a'),
    circle(x, y, r * 0.85, '#c8401f'),
    circle(x, y, r * 0.82, '#f6cf63'),
    spot(0.62, 8, (a, b) => circle(a, b, r * 0.1, '#b8301f') + circle(a - 3, b - 3, r * 0.03, '#d8604a')),
    spot(0.28, 4, (a, b) => circle(a, b, r * 0.1, '#b8301f') + circle(a - 3, b - 3, r * 0.03, '#d8604a')),
    spot(0.45, 7, (a, b) => ellipse(a, b, r * 0.06, r * 0.03, '#3f7d2c')),
    line(
      `M${x - r} ${y}H${x + r}M${x} ${y - r}V${y + r}M${x - r * 0.7} ${y - r * 0.7}L${x + r * 0.7} ${y + r * 0.7}M${x + r * 0.7} ${y - r * 0.7}L${x - r * 0.7} ${y + r * 0.7}`,
      '#a8662a',
      2,
    ),
  ].join('');
};

export const board = ({ x, y, w, h, fill = '#a8703c' }) =>
  rect(x - w / 2 + 6, y - h / 2 + 8, w, h, '#000000', { rx: 26, opacity: 0.2 }) +
  rect(x - w / 2, y - h / 2, w, h, fill, { rx: 26 }) +
  times(4, (i) => line(`M${x - w / 2 + 20} ${y - h / 2 + ((i + 1) * h) / 5}h${w - 40}`, '#8e5a2c', 2));

export const friedEgg = ({ x, y, r }) =>
  path(
    `M${x - r} ${y}q0 ${-r} ${r} ${-r * 0.9}q${r * 1.2} 0 ${r} ${r}q${-r * 0.1} ${r} ${-r} ${r * 0.8}q${-r * 0.9} 0 ${-r} ${-r * 0.9}Z`,
    '#fffdf5',
    { stroke: '#eadfc4', 'stroke-width': 2 },
  ) +
  circle(x, y, r * 0.42, '#f8b62d') +
  circle(x - r * 0.12, y - r * 0.14, r * 0.1, '#ffe08a');

export const saucer = ({ x, y, r, fill }) => circle(x, y, r, '#ffffff') + circle(x, y, r * 0.78, fill);

export const crate = ({ x, y, w, h }) =>
  rect(x - w / 2, y - h, w, h, '#c08a4c') +
  times(3, (i) => rect(x - w / 2, y - h + (i * h) / 3, w, h / 3 - 5, '#d9a765')) +
  rect(x - w / 2, y - h, 8, h, '#9c6a34') +
  rect(x + w / 2 - 8, y - h, 8, h, '#9c6a34');

export const awning = ({ fill, h = 90 }) =>
  times(8, (i) => path(`M${i * 64} 0h64v${h}a32 26 0 0 1 -64 0Z`, i % 2 ? '#ffffff' : fill));

export const grill = ({ x, y, w = 360 }) =>
  [
    line(`M${x - w * 0.3} ${y}L${x - w * 0.2} ${y - 150}M${x + w * 0.3} ${y}L${x + w * 0.2} ${y - 150}`, '#3a3d42', 12),
    path(
      `M${x - w / 2} ${y - 200}H${x + w / 2}Q${x + w * 0.4} ${y - 100} ${x} ${y - 100}T${x - w / 2} ${y - 200}Z`,
      '#26282c',
    ),
    rect(x - w / 2 - 8, y - 212, w + 16, 14, '#8a9099', { rx: 6 }),
    times(14, (i) => rect(x - w / 2 + 8 + (i * w) / 14, y - 210, 6, 10, '#4b5058')),
  ].join('');

export const smoke = ({ x, y }) =>
  times(3, (i) => line(`M${x + i * 60} ${y}q-20 -30 0 -60t0 -60`, '#ffffff', 9, { opacity: 0.5 }));

export const shelf = ({ x, y, w, fill = '#9a6b3c' }) =>
  rect(x - w / 2, y, w, 14, fill) + rect(x - w / 2, y + 14, w, 5, '#000000', { opacity: 0.15 });

export const rug = ({ x, y, rx, ry, fill, ink }) =>
  ellipse(x, y, rx, ry, fill) + ellipse(x, y, rx * 0.8, ry * 0.78, 'none', { stroke: ink, 'stroke-width': 6 });

export const sofa = ({ x, y, w = 260, fill, dark, cushion }) =>
  [
    ellipse(x, y + 2, w * 0.55, 12, '#000000', { opacity: 0.15 }),
    rect(x - w * 0.44, y - 130, w * 0.88, 90, fill, { rx: 18 }),
    rect(x - w * 0.42, y - 62, w * 0.84, 46, dark, { rx: 10 }),
    w > 200 ? line(`M${x} ${y - 120}V${y - 20}`, dark, 3) : '',
    rect(x - w / 2, y - 92, 44, 80, fill, { rx: 16 }),
    rect(x + w / 2 - 44, y - 92, 44, 80, fill, { rx: 16 }),
    line(`M${x - w * 0.4} ${y - 12}v12M${x + w * 0.4} ${y - 12}v12`, '#5b3d22', 9),
    cushion
      ? rect(x - w * 0.3, y - 106, 50, 46, cushion, { rx: 10, transform: `rotate(-10 ${x - w * 0.3} ${y - 80})` })
      : '',
  ].join('');

export const floorLamp = ({ x, y, fill = '#ffe3a0' }) =>
  ellipse(x, y, 30, 7, '#55504a') +
  line(`M${x} ${y}V${y - 230}`, '#55504a', 6) +
  path(`M${x - 44} ${y - 220}L${x - 24} ${y - 290}H${x + 24}L${x + 44} ${y - 220}Z`, fill) +
  halo(x, y - 230, 110, 90, '#fff3c0', 0.6);

export const tableLamp = ({ x, y, fill }) =>
  path(`M${x - 14} ${y}q-10 -24 8 -44h12q18 20 8 44Z`, '#c9a15c') +
  path(`M${x - 30} ${y - 42}L${x - 18} ${y - 86}H${x + 18}L${x + 30} ${y - 42}Z`, fill);

export const casement = ({ x, y, w, h, view = '#a8dcf5', curtain }) =>
  [
    rect(x - w / 2 - 8, y - 8, w + 16, h + 16, '#ffffff'),
    rect(x - w / 2, y, w, h, view),
    circle(x + w * 0.22, y + h * 0.3, w * 0.09, '#ffe27a'),
    path(
      `M${x - w / 2} ${y + h}v${-h * 0.25}q${w * 0.25} ${-h * 0.2} ${w * 0.5} 0t${w * 0.5} 0v${h * 0.25}Z`,
      '#7dbb6a',
    ),
    rect(x - 4, y, 8, h, '#ffffff'),
    rect(x - w / 2, y + h / 2 - 4, w, 8, '#ffffff'),
    curtain
      ? path(
          `M${x - w / 2 - 26} ${y - 18}h${w * 0.36}q-4 ${h * 0.7} ${-w * 0.2} ${h + 40}h${-w * 0.16}ZM${x + w / 2 + 26} ${y - 18}h${-w * 0.36}q4 ${h * 0.7} ${w * 0.2} ${h + 40}h${w * 0.16}Z`,
          curtain,
        )
      : '',
    curtain ? rect(x - w / 2 - 40, y - 26, w + 80, 9, '#7a5230', { rx: 4 }) : '',
  ].join('');

export const doubleBed = ({ x, y, w = 240, cover, head = '#8a5d35' }) =>
  [
    rect(x - w / 2, y - 190, w, 130, head, { rx: 16 }),
    rect(x - w / 2 + 6, y - 120, w - 12, 60, '#fdfdfd'),
    rect(x - w / 2 + 20, y - 134, w / 2 - 34, 44, '#ffffff', { rx: 14, stroke: '#d8dce2', 'stroke-width': 3 }),
    rect(x + 14, y - 134, w / 2 - 34, 44, '#ffffff', { rx: 14, stroke: '#d8dce2', 'stroke-width': 3 }),
    path(`M${x - w / 2} ${y - 84}H${x + w / 2}L${x + w / 2 + 24} ${y}H${x - w / 2 - 24}Z`, cover),
    path(`M${x - w / 2} ${y - 84}H${x + w / 2}l4 18H${x - w / 2 - 4}Z`, '#ffffff', { opacity: 0.7 }),
    rect(x - w / 2 - 24, y, w + 48, 14, head),
  ].join('');

export const cabinet = ({ x, y, w, h, fill = '#a8743f', rows = 1, columns = 1, knob = '#f0dca8' }) =>
  rect(x - w / 2, y - h, w, h, fill) +
  times(rows * columns, (i) => {
    const [cw, ch] = [w / columns, h / rows];
    const [left, top] = [x - w / 2 + (i % columns) * cw, y - h + Math.floor(i / columns) * ch];
    return (
      rect(left + 5, top + 5, cw - 10, ch - 10, '#000000', { opacity: 0.08 }) +
      circle(left + cw / 2, top + ch / 2, 5, knob)
    );
  });

export const worktop = ({ x, y, w, fill = '#4a4d55' }) => rect(x - w / 2, y - 12, w, 14, fill);

export const fridge = ({ x, y }) =>
  rect(x - 56, y - 290, 112, 290, '#f6f8fa', { rx: 10, stroke: '#c8ced6', 'stroke-width': 4 }) +
  line(`M${x - 54} ${y - 190}h108`, '#c8ced6', 4) +
  line(`M${x + 36} ${y - 270}v56M${x + 36} ${y - 170}v70`, '#8f99a6', 7);

export const stove = ({ x, y }) =>
  rect(x - 60, y - 140, 120, 140, '#e4e7eb', { rx: 4 }) +
  rect(x - 46, y - 92, 92, 70, '#2b2e35', { rx: 6 }) +
  times(4, (i) => circle(x - 38 + i * 25, y - 116, 7, '#3c4049')) +
  rect(x - 62, y - 146, 124, 9, '#2b2e35');

export const desk = ({ x, y, w, fill = '#b07b48' }) =>
  rect(x - w / 2, y - 120, w, 16, fill) +
  rect(x - w / 2 + 10, y - 104, 12, 104, '#8a5d35') +
  rect(x + w / 2 - 90, y - 104, 80, 104, '#9a6b3c') +
  times(
    3,
    (i) =>
      circle(x + w / 2 - 50, y - 86 + i * 34, 4, '#f0dca8') +
      line(`M${x + w / 2 - 88} ${y - 70 + i * 34}h76`, '#7a5230', 2),
  );

export const diningTable = ({ x, y, w, cloth }) =>
  line(`M${x - w * 0.4} ${y}V${y - 110}M${x + w * 0.4} ${y}V${y - 110}`, '#7a5230', 14) +
  path(`M${x - w / 2 + 30} ${y - 140}H${x + w / 2 - 30}L${x + w / 2} ${y - 100}H${x - w / 2}Z`, cloth) +
  path(`M${x - w / 2} ${y - 100}H${x + w / 2}v26q-20 12 -40 0t-40 0t-40 0t-40 0t-40 0t-40 0H${x - w / 2}Z`, cloth, {
    opacity: 0.75,
  });

export const pendant = ({ x, y, fill }) =>
  line(`M${x} 0V${y - 50}`, '#3b3b3b', 4) +
  path(`M${x - 56} ${y}Q${x - 50} ${y - 56} ${x} ${y - 58}T${x + 56} ${y}Z`, fill) +
  ellipse(x, y, 56, 9, '#fff0b8') +
  path(`M${x - 56} ${y}H${x + 56}L${x + 120} ${y + 150}H${x - 120}Z`, '#fff3c0', { opacity: 0.18 });

export const fireplace = ({ x, y }) =>
  rect(x - 120, y - 210, 240, 210, '#a55a44') +
  times(
    8,
    (r) =>
      line(`M${x - 120} ${y - 210 + r * 26}h240`, '#d9a592', 2) +
      times(5, (c) => line(`M${x - 100 + c * 50 + (r % 2) * 22} ${y - 210 + r * 26}v26`, '#d9a592', 2)),
  ) +
  path(`M${x - 76} ${y}V${y - 100}a76 50 0 0 1 152 0V${y}Z`, '#241712') +
  rect(x - 140, y - 226, 280, 20, '#6b4326') +
  line(`M${x - 46} ${y - 12}L${x + 46} ${y - 24}M${x - 46} ${y - 24}L${x + 46} ${y - 12}`, '#7a4e2a', 14);

export const crib = ({ x, y }) =>
  rect(x - 110, y - 90, 220, 40, '#cfe8f7') +
  ellipse(x - 60, y - 92, 34, 12, '#ffffff') +
  times(12, (i) => rect(x - 110 + i * 19.4, y - 150, 7, 150, '#f4ead8')) +
  rect(x - 118, y - 158, 236, 14, '#e6d3b0', { rx: 6 }) +
  rect(x - 118, y - 40, 236, 12, '#e6d3b0') +
  rect(x - 120, y - 158, 14, 162, '#e6d3b0') +
  rect(x + 106, y - 158, 14, 162, '#e6d3b0');

const spines = ['#c0392b', '#2e86ab', '#f2b134', '#4f8a5b', '#7d5ba6', '#e07a5f', '#3d405b'];

export const bookcase = ({ x, y, w, rows, h = 84 }) =>
  rect(x - w / 2, y - rows * h - 10, w, rows * h + 10, '#7a5230') +
  times(rows, (r) => {
    const top = y - (rows - r) * h;
    const book = (i) =>
      rect(
        x - w / 2 + 14 + i * 15,
        top + 12 + ((i * 7 + r * 11) % 5) * 6,
        13,
        h - 12 - ((i * 7 + r * 11) % 5) * 6,
        spines[(i * 3 + r * 2) % 7],
      );
    return (
      rect(x - w / 2 + 10, top, w - 20, h - 6, '#5b3b20') +
      times(Math.floor((w - 28) / 15), book) +
      rect(x - w / 2, top + h - 6, w, 10, '#8f6238')
    );
  });

export const washer = ({ x, y }) =>
  rect(x - 70, y - 160, 140, 160, '#f7f9fb', { rx: 10, stroke: '#c8ced6', 'stroke-width': 4 }) +
  rect(x - 62, y - 150, 124, 26, '#dfe5ea', { rx: 4 }) +
  circle(x - 44, y - 137, 8, '#6f7a86') +
  rect(x + 4, y - 145, 48, 15, '#7fd0a0') +
  circle(x, y - 66, 48, '#aab4bf') +
  circle(x, y - 66, 38, '#4f86a8') +
  path(`M${x - 36} ${y - 60}q18 -16 36 0t36 0a37 37 0 0 1 -72 0Z`, '#9fd4ec');

export const clothesline = ({ y }) => line(`M0 ${y}Q256 ${y + 26} 512 ${y}`, '#7b7b7b', 3);

export const frontDoor = ({ x, y, fill }) =>
  rect(x - 66, y - 270, 132, 270, '#ffffff') +
  rect(x - 56, y - 260, 112, 260, fill) +
  rect(x - 42, y - 240, 84, 90, '#bfe3f2', { rx: 4 }) +
  rect(x - 42, y - 128, 84, 100, '#000000', { opacity: 0.12 }) +
  circle(x + 42, y - 130, 7, '#f0c64a');

export const pegs = ({ x, y, w }) =>
  rect(x - w / 2, y, w, 18, '#8a5d35', { rx: 4 }) +
  times(4, (i) => circle(x - w / 2 + ((i + 0.5) * w) / 4, y + 12, 7, '#d9b36a'));

export const piano = ({ x, y }) =>
  rect(x - 120, y - 190, 240, 190, '#2a2320', { rx: 4 }) +
  rect(x - 128, y - 198, 256, 12, '#3a302b') +
  rect(x - 132, y - 98, 264, 20, '#3a302b') +
  rect(x - 120, y - 108, 240, 14, '#ffffff') +
  times(
    23,
    (i) =>
      line(`M${x - 114 + i * 10.2} ${y - 108}v14`, '#999999', 1) +
      (i % 3 ? rect(x - 117 + i * 10.2, y - 108, 6, 8, '#111111') : ''),
  ) +
  rect(x - 36, y - 160, 72, 42, '#f7f3e8') +
  line(`M${x - 128} ${y - 78}V${y}M${x + 128} ${y - 78}V${y}`, '#3a302b', 12);

export const stool = ({ x, y, fill = '#7a2e2e' }) =>
  line(`M${x - 26} ${y}v-50M${x + 26} ${y}v-50`, '#2a2320', 8) + rect(x - 42, y - 66, 84, 20, fill, { rx: 8 });

export const glow = ({ x, y, rx, ry, fill, opacity = 0.6 }) => halo(x, y, rx, ry, fill, opacity);

export const bench = ({ x, y, w }) =>
  rect(x - w / 2, y - 50, w, 12, '#a8743f') +
  line(`M${x - w / 2 + 14} ${y}v-40M${x + w / 2 - 14} ${y}v-40`, '#7a5230', 9);

export const sill = ({ y }) => rect(0, y, 512, 18, '#ffffff') + rect(0, y + 18, 512, 7, '#000000', { opacity: 0.12 });
