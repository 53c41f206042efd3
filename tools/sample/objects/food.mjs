import { circle, clipped, ellipse, fade, group, line, move, path, rect, shadow, times } from '../shapes.mjs';

const around = (count, radius, draw, start = 0) =>
  times(count, (i) => {
    const turn = start + (360 / count) * i;
    const angle = (turn * Math.PI) / 180;
    return move(radius * Math.cos(angle), radius * Math.sin(angle), draw(i), turn);
  });

const spread = (c, count, radius, draw) =>
  times(count, (i) => {
    const angle = c.between(0, 2 * Math.PI);
    const reach = radius * Math.sqrt(c.between(0, 1));
    return move(reach * Math.cos(angle), reach * Math.sin(angle), draw(i), c.between(0, 360));
  });

/** From above, radius 300. */
export const plate = (c, { colours = ['#ffffff', '#e4e3ea', '#f6f5f8'] }) =>
  shadow(12, 26, 300, 292, 0.4) +
  circle(0, 0, 300, c.linear(colours)) +
  circle(0, 0, 222, c.linear([colours[1], colours[0]])) +
  circle(0, 4, 212, colours[2]) +
  fade(0.7, line('M-266 -70 A276 276 0 0 1 -90 -260', '#ffffff', 7));

/** A round wooden board with a handle, radius 300. */
export const board = (c, { wood = ['#d9a56a', '#b67f4c', '#8a5a33'] }) =>
  shadow(12, 24, 310, 300, 0.42) +
  rect(-34, 280, 68, 130, wood[1], 30) +
  circle(0, 376, 12, wood[2]) +
  circle(0, 6, 306, wood[2]) +
  circle(0, 0, 304, c.linear(wood)) +
  fade(
    0.3,
    times(9, (i) => line(`M${-240 + (i % 2) * 40} ${-200 + i * 50} q200 ${i % 3 ? 20 : -20} 420 0`, wood[2], 3)),
  );

export const fork = (c, { colours = ['#f2f3f6', '#a9aebb'] }) =>
  fade(0.3, rect(-6, -200, 22, 420, '#20102a', 11)) +
  path('M-9 -30 H9 L12 205 Q0 220 -12 205 Z', c.linear(colours, true)) +
  path('M-28 -200 h10 v90 h8 v-90 h9 v90 h9 v-90 h10 v110 Q18 -52 0 -30 Q-28 -52 -28 -90 Z', c.linear(colours, true));

export const knife = (c, { colours = ['#f2f3f6', '#a9aebb'] }) =>
  fade(0.3, rect(-4, -200, 22, 420, '#20102a', 11)) +
  rect(-11, 0, 22, 215, c.linear(colours, true), 11) +
  path('M-11 10 V-204 Q22 -180 18 -40 L12 10 Z', c.linear(colours, true));

/** A grilled chop with its bone, about 260 wide. */
export function porkChop(c) {
  const outline =
    'M-118 34 C-142 -36 -92 -112 -8 -112 C78 -114 142 -62 130 8 C122 62 62 66 26 84 C-34 114 -98 92 -118 34 Z';
  const meat = c.clip(path(outline, '#000'));
  const grill = times(6, (i) => line(`M${-170 + i * 58} 120 L${-80 + i * 58} -140`, '#5a2a14', 11));
  return (
    shadow(6, 16, 130, 94, 0.35) +
    path(outline, '#f0c793') +
    group('translate(4 2) scale(.9)', path(outline, c.linear(['#d8894f', '#b5602f', '#a04f25']))) +
    clipped(meat, fade(0.5, grill)) +
    path(
      'M-108 40 C-150 54 -176 40 -204 62 C-222 76 -202 98 -184 90 C-184 112 -154 116 -150 94 C-136 78 -112 84 -92 70 Z',
      '#f8ecd6',
    ) +
    path('M-96 58 C-124 70 -140 68 -158 82 C-136 78 -112 84 -92 70 Z', '#e2cfae') +
    fade(0.35, line('M-70 -62 Q-20 -98 50 -84', '#ffe0b0', 10)) +
    spread(c, 12, 80, () => ellipse(0, 0, 5, 2.5, '#4f8a3d'))
  );
}

export const leaf = (c, { colours = ['#6cc04a', '#4a9c3c'] }) =>
  path(
    'M0 0 C-20 -8 -46 -20 -38 -44 C-56 -56 -40 -84 -24 -82 C-20 -104 20 -104 24 -82 C42 -84 54 -56 38 -44 C46 -20 20 -8 0 0 Z',
    c.linear(colours),
  ) + fade(0.6, line('M0 -4 V-82 M0 -34 L-22 -52 M0 -34 L22 -52 M0 -56 L-13 -70 M0 -56 L13 -70', '#d9f0a8', 3));

export const tomatoSlice = () =>
  circle(0, 0, 34, '#d8392e') +
  circle(0, 0, 29, '#f2695c') +
  around(5, 15, () => ellipse(0, 0, 9, 6, '#f9b08e') + ellipse(-2, 0, 2.5, 1.5, '#fff0c8')) +
  circle(0, 0, 4, '#f9c9ac');

export const cucumberSlice = () =>
  circle(0, 0, 30, '#3f8f4a') +
  circle(0, 0, 25, '#cfeab0') +
  circle(0, 0, 14, '#e6f5cc') +
  around(7, 9, () => ellipse(0, 0, 4, 1.8, '#a9cf8a'));

export const onionRing = () =>
  `<circle r="26" fill="none" stroke="#b06aa8" stroke-width="5"/><circle r="20" fill="none" stroke="#f0dcf0" stroke-width="6"/>`;

/** Leaves, tomato, cucumber and onion heaped in a circle of radius 120. */
export const salad = (c, thing) =>
  shadow(4, 12, 124, 108, 0.26) +
  around(10, 74, () => move(-26, 0, leaf(c, thing), 90, 0.86)) +
  around(6, 30, () => move(0, 0, leaf(c, { colours: ['#8fd35c', '#5fae45'] }), 90, 0.72)) +
  move(-44, -20, tomatoSlice()) +
  move(42, -34, cucumberSlice()) +
  move(28, 36, tomatoSlice()) +
  move(-30, 46, cucumberSlice()) +
  move(0, -4, onionRing());

/** A heap of corn chips, about 240 wide. */
export function nachos(c, { count = 11 }) {
  const chip = () => {
    const specks = times(5, () => circle(c.between(-20, 20), c.between(-6, 26), 2.2, '#c9822f'));
    return (
      fade(0.25, path('M4 -46 L52 40 Q4 52 -42 42 Z', '#4f2a10')) +
      path(
        'M0 -52 Q6 -54 10 -46 L50 32 Q2 46 -48 34 Z',
        c.linear(
          c.pick([
            ['#fbd26a', '#eaa83c'],
            ['#f7c255', '#e09a34'],
            ['#ffdd85', '#f0b54a'],
          ]),
        ),
      ) +
      specks +
      fade(0.5, line('M-2 -44 L-38 26', '#fff0b8', 3))
    );
  };
  return (
    shadow(4, 14, 120, 78, 0.3) +
    times(count, (i) =>
      move(-96 + (i % 4) * 62 + c.between(-10, 10), -44 + Math.floor(i / 4) * 44, chip(), c.between(0, 360)),
    )
  );
}

export const dip = (c, { colours = ['#c8412f', '#e2654a'], bowl = ['#fdf8ef', '#d6cbbb'] }) =>
  shadow(4, 10, 60, 56) +
  circle(0, 0, 60, c.linear(bowl)) +
  circle(0, 0, 48, colours[0]) +
  circle(-3, -3, 43, colours[1]) +
  spread(c, 8, 32, () => rect(-4, -2, 8, 4, '#4f9a3f', 1)) +
  fade(0.5, line('M-26 -20 Q-6 -34 16 -28', '#ffffff', 4));

/** A side view, 440 wide; stands on the origin. */
export function burger(c) {
  const bun = ['#f2b25c', '#d98a3a', '#b9692a'];
  const seeds = times(17, (i) =>
    move(
      -140 + (i % 9) * 35,
      i < 9 ? -322 - 34 * Math.sin(((i % 9) / 8) * Math.PI) : -372 + Math.abs((i - 13) * 7),
      ellipse(0, 0, 9, 5, '#fff1cf'),
      c.between(-40, 40),
    ),
  );
  const frill = times(11, (i) => `q${i % 2 ? 6 : 26} ${i % 2 ? 38 : 58} 43 ${i % 2 ? 10 : -10} `);
  return (
    shadow(0, -4, 240, 22, 0.42) +
    path('M-196 -72 H196 V-44 Q190 0 140 0 H-140 Q-190 0 -196 -44 Z', c.linear(bun)) +
    rect(-206, -132, 412, 66, c.linear(['#7b4225', '#5a2d17', '#48230f']), 32) +
    fade(
      0.4,
      times(14, () => circle(c.between(-180, 180), c.between(-118, -82), 5, '#9a5a34')),
    ) +
    path(
      'M-212 -152 H212 L176 -126 L150 -128 L118 -76 Q108 -64 98 -78 L66 -126 L-30 -128 L-62 -96 Q-74 -86 -84 -98 L-110 -128 L-150 -126 L-168 -92 Q-178 -84 -186 -98 Z',
      c.linear(['#ffd65a', '#f8b52e']),
    ) +
    rect(-196, -188, 190, 38, c.linear(['#f0604c', '#d8392e']), 18) +
    rect(6, -188, 190, 38, c.linear(['#f0604c', '#d8392e']), 18) +
    fade(0.5, line('M-176 -178 H-40 M26 -178 H160', '#ffb8a0', 6)) +
    path(`M-236 -204 ${frill} Q250 -226 214 -236 H-214 Q-250 -226 -236 -204 Z`, c.linear(['#9be05a', '#4fae3f'])) +
    fade(
      0.5,
      line('M-190 -212 q6 20 18 26 M-100 -212 q6 20 18 26 M0 -212 q6 20 18 26 M100 -212 q6 20 18 26', '#eaffb8', 4),
    ) +
    move(
      0,
      -26,
      path(
        'M-204 -216 Q-214 -400 0 -404 Q214 -400 204 -216 Q204 -206 190 -206 H-190 Q-204 -206 -204 -216 Z',
        c.linear(['#f6bd68', '#e09440', '#c47430']),
      ) +
        fade(0.45, path('M-160 -300 Q-150 -372 -60 -386 Q-120 -350 -138 -290 Z', '#fff1cf')) +
        seeds,
    )
  );
}

export const fries = (c) =>
  shadow(0, 0, 84, 12) +
  times(11, (i) =>
    move(
      -50 + i * 10,
      -96,
      rect(-7, -c.between(50, 96), 14, 130, c.linear(['#ffdf7a', '#f0b03c'], true), 3),
      (i - 5) * 3,
    ),
  ) +
  path('M-66 -104 Q0 -76 66 -104 L52 0 H-52 Z', c.linear(['#e8503f', '#b9342a'])) +
  fade(0.7, path('M-20 -88 Q0 -84 20 -88 L16 0 H-16 Z', '#fbe9d0'));

/** A board on the table, its top seen at a slant; 640 wide. */
export const woodBoard = (c, { wood = ['#d9a56a', '#c08a52', '#8a5a33'] }) =>
  shadow(0, 60, 350, 22, 0.4) +
  path('M-270 -40 H270 L330 44 H-330 Z', c.linear([wood[1], wood[0]])) +
  rect(-330, 42, 660, 22, wood[2], 6) +
  fade(0.35, line('M-250 -14 H140 M-110 6 H250 M-290 26 H90', wood[2], 3));

export const mussel = (c) =>
  fade(0.3, ellipse(5, 8, 48, 26, '#20102a')) +
  path('M-50 0 Q-30 -36 22 -28 Q56 -20 50 0 Q56 20 22 28 Q-30 36 -50 0 Z', c.linear(['#3b3f66', '#1c1b2e'])) +
  path('M-38 0 Q-20 -23 20 -18 Q42 -12 38 0 Q42 12 20 18 Q-20 23 -38 0 Z', '#c9c4dc') +
  path('M-24 2 Q-8 -16 18 -11 Q34 -4 24 8 Q0 20 -24 2 Z', c.linear(['#ffb25c', '#ea7f2e'])) +
  fade(0.6, line('M-8 -4 Q6 -8 18 -3', '#ffe0b0', 3));

/** A curled cooked prawn, about 110 across. */
export const prawn = (c) =>
  fade(0.3, path('M-40 46 Q-62 -36 8 -46 Q62 -40 56 20 Q44 -12 10 -10 Q-18 0 -14 52 Z', '#3b1410')) +
  path('M-44 40 Q-66 -42 4 -52 Q58 -46 52 14 Q40 -18 6 -16 Q-22 -6 -18 46 Z', c.linear(['#ff8a5c', '#f05a3a'])) +
  fade(0.65, line('M-46 4 L-22 10 M-42 -20 L-16 -6 M-22 -42 L-8 -18 M8 -50 L8 -18 M36 -40 L24 -14', '#ffd0b0', 6)) +
  path('M-48 38 L-62 66 L-32 56 L-20 70 L-14 42 Z', '#e8482c') +
  circle(42, -6, 4, '#2a1410') +
  line('M52 8 Q78 4 84 30 M50 2 Q82 -12 94 6', '#e8482c', 3);

export const lemonWedge = (c) =>
  path('M-46 0 A46 46 0 0 0 46 0 Z', '#f2c230') +
  path('M-39 0 A39 39 0 0 0 39 0 Z', '#fff4c2') +
  path('M-35 0 A35 35 0 0 0 35 0 Z', c.linear(['#ffe25a', '#f7cf3a'])) +
  line('M0 0 V33 M0 0 L-24 24 M0 0 L24 24', '#fff4c2', 3);

/** An iron pan with two handles, full of saffron rice; radius 290. */
export function paellaPan(c) {
  const handle = (y) =>
    `<rect x="-66" y="${y}" width="132" height="84" rx="40" fill="none" stroke="#2c2b33" stroke-width="22"/>`;
  const rice = spread(c, 620, 232, () => ellipse(0, 0, 8, 3.2, c.pick(['#ffdc6b', '#f9c644', '#f0b32f', '#ffe79a'])));
  const peas = spread(c, 46, 220, () => circle(0, 0, 8, '#5fae45') + circle(-2, -2, 3, '#a9e07a'));
  const pepper = spread(c, 22, 214, () => rect(-22, -5, 44, 10, '#d8392e', 5));
  return (
    handle(-344) +
    handle(260) +
    shadow(12, 24, 296, 290, 0.42) +
    circle(0, 0, 290, c.linear(['#55545f', '#26252c'])) +
    circle(0, 0, 266, '#38373f') +
    circle(0, 3, 250, c.radial(['#f7bf3c', '#eea92c', '#d98f22'])) +
    rice +
    peas +
    pepper
  );
}

/** `count` copies of a small thing on a ring. */
export const ring = (c, { of, count, radius, scale = 1, start = 0, tilt = 0 }) =>
  around(count, radius, () => group(`rotate(${tilt}) scale(${scale})`, small[of](c, {})), start);

/** Pizza from above, radius 280, with a slice pulled out. */
export function wholePizza(c) {
  const blobs = spread(c, 26, 190, () =>
    ellipse(0, 0, c.between(24, 42), c.between(18, 30), c.pick(['#ffe08a', '#ffd76b', '#fff0b8'])),
  );
  const pie =
    circle(0, 0, 280, c.radial(['#e8a85a', '#e0994a', '#b96a2a'])) +
    fade(
      0.5,
      spread(c, 60, 276, () => circle(0, 0, 7, '#9a5424')),
    ) +
    circle(0, 0, 242, '#c8412f') +
    circle(0, 0, 234, c.radial(['#ffd76b', '#fbc54e', '#f2a93a'])) +
    fade(0.75, blobs) +
    fade(
      0.4,
      spread(c, 26, 215, () => ellipse(0, 0, 14, 8, '#d8573a')),
    );
  const olives =
    around(14, 190, () => group('scale(1.15)', oliveRing(c)), 8) +
    around(9, 112, () => group('scale(1.15)', oliveRing(c)), 30) +
    around(4, 44, () => group('scale(1.15)', oliveRing(c)));
  const basil = around(5, 150, () => move(0, 20, leafOfBasil(c), 40), 50);
  const whole = pie + basil + olives;
  const wedge = 'M0 0 L340 -120 L340 130 Z';
  const rest = c.clip(path('M0 0 L340 -120 L340 -340 H-340 V340 H340 V130 Z', '#000'));
  const slice = c.clip(path(wedge, '#000'));
  return shadow(8, 18, 278, 272, 0.4) + clipped(rest, whole) + move(46, 2, clipped(slice, whole));
}

const leafOfBasil = (c) =>
  path('M0 0 C-30 -14 -24 -54 0 -62 C24 -54 30 -14 0 0 Z', c.linear(['#5fae45', '#2f7d3a'])) +
  line('M0 -4 V-54', '#a9d68a', 2);

export const oliveRing = () =>
  fade(0.3, circle(3, 5, 22, '#3b1a0a')) +
  `<circle r="15" fill="none" stroke="#26222e" stroke-width="13"/><path d="M-14 -8 A16 16 0 0 1 6 -15" fill="none" stroke="#6d667c" stroke-width="3" stroke-linecap="round"/>`;

export const blackOlive = (c) =>
  shadow(3, 6, 26, 22) +
  ellipse(0, 0, 28, 24, c.radial(['#56505f', '#2c2833', '#18151d'])) +
  ellipse(12, 2, 7, 8, '#0c0a10') +
  fade(0.7, ellipse(-9, -9, 7, 4, '#ffffff'));

/** The front of a deep bowl and its rim; what is in it is drawn between `bowlBack` and `bowlFront`. 520 wide. */
export const bowlBack = (c, { colours = ['#4f86a6', '#2f5f80'] }) =>
  shadow(10, 8, 250, 26, 0.42) + ellipse(0, -230, 260, 74, colours[0]) + ellipse(0, -226, 240, 60, colours[1]);

export const bowlFront = (c, { colours = ['#5b95b5', '#3f7797', '#2a5673'], band = '#f4e6c8' }) => {
  const outline =
    'M-260 -232 C-250 -80 -150 -24 -96 -20 L-84 0 H84 L96 -20 C150 -24 250 -80 260 -232 C200 -140 -200 -140 -260 -232 Z';
  const dots = times(11, (i) => circle(-200 + i * 40, -122 + 12 * Math.cos(((i - 5) / 5) * 1.6), 8, band));
  return (
    path(outline, c.linear(colours)) +
    line('M-252 -196 C-180 -110 180 -110 252 -196', band, 7) +
    fade(0.9, clipped(c.clip(path(outline, '#000')), dots)) +
    fade(0.3, path('M-236 -180 C-220 -90 -170 -58 -130 -44 C-180 -90 -200 -130 -206 -166 Z', '#ffffff'))
  );
};

export const napkin = (c, { colours = ['#f7efe2', '#e58f65'] }) =>
  fade(0.25, rect(-104, -138, 220, 290, '#20102a', 6)) +
  rect(-110, -146, 220, 290, colours[0], 6) +
  fade(0.8, rect(-110, -120, 220, 10, colours[1]) + rect(-110, 108, 220, 10, colours[1]));

/** What `ring` may repeat. */
const small = { mussel, prawn, lemonWedge, tomatoSlice, cucumberSlice, oliveRing, leaf };
