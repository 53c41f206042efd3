import { SIZE, circle, ellipse, line, path, randomFrom, rect, times, wash } from './svg.mjs';

function sky({ sky, horizon, sun, clouds = [] }) {
  const disc = sun
    ? circle(sun.x, sun.y, sun.r * 1.5, sun.fill, { opacity: 0.3 }) + circle(sun.x, sun.y, sun.r, sun.fill)
    : '';
  return wash(0, 0, SIZE, horizon + 2, sky) + disc + clouds.map(cloud).join('');
}

function cloud([x, y, r, fill = '#ffffff']) {
  const puffs = [
    [-1, 0, 0.7],
    [0, -0.4, 1],
    [1, 0, 0.75],
  ];
  const top = puffs.map(([dx, dy, scale]) => circle(x + dx * r, y + dy * r, r * scale, fill));
  return top.join('') + rect(x - r * 1.6, y, r * 3.3, r * 0.7, fill, { rx: r * 0.35 });
}

function ripples(horizon, bottom, seed, colour) {
  const random = randomFrom(seed);
  return times(26, () => {
    const depth = random();
    const y = horizon + 8 + depth * (bottom - horizon - 14);
    const x = random() * SIZE;
    const w = 8 + depth * 26;
    return line(`M${x} ${y}q${w / 2} ${-w / 6} ${w} 0`, colour, 1.5 + depth, { opacity: 0.55 });
  });
}

function specks(top, seed, colour) {
  const random = randomFrom(seed + 7);
  return times(70, () => circle(random() * SIZE, top + random() * (SIZE - top), 0.8 + random() * 1.6, colour));
}

/** Sky, sea and sand; the water's edge runs from `edge[0]` at the left to `edge[1]` at the right. */
export function shore(o) {
  const { horizon = 200, edge = [330, 300], seed = 1 } = o;
  const sea = o.sea ?? ['#2b8fc9', '#7fd4e6'];
  const sand = o.sand ?? '#efd6a2';
  const curve = `M0 ${edge[0]}C150 ${edge[0] - 26} 300 ${edge[1] + 34} 512 ${edge[1]}`;
  return [
    sky({ sky: ['#8fd0f5', '#e4f5fd'], ...o, horizon }),
    wash(0, horizon, SIZE, SIZE - horizon, sea),
    ripples(horizon, Math.min(...edge), seed, o.ripple ?? '#ffffff'),
    path(`${curve}V512H0Z`, sand),
    line(curve, o.wet ?? '#d9b988', 22, { opacity: 0.6 }),
    line(curve, o.foam ?? '#ffffff', 9),
    specks(Math.max(...edge) + 14, seed, o.speck ?? '#d5b67f'),
  ].join('');
}

/** Sand seen from straight above, with the sea along one side. */
export function shoreFromAbove({ seed = 1 }) {
  const edge = 'M190 0C120 110 230 190 150 300S170 440 120 512';
  return [
    rect(0, 0, SIZE, SIZE, '#f0dcb0'),
    specks(0, seed, '#dcc08a'),
    path(`${edge}H0V0Z`, '#4fc0d0'),
    path('M90 0C40 120 130 200 60 310S80 450 40 512H0V0Z', '#2499b8'),
    line(edge, '#ffffff', 12),
    line('M160 0C92 110 198 190 122 300S140 440 92 512', '#ffffff', 4, { opacity: 0.7 }),
  ].join('');
}

/** Open water up to the bottom of the picture. */
export function ocean(o) {
  const { horizon = 210, seed = 1 } = o;
  return [
    sky({ sky: ['#9ad8f7', '#eaf7fd'], ...o, horizon }),
    wash(0, horizon, SIZE, SIZE - horizon, o.sea ?? ['#3f9fd4', '#155d96']),
    ripples(horizon, SIZE, seed, '#ffffff'),
    ripples(horizon, SIZE, seed + 40, '#bfe6f5'),
  ].join('');
}

export function underwater({ seed = 1 }) {
  const random = randomFrom(seed);
  return [
    wash(0, 0, SIZE, SIZE, ['#4fc3e8', '#0d5c94', '#07375f']),
    times(5, (i) => path(`M${60 + i * 90} 0l44 0l${60 - i * 20} 420l-110 0Z`, '#ffffff', { opacity: 0.08 })),
    path('M0 460C120 430 220 480 330 452S470 440 512 462V512H0Z', '#c9b27c'),
    times(9, () => seaweed(random() * SIZE, 480, 50 + random() * 80)),
    times(16, () => circle(random() * SIZE, random() * 420, 2 + random() * 5, '#d7f2ff', { opacity: 0.5 })),
  ].join('');
}

function seaweed(x, y, height) {
  return line(`M${x} ${y}q-14 ${-height / 4} 0 ${-height / 2}t0 ${-height / 2}`, '#1f7a4d', 8);
}

function ridge({ y, swing, fill, shift = 0 }) {
  const points = times(
    17,
    (i) =>
      `${i ? 'L' : ''}${i * 32} ${y - swing * Math.sin((i + shift) * 0.7) - (swing / 2) * Math.sin((i + shift) * 1.9)} `,
  );
  return path(`M${points}V512H0Z`, fill);
}

function peak([x, y, width, height, fill]) {
  const cap = `M${x} ${y - height}l${width * 0.15} ${height * 0.3}l${-width * 0.07} ${height * -0.06}l${-width * 0.08} ${height * 0.1}l${-width * 0.08} ${height * -0.1}l${-width * 0.07} ${height * 0.06}Z`;
  return path(`M${x - width / 2} ${y}L${x} ${y - height}L${x + width / 2} ${y}Z`, fill) + path(cap, '#ffffff');
}

/** Open country: sky, optional peaks, rows of hills, a ground with tufts. */
export function land(o) {
  const { horizon = 300, ground = '#c9b45a', tuft = '#a08c3a', tufts = 40, hills = [], peaks = [], seed = 1 } = o;
  const random = randomFrom(seed);
  const tuftAt = (x, y) => line(`M${x} ${y}l-4 -10M${x} ${y}l0 -13M${x} ${y}l5 -9`, tuft, 2);
  return [
    sky({ sky: ['#9fd3f0', '#f4efd6'], ...o, horizon }),
    ...peaks.map(peak),
    ...hills.map(ridge),
    wash(0, horizon, SIZE, SIZE - horizon, ground),
    times(tufts, () => tuftAt(random() * SIZE, horizon + 20 + random() * (SIZE - horizon))),
  ].join('');
}

/** Rows of trunks that pale with distance. */
export function woods({ rows, sky: colours, ground, seed = 1 }) {
  const random = randomFrom(seed);
  const trunk = (x, width, fill, base) => path(`M${x} -5l${width} 0l${width * 0.3} ${base}l${-width * 1.6} 0Z`, fill);
  const row = ({ count, width, fill, base, crown }) =>
    times(count, (i) => trunk((i + random() * 0.7) * (SIZE / count), width * (0.7 + random() * 0.6), fill, base)) +
    (crown ? times(14, (i) => ellipse(i * 40, random() * 30, 44, 34 + random() * 30, crown)) : '') +
    rect(0, base - 8, SIZE, SIZE, ground, { opacity: 0.45 });
  return wash(0, 0, SIZE, SIZE, colours) + rows.map(row).join('');
}

const floors = {
  planks: (y, dark) =>
    times(6, (i) => line(`M0 ${y + i * i * 5}H512`, dark, 2)) +
    times(18, (i) => line(`M${(i * 97) % 512} ${y + (i % 5) ** 2 * 5}v${(2 * (i % 5) + 1) * 5}`, dark, 2)),
  tiles: (y, dark) =>
    times(6, (i) => line(`M0 ${y + i * i * 5}H512`, dark, 2)) +
    times(15, (i) => line(`M${256 + (i - 7) * 50} ${y}L${256 + (i - 7) * 100} 512`, dark, 2)),
  plain: () => '',
};

const papers = {
  stripes: (y, ink) => times(11, (i) => rect(i * 48 + 8, 0, 22, y, ink)),
  dots: (y, ink) =>
    times(88, (i) => circle((i % 11) * 48 + (Math.floor(i / 11) % 2) * 24, Math.floor(i / 11) * 44 + 14, 5, ink)),
  tiles: (y, ink) =>
    times(14, (i) => line(`M${i * 40} 0V${y}`, ink, 2)) +
    times(Math.ceil(y / 40), (i) => line(`M0 ${i * 40}H512`, ink, 2)),
  bricks: (y, ink) =>
    times(
      Math.ceil(y / 24),
      (r) =>
        line(`M0 ${r * 24}H512`, ink, 2) + times(10, (c) => line(`M${c * 56 + (r % 2) * 28} ${r * 24}v24`, ink, 2)),
    ),
  plain: () => '',
};

/** An indoor wall and floor. */
export function room(o) {
  const {
    wall = '#f0e6d6',
    paper = 'plain',
    ink = '#e4d6bd',
    floor = '#b98a5a',
    boards = 'planks',
    dark = '#9c7148',
    y = 370,
  } = o;
  return [
    rect(0, 0, SIZE, SIZE, floor),
    floors[boards](y, dark),
    rect(0, 0, SIZE, y, wall),
    papers[paper](y, ink),
    rect(0, y - 4, SIZE, 14, o.skirting ?? '#ffffff'),
    rect(0, y + 10, SIZE, 5, '#000000', { opacity: 0.12 }),
  ].join('');
}

const tops = {
  wood: (a, b) =>
    rect(0, 0, SIZE, SIZE, a) +
    times(7, (i) => line(`M0 ${i * 80 + 10}H512`, b, 3)) +
    times(12, (i) => line(`M${(i * 137) % 480} ${i * 43 + 30}q40 -8 90 0`, b, 2)),
  gingham: (a, b) =>
    rect(0, 0, SIZE, SIZE, a) +
    times(7, (i) => rect(i * 80, 0, 40, SIZE, b, { opacity: 0.5 }) + rect(0, i * 80, SIZE, 40, b, { opacity: 0.5 })),
  marble: (a, b) =>
    rect(0, 0, SIZE, SIZE, a) + times(8, (i) => line(`M${i * 90 - 80} 0q60 140 0 260t90 260`, b, 2, { opacity: 0.7 })),
  slats: (a, b) => rect(0, 0, SIZE, SIZE, a) + times(8, (i) => rect(i * 68, 0, 7, SIZE, b)),
  plain: (a) => rect(0, 0, SIZE, SIZE, a),
};

/** A table top seen from straight above. */
export const surface = ({ kind, fill, ink }) => tops[kind](fill, ink);

/** A table seen from the front, before a wall. */
export function tabletop(o) {
  const { y = 330, top = '#b57b45', front = '#8c5b2f', wall = '#f3e3cf', paper = 'plain', ink = '#e6d0b2' } = o;
  return [
    rect(0, 0, SIZE, SIZE, wall),
    papers[paper](y, ink),
    rect(0, y, SIZE, SIZE - y, top),
    rect(0, y, SIZE, 5, '#ffffff', { opacity: 0.3 }),
    rect(0, 470, SIZE, 42, front),
  ].join('');
}

export const night = () => wash(0, 0, SIZE, SIZE, ['#0a1030', '#1d2f5e', '#32456f']);
