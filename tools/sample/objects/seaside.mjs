import { circle, ellipse, fade, group, line, move, path, rect, shadow, times } from '../shapes.mjs';

function palmLeaf(length, colour, rib) {
  const notches = times(9, (i) => {
    const x = length * (0.95 - i * 0.09);
    const drop = 34 * Math.sin((Math.PI * (i + 1)) / 11) + 14;
    return `L${x} ${-30 * Math.sin((Math.PI * x) / length) + x * 0.28 + drop} L${x - length * 0.05} ${-26 * Math.sin((Math.PI * x) / length) + x * 0.26 + 6} `;
  });
  const back = `M0 0 Q${length * 0.45} ${-52} ${length} ${length * 0.34} `;
  return (
    path(`${back}${notches}Z`, colour) + line(`M0 0 Q${length * 0.45} -46 ${length * 0.96} ${length * 0.31}`, rib, 2.5)
  );
}

/** 300 units tall; `lean` bends the trunk. */
export function palm(c, { lean = 40, leaves = ['#2f9e4f', '#57bf5a', '#1f7f46'], bark = ['#8a5a34', '#b98352'] }) {
  const tipY = -250;
  const trunk = path(
    `M-15 0 Q${lean * 0.1 - 6} -130 ${lean - 8} ${tipY} L${lean + 8} ${tipY} Q${lean * 0.1 + 14} -130 17 0 Z`,
    c.linear(bark, true),
  );
  const rings = times(11, (i) => {
    const t = (i + 1) / 12;
    return line(`M${lean * t * t - 11 + 4 * t} ${tipY * t} q10 6 ${21 - 8 * t} 0`, '#6d4224', 2.5);
  });
  const frond = (turn, flip, i) =>
    move(
      lean,
      tipY,
      group(`scale(${flip} 1)`, palmLeaf(c.between(112, 138), leaves[i % leaves.length], leaves[2])),
      turn * flip,
    );
  const crown = [
    [38, 1],
    [38, -1],
    [8, 1],
    [8, -1],
    [-24, 1],
    [-24, -1],
    [-58, 1],
  ]
    .map(([turn, flip], i) => frond(turn, flip, i))
    .join('');
  const nuts =
    circle(lean - 9, tipY + 12, 10, '#6d4224') +
    circle(lean + 9, tipY + 13, 10, '#855433') +
    circle(lean, tipY + 20, 9, '#7a4a2b');
  return shadow(46, 2, 74, 9, 0.26) + trunk + fade(0.5, rings) + crown + nuts;
}

/** A wooden shelter with a thatched roof, 220 wide. */
export function pergola(c, { wood = ['#b67f4c', '#8a5a33'], thatch = ['#f0cd84', '#cf9c50'] }) {
  const posts = [-92, -30, 32, 84].map((x) => rect(x, -120, 11, 120, c.linear(wood, true))).join('');
  const straw = times(23, (i) =>
    line(`M${-110 + i * 10} -112 L${(i - 11) * 4.6} ${-164 + Math.abs(i - 11)}`, '#b98440', 2),
  );
  return (
    shadow(0, 2, 130, 12) +
    rect(-110, -16, 218, 16, wood[0], 2) +
    fade(
      0.4,
      times(10, (i) => rect(-104 + i * 22, -16, 3, 16, wood[1])),
    ) +
    posts +
    rect(-100, -54, 202, 8, wood[1]) +
    path('M-132 -108 Q-60 -140 -40 -178 H40 Q60 -140 132 -108 Q66 -98 0 -104 T-132 -108 Z', c.linear(thatch)) +
    fade(0.55, straw)
  );
}

/** A jetty of planks that runs out over the water, 300 long, seen from the side. */
export function jetty(c, { wood = ['#c8925c', '#8a5a33'] }) {
  const posts = times(6, (i) => rect(i * 56, -30, 10, 62, wood[1], 3));
  return (
    posts +
    rect(-10, -8, 320, 15, c.linear(wood), 3) +
    fade(
      0.4,
      times(15, (i) => rect(i * 21, -8, 3, 15, '#5f3b1f')),
    ) +
    rect(-10, -46, 320, 6, wood[0], 3) +
    posts
  );
}

export function lounger(c, { wood = '#a8713f', cushion = '#ffffff' }) {
  return (
    shadow(0, 0, 62, 8) +
    line('M-44 0 V-16 M36 0 V-16', wood, 6) +
    rect(-56, -22, 104, 8, wood, 3) +
    rect(-54, -32, 72, 12, cushion, 6) +
    path('M14 -24 L52 -58 L62 -52 L28 -20 Z', cushion)
  );
}

/** 120 tall. */
export function parasol(c, { colours = ['#ff6b5e', '#fff4e6'] }) {
  const panels = times(5, (i) =>
    path(
      `M0 -120 Q${-70 + i * 28} -106 ${-75 + i * 30} -72 Q${-60 + i * 30} -80 ${-45 + i * 30} -72 Q${-42 + i * 28} -106 0 -120 Z`,
      colours[i % 2],
    ),
  );
  return shadow(20, 0, 62, 8) + rect(-3, -100, 6, 100, '#f3ead8', 3) + panels + circle(0, -121, 4, colours[1]);
}

export const towel = (c, { colours = ['#3aa6c9', '#ffffff'] }) =>
  path('M-46 0 L-28 -24 H52 L44 0 Z', colours[0]) +
  path('M-30 0 L-13 -24 H-2 L-16 0 Z M8 0 L22 -24 H33 L22 0 Z', colours[1]);

/** A villa of white cubes, glass and timber, about 330 wide. */
export function villa(c, { wall = ['#ffffff', '#e9e6e4'], timber = '#b98556' }) {
  const glass = () => c.linear(['#8fd6ea', '#d9f3f4', '#79bccb']);
  const front = c.linear(wall);
  const slats = times(7, (i) => rect(86 + i * 11, -116, 5, 100, '#9c6b40'));
  return (
    shadow(0, 8, 210, 16) +
    rect(-180, -12, 372, 16, '#d8d2cc', 2) +
    fade(0.5, rect(-180, 0, 372, 4, '#8d8078')) +
    rect(-150, -122, 310, 110, front) +
    rect(-40, -226, 170, 106, front) +
    fade(0.16, rect(-150, -118, 310, 18, '#2a2440')) +
    rect(-172, -134, 346, 15, '#4a4a55', 2) +
    rect(-58, -240, 206, 14, '#4a4a55', 2) +
    fade(0.14, rect(-40, -226, 170, 14, '#2a2440')) +
    rect(-136, -102, 150, 90, glass()) +
    line('M-86 -102 V-12 M-36 -102 V-12', '#4a4a55', 4) +
    rect(28, -102, 44, 90, '#7f5735', 2) +
    circle(63, -56, 3, '#f0d9a8') +
    rect(82, -118, 78, 106, timber) +
    slats +
    rect(-24, -208, 92, 70, glass()) +
    line('M22 -208 V-138', '#4a4a55', 4) +
    rect(84, -208, 32, 70, timber) +
    rect(-150, -162, 104, 5, '#6d6d78') +
    rect(-150, -158, 104, 24, '#bfe6ee88') +
    line('M-148 -160 V-134 M-98 -160 V-134 M-50 -160 V-134', '#6d6d78', 3) +
    fade(0.5, path('M-120 -102 h26 l-40 90 h-2 v-54 Z M0 -208 h20 l-40 70 h-4 v-28 Z', '#ffffff'))
  );
}

function tower(c, x, width, height, colour, light) {
  const columns = Math.max(2, Math.floor(width / 13));
  const windows = times(columns * Math.floor(height / 16 - 1), (i) => {
    const column = i % columns;
    const row = Math.floor(i / columns);
    if (c.between(0, 1) < 0.25) return '';
    return rect(x + 5 + (column * (width - 8)) / columns, -height + 9 + row * 16, 6, 8, light, 1);
  });
  const crown = c.pick(['flat', 'mast', 'slope', 'step']);
  const top = {
    flat: '',
    mast: rect(x + width / 2 - 2, -height - 26, 4, 28, colour),
    slope: path(`M${x} ${-height} L${x + width} ${-height - 22} V${-height + 2} Z`, colour),
    step: rect(x + width * 0.2, -height - 14, width * 0.6, 16, colour),
  }[crown];
  return (
    top +
    rect(x, -height, width, height, colour) +
    fade(0.12, rect(x + width * 0.68, -height, width * 0.32, height, '#101840')) +
    fade(0.75, windows)
  );
}

/** A skyline that stands on the origin; the far row is paler. */
export function skyline(
  c,
  { width = 500, height = 150, far = '#b9cfe6', colours = ['#7f9fc4', '#93b2d2', '#6b8ab3'], light = '#f5f0cf' },
) {
  const row = (step, low, high, pick, windows) =>
    times(Math.floor(width / step), (i) =>
      tower(
        c,
        -width / 2 + i * step + c.between(-4, 4),
        c.between(step * 0.66, step * 0.95),
        height * c.between(low, high),
        pick(),
        windows,
      ),
    );
  const trees = times(Math.floor(width / 18), (i) =>
    circle(-width / 2 + i * 18 + 8, -4, c.between(7, 12), c.pick(['#4f9a73', '#62ab7d'])),
  );
  return (
    row(34, 0.6, 1, () => far, `${far}`) +
    row(46, 0.3, 0.85, () => c.pick(colours), light) +
    trees +
    ellipse(0, 0, width / 2 + 60, 6, '#d9c9a3')
  );
}

export function boulder(c, { colours = ['#c3bcb4', '#8f8782', '#6a6364'] }) {
  return (
    shadow(6, 0, 62, 9) +
    path('M-60 0 Q-62 -34 -34 -52 L4 -64 Q40 -56 54 -30 Q64 -12 58 0 Z', colours[1]) +
    path('M-60 0 Q-62 -34 -34 -52 L4 -64 L-8 -30 L-26 0 Z', colours[0]) +
    path('M58 0 Q64 -12 54 -30 L24 -22 L14 0 Z', colours[2]) +
    path('M4 -64 Q40 -56 54 -30 L24 -22 L-8 -30 Z', '#a69e98')
  );
}

export const bush = (c, { colours = ['#4b9a52', '#2f7d48'] }) =>
  shadow(0, 2, 52, 7) + times(9, (i) => move((i - 4) * 9, 0, ellipse(0, -28, 9, 30, colours[i % 2]), (i - 4) * 15));

export const yacht = (c, { sail = '#ffffff', hull = '#d9573f' }) =>
  fade(0.3, ellipse(0, 4, 44, 4, '#ffffff')) +
  path('M-38 -12 H42 L30 4 H-28 Z', hull) +
  rect(-2, -92, 4, 82, '#7a5333') +
  path('M6 -92 Q44 -50 40 -18 H6 Z', sail) +
  path('M-6 -82 Q-34 -44 -32 -18 H-6 Z', '#f4dfc0');
