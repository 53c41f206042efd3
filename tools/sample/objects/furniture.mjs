import { circle, clipped, ellipse, fade, group, line, move, path, rect, shadow, times } from '../shapes.mjs';

const legs = (xs, height, colour, width = 9) =>
  xs.map((x) => rect(x - width / 2, -height, width, height, colour, 3)).join('');

/** 300 wide. `colours`: body, cushion, shade. */
export function sofa(c, { colours, wood = '#7a5333', seats = 3, pillows = [] }) {
  const [body, cushion, shade] = colours;
  const width = 236 / seats;
  const backs = times(seats, (i) => rect(-118 + i * width + 2, -126, width - 4, 70, c.linear([cushion, body]), 16));
  const seat = times(seats, (i) =>
    rect(-118 + i * width + 1, -70, width - 2, 30, c.linear([cushion, cushion, shade]), 10),
  );
  const soft = pillows
    .map((colour, i) => move(i % 2 ? 78 : -82, -78, rect(-26, -26, 52, 48, colour, 10), i % 2 ? -12 : 12))
    .join('');
  return (
    shadow(0, 2, 168, 13, 0.34) +
    legs([-130, 130], 16, wood, 11) +
    rect(-134, -134, 268, 116, shade, 24) +
    backs +
    rect(-128, -46, 256, 32, body, 6) +
    seat +
    soft +
    rect(-152, -96, 40, 84, c.linear([cushion, body, shade]), 18) +
    rect(112, -96, 40, 84, c.linear([cushion, body, shade]), 18)
  );
}

/** A sofa with a curved back and turned feet, 300 wide. */
export function classicSofa(c, { colours, wood = '#6f4325' }) {
  const [body, cushion, shade] = colours;
  const buttons = times(9, (i) =>
    circle(-96 + i * 24, -104 - (i % 2) * 20 - 10 * Math.sin((i / 8) * Math.PI), 4, shade),
  );
  return (
    shadow(0, 2, 168, 13, 0.34) +
    legs([-122, -40, 40, 122], 18, wood, 12) +
    path('M-138 -30 V-112 Q-120 -132 -80 -130 Q-40 -164 0 -164 Q40 -164 80 -130 Q120 -132 138 -112 V-30 Z', wood) +
    path(
      'M-130 -30 V-108 Q-116 -124 -78 -122 Q-40 -154 0 -154 Q40 -154 78 -122 Q116 -124 130 -108 V-30 Z',
      c.linear([cushion, body, shade]),
    ) +
    buttons +
    rect(-120, -72, 119, 34, c.linear([cushion, body]), 12) +
    rect(1, -72, 119, 34, c.linear([cushion, body]), 12) +
    rect(-132, -42, 264, 28, body, 6) +
    rect(-132, -20, 264, 6, wood, 3) +
    [-1, 1]
      .map((s) =>
        group(
          `scale(${s} 1)`,
          path('M110 -16 V-78 Q106 -104 132 -104 Q158 -104 154 -80 L144 -16 Z', c.linear([cushion, shade])) +
            circle(133, -84, 11, shade),
        ),
      )
      .join('')
  );
}

/** 150 wide. */
export function armchair(c, { colours, wood = '#7a5333' }) {
  const [body, cushion, shade] = colours;
  return (
    shadow(0, 2, 90, 11, 0.34) +
    path('M-58 -16 L-68 0 H-60 L-46 -16 Z M58 -16 L68 0 H60 L46 -16 Z', wood) +
    path('M-58 -22 V-118 Q-56 -150 0 -152 Q56 -150 58 -118 V-22 Z', c.linear([cushion, body, shade])) +
    rect(-46, -72, 92, 34, c.linear([cushion, body]), 14) +
    rect(-54, -46, 108, 32, body, 8) +
    rect(-76, -92, 32, 80, c.linear([cushion, body, shade]), 16) +
    rect(44, -92, 32, 80, c.linear([cushion, body, shade]), 16)
  );
}

/** A black shell chair on splayed legs, 130 wide. */
export function shellChair(c, { colours = ['#1b1b20', '#3b3b44', '#0c0c10'], legs: leg = '#20191a' }) {
  return (
    shadow(0, 2, 76, 10, 0.34) +
    line('M-34 -60 L-52 0 M34 -60 L52 0 M-18 -60 L-26 -8 M18 -60 L26 -8', leg, 7) +
    path(
      'M-50 -146 Q-54 -168 -32 -172 Q0 -178 32 -172 Q54 -168 50 -146 L42 -84 H-42 Z',
      c.linear([colours[1], colours[0]]),
    ) +
    path(
      'M-66 -108 Q-60 -120 -46 -108 L-38 -86 H38 L46 -108 Q60 -120 66 -108 L56 -66 Q50 -54 36 -54 H-36 Q-50 -54 -56 -66 Z',
      c.linear([colours[1], colours[0], colours[2]]),
    ) +
    fade(0.25, path('M-40 -158 Q0 -170 40 -158 L38 -150 Q0 -162 -38 -150 Z', '#ffffff'))
  );
}

/** 240 wide; what lies on it is drawn as a thing of its own. */
export function coffeeTable(c, { wood = ['#c08a55', '#8d5c33'], height = 66 }) {
  return (
    shadow(0, 2, 128, 11, 0.3) +
    path(`M-104 ${-height} H-88 L-92 0 H-100 Z M104 ${-height} H88 L92 0 H100 Z`, wood[1]) +
    fade(0.75, path(`M-70 ${-height} H-58 L-60 -12 H-66 Z M70 ${-height} H58 L60 -12 H66 Z`, wood[1])) +
    path(`M-102 ${-height - 22} H102 L122 ${-height} H-122 Z`, c.linear([wood[0], wood[0]])) +
    rect(-122, -height, 244, 11, wood[1], 2) +
    fade(0.25, line(`M-84 ${-height - 14} H40 M-30 ${-height - 7} H92`, wood[1], 2))
  );
}

const roundTable = (c, { wood = ['#c08a55', '#8d5c33'] }) =>
  shadow(0, 2, 92, 11, 0.3) +
  line('M-60 -70 L-78 0 M60 -70 L78 0 M0 -70 V-4', wood[1], 8) +
  ellipse(0, -72, 112, 24, wood[1]) +
  ellipse(0, -78, 112, 24, c.linear(wood, true)) +
  fade(0.3, ellipse(-20, -82, 70, 11, '#ffffff'));

/** 160 wide and 300 tall. */
export function bookshelf(
  c,
  { wood = ['#a5703f', '#6b4323'], books = ['#d9573f', '#3f7f93', '#e9b44c', '#f4ead8', '#58785c', '#8a4f6d'] },
) {
  const shelf = (row) => {
    let x = -66;
    let out = '';
    while (x < 44) {
      const width = c.between(9, 17);
      const height = c.between(36, 52);
      out +=
        rect(x, -16 - row * 70 - height, width, height, c.pick(books), 2) +
        fade(0.3, rect(x + 2, -16 - row * 70 - height + 8, width - 4, 3, '#fff7df'));
      x += width + 1;
    }
    return out + rect(-74, -16 - row * 70, 148, 9, wood[0]);
  };
  return (
    shadow(0, 2, 92, 10, 0.3) +
    rect(-82, -302, 164, 302, wood[0], 4) +
    rect(-72, -292, 144, 280, wood[1]) +
    times(4, shelf) +
    rect(-82, -306, 164, 11, wood[0], 3)
  );
}

/** 240 wide, 90 tall. */
export function sideboard(c, { wood = ['#b67f4c', '#8a5a33'] }) {
  const grain = times(9, (i) =>
    line(`M${-104 + (i % 3) * 76} ${-72 + Math.floor(i / 3) * 16} q30 -6 56 0`, wood[1], 2),
  );
  const doors = times(
    3,
    (i) =>
      rect(-114 + i * 77, -84, 73, 62, c.linear([wood[0], wood[0]]), 3) + rect(-84 + i * 77, -56, 14, 5, '#4f321c', 2),
  );
  return (
    shadow(0, 2, 132, 10, 0.3) +
    legs([-104, 104], 20, wood[1], 9) +
    rect(-120, -92, 240, 76, wood[1], 4) +
    doors +
    fade(0.4, grain) +
    rect(-124, -96, 248, 9, wood[0], 3)
  );
}

/** A floor lamp, 270 tall. */
export const floorLamp = (c, { shade = ['#fff1cf', '#f0cf8b'], metal = '#3c3437' }) =>
  circle(0, -232, 130, c.radial(['#ffe9ae/0.6', '#ffe9ae/0'])) +
  shadow(0, 1, 40, 6) +
  rect(-3, -210, 6, 206, metal) +
  ellipse(0, -3, 28, 6, metal) +
  path('M-26 -270 H26 L44 -206 H-44 Z', c.linear(shade));

/** Hangs from the origin. */
export const pendant = (c, { drop = 150, colour = '#222126' }) =>
  rect(-1.5, -10, 3, drop, colour) +
  circle(0, drop + 40, 110, c.radial(['#ffe9ae/0.55', '#ffe9ae/0'])) +
  path(`M-12 ${drop - 12} H12 Q52 ${drop} 56 ${drop + 36} H-56 Q-52 ${drop} -12 ${drop - 12} Z`, colour) +
  ellipse(0, drop + 36, 50, 7, '#ffe9ae');

/** Hangs from the origin, 220 wide. */
export function chandelier(c, { metal = '#b8893b', drop = 70 }) {
  const arms = [-96, -50, 50, 96].map(
    (x) =>
      line(`M0 ${drop + 44} Q${x * 0.6} ${drop + 84} ${x} ${drop + 34}`, metal, 5) +
      rect(x - 5, drop + 8, 10, 26, '#fff7e2', 3) +
      ellipse(x, drop + 1, 6, 11, '#ffd56b') +
      circle(x, drop, 34, c.radial(['#ffe9ae/0.7', '#ffe9ae/0'])),
  );
  return (
    rect(-2, -10, 4, drop + 20, metal) +
    path(`M0 ${drop} Q18 ${drop + 30} 0 ${drop + 62} Q-18 ${drop + 30} 0 ${drop} Z`, metal) +
    arms.join('') +
    circle(0, drop + 68, 7, metal)
  );
}

/** Centre at the origin; `view` names what is outside. */
export function windowPane(
  c,
  { width = 220, height = 220, frame = '#ffffff', view = ['#9fd4f2', '#e3f4f6'], trees, bars = 2, curtain },
) {
  const [x, y] = [-width / 2, -height / 2];
  const outside =
    rect(x, y, width, height, c.linear(view)) +
    ellipse(-width * 0.2, height * 0.5, width * 0.6, height * 0.24, '#a9d08e') +
    ellipse(width * 0.35, height * 0.54, width * 0.5, height * 0.26, '#86b97a');
  const pines = (trees ?? [])
    .map(([at, tall]) =>
      path(
        `M${at} ${height / 2} l-26 0 l14 ${-tall * 0.4} h-8 l12 ${-tall * 0.3} h-6 l14 ${-tall * 0.3} l14 ${tall * 0.3} h-6 l12 ${tall * 0.3} h-8 l14 ${tall * 0.4} Z`,
        '#4d8a68',
      ),
    )
    .join('');
  const bar =
    times(bars - 1, (i) => rect(x + ((i + 1) * width) / bars - 4, y, 8, height, frame)) +
    (bars === 2 ? rect(x, -4, width, 8, frame) : '');
  const glare = fade(
    0.25,
    path(
      `M${x + width * 0.1} ${y} h${width * 0.16} l${-width * 0.2} ${height} h${-width * 0.06} v${-height * 0.5} Z`,
      '#ffffff',
    ),
  );
  const drape = curtain
    ? [-1, 1]
        .map((s) =>
          group(
            `scale(${s} 1)`,
            path(
              `M${width / 2 - 22} ${y - 26} H${width / 2 + 56} V${height / 2 + 70} H${width / 2 + 8} Q${width / 2 + 4} 20 ${width / 2 - 22} ${y - 26} Z`,
              c.linear([curtain[0], curtain[1], curtain[0]], true),
            ),
          ),
        )
        .join('') + rect(x - 70, y - 36, width + 140, 11, curtain[2] ?? '#7a5333', 5)
    : '';
  return (
    shadow(4, 6, width * 0.56, height * 0.56, 0.14) +
    rect(x - 12, y - 12, width + 24, height + 24, frame, 4) +
    clipped(c.clip(`<rect x="${x}" y="${y}" width="${width}" height="${height}"/>`), outside + pines) +
    bar +
    glare +
    rect(x - 22, height / 2 + 10, width + 44, 13, frame, 3) +
    drape
  );
}

/** Centre at the origin. */
export const picture = (c, { width = 90, height = 110, frame = '#3b2f2a', art = ['#f3e7d3', '#e58f65', '#3f7f93'] }) =>
  rect(-width / 2 + 4, -height / 2 + 6, width, height, '#00000033', 3) +
  rect(-width / 2, -height / 2, width, height, frame, 3) +
  rect(-width / 2 + 8, -height / 2 + 8, width - 16, height - 16, art[0]) +
  circle(width * 0.1, -height * 0.1, width * 0.18, art[1]) +
  path(
    `M${-width / 2 + 8} ${height / 2 - 8} V${height * 0.14} Q${-width * 0.1} ${-height * 0.06} ${width * 0.1} ${height * 0.2} T${width / 2 - 8} ${height * 0.16} V${height / 2 - 8} Z`,
    art[2],
  );

/** Centre at the origin, lies on the floor. */
export const rug = (c, { width = 460, height = 110, colours = ['#e9dfd0', '#c9b59a'], round = true }) => {
  const shape = (k, fill) =>
    round
      ? ellipse(0, 0, (width / 2) * k, (height / 2) * k, fill)
      : path(
          `M${(-width / 2 + 40) * k} ${(-height / 2) * k} H${(width / 2 - 40) * k} L${(width / 2) * k} ${(height / 2) * k} H${(-width / 2) * k} Z`,
          fill,
        );
  return (
    shape(1, colours[1]) +
    shape(0.93, colours[0]) +
    fade(0.7, shape(0.72, colours[2] ?? colours[1])) +
    shape(0.66, colours[0])
  );
};

/** A big leafy plant in a pot, 220 tall. */
export function foliagePlant(c, { pot = ['#d98f62', '#b46a42'], leaves = ['#3f8f58', '#5eb06b', '#2b7048'] }) {
  const blade = (length, fill) =>
    path(
      `M0 0 C${-length * 0.26} ${-length * 0.4} ${-length * 0.2} ${-length * 0.8} 0 ${-length} C${length * 0.2} ${-length * 0.8} ${length * 0.26} ${-length * 0.4} 0 0 Z`,
      fill,
    ) + fade(0.4, line(`M0 -8 V${-length * 0.88}`, '#d6f0b0', 2));
  const crown = [-72, 72, -48, 48, -24, 26, 0]
    .map((turn, i) => move(0, -62, blade(c.between(100, 146) - Math.abs(turn) * 0.3, leaves[i % 3]), turn))
    .join('');
  return (
    shadow(0, 2, 50, 8, 0.3) +
    crown +
    path('M-36 -70 H36 L26 0 H-26 Z', c.linear(pot, true)) +
    rect(-41, -76, 82, 16, pot[0], 5)
  );
}

/** A fitted kitchen against the wall, 380 wide and 400 tall. */
export function kitchen(
  c,
  { front = ['#f6f3ee', '#dcd6cd'], worktop = '#7d5a3c', splash = '#cfe0dc', steel = ['#eef1f3', '#aab3ba'] },
) {
  const doors = times(
    3,
    (i) => rect(-108 + i * 92, -104, 86, 92, front[0], 3) + rect(-78 + i * 92, -96, 26, 5, '#8b8f94', 2),
  );
  const upper = times(
    3,
    (i) => rect(-108 + i * 92, -360, 86, 104, front[0], 3) + rect(-78 + i * 92, -268, 26, 5, '#8b8f94', 2),
  );
  const splashTiles = times(
    24,
    (i) =>
      `<rect x="${-110 + (i % 8) * 35}" y="${-256 + Math.floor(i / 8) * 44}" width="34" height="43" fill="none" stroke="#ffffff" stroke-width="2"/>`,
  );
  const fridge =
    rect(-200, -362, 88, 362, c.linear(steel, true), 5) +
    rect(-200, -222, 88, 4, '#87919a') +
    rect(-126, -300, 6, 60, '#79838c', 3) +
    rect(-126, -200, 6, 80, '#79838c', 3);
  const oven =
    rect(-16, -104, 86, 92, '#2e3036', 4) +
    rect(-6, -76, 66, 52, c.linear(['#4a4e57', '#26282d']), 4) +
    rect(-6, -92, 66, 5, '#c3c9ce', 2);
  const pans =
    rect(4, -142, 46, 24, '#c9553d', 4) + rect(-4, -134, 62, 5, '#9d3f2c', 2) + rect(8, -148, 38, 6, '#a9452f', 3);
  const jars =
    rect(96, -148, 20, 30, '#e7c27c', 4) +
    rect(120, -142, 18, 24, '#b9d0a2', 4) +
    line('M-70 -118 V-146 q0 -12 14 -12 q12 0 12 12', '#9aa3aa', 6);
  return (
    rect(-112, -256, 280, 140, splash) +
    splashTiles +
    rect(-112, -364, 282, 110, front[1], 3) +
    upper +
    rect(-112, -110, 282, 110, front[1]) +
    doors +
    oven +
    rect(-116, -120, 292, 13, worktop, 3) +
    rect(-112, -8, 282, 8, '#5e564e') +
    fridge +
    pans +
    jars +
    fade(0.5, rect(-112, -254, 282, 8, '#fff1c4'))
  );
}

/** Beams under the ceiling. */
export const beams = (c, { colours = ['#6b4226', '#54321b'] }) =>
  rect(-20, 0, 820, 34, colours[0]) + times(5, (i) => path(`M${60 + i * 160} 0 h44 l-10 64 h-24 Z`, colours[1]));

export const vase = (c, { colour = ['#f6efe4', '#c9bba8'], flowers = ['#f08a7a', '#f7c873', '#f08a7a'] }) =>
  flowers
    .map(
      (flower, i) =>
        line(`M0 -30 Q${(i - 1) * 8} -50 ${(i - 1) * 20} -66`, '#4f8a57', 3) +
        circle((i - 1) * 20, -70 - (i === 1 ? 8 : 0), 10, flower),
    )
    .join('') +
  path('M-8 -38 H8 Q8 -30 14 -20 Q18 -6 9 0 H-9 Q-18 -6 -14 -20 Q-8 -30 -8 -38 Z', c.linear(colour, true));

export { roundTable };
