import { circle, clipped, ellipse, fade, group, line, move, path, rect, shadow, times } from '../shapes.mjs';

const mirrored = (draw) => draw + group('scale(-1 1)', draw);

function lionHead(c) {
  const mane = times(16, (i) => move(0, 0, path('M-32 -70 Q0 -128 32 -70 Z', i % 2 ? '#8a4a22' : '#73391a'), i * 22.5));
  return (
    mane +
    circle(0, 0, 88, '#8a4a22') +
    mirrored(circle(-52, -50, 21, '#e0953f') + circle(-52, -50, 11, '#b9692a')) +
    path(
      'M-60 -14 C-60 -64 60 -64 60 -14 C60 34 38 64 0 64 C-38 64 -60 34 -60 -14 Z',
      c.linear(['#ffc25c', '#f2a540']),
    ) +
    mirrored(ellipse(-18, 32, 24, 20, '#fff0d6')) +
    ellipse(0, 50, 17, 12, '#fff0d6') +
    path('M-15 6 H15 Q17 18 0 26 Q-17 18 -15 6 Z', '#5a2d1a') +
    path('M-12 -34 H12 L10 8 H-10 Z', '#f7b34c') +
    line('M0 24 V34 M0 34 Q-14 46 -24 36 M0 34 Q14 46 24 36', '#5a2d1a', 4) +
    line('M-42 -10 Q-31 0 -20 -9 M42 -10 Q31 0 20 -9', '#43210f', 6) +
    fade(0.6, mirrored(circle(-22, 30, 2.4, '#8a4a22') + circle(-14, 36, 2.4, '#8a4a22')))
  );
}

/** Lies on the origin with its eyes closed, 420 wide, head to the left. */
export function lion(c) {
  const fur = ['#f7b552', '#e0953f', '#c47a30'];
  return (
    shadow(10, 2, 230, 18, 0.4) +
    line('M196 -40 Q262 -40 256 -96', '#e0953f', 15) +
    path('M240 -92 Q236 -136 262 -142 Q282 -118 270 -88 Q254 -78 240 -92 Z', '#73391a') +
    path('M-120 -4 C-150 -120 -60 -172 40 -160 C130 -166 214 -120 214 -50 Q212 0 176 0 H-80 Z', c.linear(fur)) +
    path('M84 0 C64 -70 110 -116 160 -106 C210 -96 220 -40 206 0 Z', '#eaa045') +
    rect(66, -32, 120, 32, '#f7b552', 16) +
    line('M78 -4 V-14 M92 -4 V-14', '#a8662a', 4) +
    rect(-190, -34, 150, 34, '#f7b552', 17) +
    rect(-118, -38, 136, 38, '#ffc25c', 18) +
    line('M-178 -4 V-15 M-163 -4 V-15 M-106 -4 V-16 M-90 -4 V-16', '#a8662a', 4) +
    move(-92, -122, lionHead(c), -5, 1.05)
  );
}

const rosette = (x, y, r) =>
  ellipse(x, y, r, r * 0.8, '#4a2c1a') + ellipse(x + r * 0.15, y + r * 0.1, r * 0.45, r * 0.34, '#d98f3a');

function leopardHead(c) {
  const spots = [
    [-30, -46],
    [-12, -54],
    [12, -54],
    [30, -46],
    [-44, -28],
    [44, -28],
    [0, -40],
    [-20, -36],
    [20, -36],
  ]
    .map(([x, y]) => circle(x, y, 4.5, '#4a2c1a'))
    .join('');
  return (
    mirrored(circle(-46, -52, 19, '#f2a93f') + circle(-46, -50, 10, '#5a3320')) +
    path('M-62 -8 C-64 -76 64 -76 62 -8 C62 40 34 60 0 60 C-34 60 -62 40 -62 -8 Z', c.linear(['#ffc861', '#f2a93f'])) +
    mirrored(ellipse(-17, 30, 26, 21, '#fff4e0')) +
    ellipse(0, 46, 17, 12, '#fff4e0') +
    path('M-13 10 H13 Q14 20 0 27 Q-14 20 -13 10 Z', '#e0785c') +
    line('M0 26 V34 M0 34 Q-13 44 -22 35 M0 34 Q13 44 22 35', '#4a2c1a', 4) +
    mirrored(
      ellipse(-27, -10, 13, 11, '#fff4e0') +
        circle(-26, -9, 9, '#7fae3a') +
        circle(-26, -9, 5, '#1e1410') +
        circle(-23, -12, 2.4, '#ffffff'),
    ) +
    spots
  );
}

/** Sits upright on the origin, 330 tall, facing the viewer. */
export function leopard(c) {
  const coat = ['#fcc25a', '#eea23c', '#d98b30'];
  const body = 'M-56 -216 C-100 -150 -112 -60 -96 -8 Q-92 0 -80 0 H96 Q128 -6 128 -50 C126 -110 84 -150 58 -216 Z';
  const spots = Array.from({ length: 70 }, (_, i) => [
    -104 + (i % 10) * 25 + (Math.floor(i / 10) % 2) * 12,
    -206 + Math.floor(i / 10) * 30,
  ]);
  return (
    shadow(14, 2, 160, 16, 0.4) +
    line('M112 -20 Q196 -4 204 -74 Q206 -104 186 -112', '#eea23c', 20) +
    line('M199 -50 L208 -52 M200 -76 L212 -78 M190 -102 L200 -112', '#4a2c1a', 9) +
    path(body, c.linear(coat)) +
    path('M24 0 C8 -60 40 -104 84 -96 C128 -88 136 -30 122 0 Z', '#f2ac46') +
    clipped(
      c.clip(path(body, '#000')),
      spots
        .map(([x, y], i) =>
          Math.abs(x) < 30 && y > -190 ? '' : rosette(x + c.between(-4, 4), y + c.between(-4, 4), i % 3 ? 10 : 12),
        )
        .join(''),
    ) +
    path('M-34 -206 Q-44 -130 -26 -84 H26 Q44 -130 34 -206 Z', '#fff0d6') +
    rect(-62, -140, 50, 140, c.linear(coat), 24) +
    rect(10, -140, 50, 140, c.linear(coat), 24) +
    [
      [-48, -110],
      [-28, -82],
      [-50, -58],
      [-30, -36],
      [24, -110],
      [46, -84],
      [24, -58],
      [46, -36],
    ]
      .map(([x, y]) => ellipse(x, y, 6, 5, '#4a2c1a'))
      .join('') +
    rect(-70, -26, 62, 27, '#ffc861', 13) +
    rect(8, -26, 62, 27, '#ffc861', 13) +
    rect(72, -26, 66, 27, '#ffc861', 13) +
    line('M-50 -3 V-13 M-30 -3 V-13 M28 -3 V-13 M48 -3 V-13 M94 -3 V-13 M112 -3 V-13', '#a8662a', 4) +
    move(0, -250, leopardHead(c), 0, 1.14)
  );
}

const stripe = (x, top, bottom, bend, width) =>
  path(
    `M${x} ${top} q${bend} ${(bottom - top) / 2} 0 ${bottom - top} q${width * 0.2 + bend} ${-(bottom - top) / 2} ${width} ${top - bottom} Z`,
    '#2b2a33',
  );

function zebraLeg(c, x, top, lean, shade) {
  const outline = `M${x - 26} ${top} L${x - 13 + lean} -24 V-4 H${x + 13 + lean} V-24 L${x + 26} ${top} Z`;
  const bands = times(6, (i) => line(`M${x - 40} ${top + 24 + i * 21} q40 9 80 0`, '#2b2a33', 8));
  return (
    path(outline, shade) +
    clipped(c.clip(path(outline, '#000')), bands) +
    rect(x - 15 + lean, -16, 31, 16, '#2b2a33', 4)
  );
}

/** Grazes with its head down, 430 wide, facing left; stands on the origin. */
export function zebra(c) {
  const coat = c.linear(['#ffffff', '#ececf2', '#cfcfdb']);
  const body =
    'M-110 -226 C-60 -256 60 -232 112 -246 C168 -250 186 -200 176 -150 C168 -112 120 -106 60 -104 C0 -96 -70 -100 -104 -120 Z';
  const neck =
    'M-62 -242 C-112 -250 -178 -200 -206 -128 C-214 -100 -232 -60 -240 -40 L-204 -30 C-186 -60 -170 -84 -150 -100 C-128 -108 -108 -110 -90 -116 Z';
  const head = 'M-222 -112 C-256 -92 -280 -44 -284 -18 C-284 2 -256 6 -246 -6 C-226 -26 -196 -50 -184 -78 Z';
  const trunkStripes = times(11, (i) => stripe(-100 + i * 25, -262, -112 - (i % 2) * 22, i < 5 ? -16 : 12, 14));
  const neckStripes = times(8, (i) =>
    line(`M${-92 - i * 18} ${-268 + i * 25} q8 60 ${34 - i} ${96 - i * 5}`, '#2b2a33', 10),
  );
  const headStripes = times(4, (i) => line(`M${-258 + i * 15} ${-80 - i * 12} q12 22 26 34`, '#2b2a33', 6));
  const mane = times(12, (i) =>
    move(
      -78 - i * 12.5,
      -250 + i * 2 + i * i * 0.92,
      rect(-7, -22, 14, 34, i % 2 ? '#2b2a33' : '#ffffff', 6),
      -24 - i * 4,
    ),
  );
  return (
    shadow(0, 0, 220, 16, 0.38) +
    line('M172 -214 Q206 -180 196 -112', '#ececf2', 11) +
    path('M188 -126 H204 L208 -84 Q196 -74 186 -86 Z', '#2b2a33') +
    zebraLeg(c, -52, -140, -14, '#c3c3d0') +
    zebraLeg(c, 126, -150, -10, '#c3c3d0') +
    mane +
    path(neck, coat) +
    clipped(c.clip(path(neck, '#000')), neckStripes) +
    path(body, coat) +
    clipped(c.clip(path(body, '#000')), trunkStripes) +
    zebraLeg(c, -84, -150, 6, '#f2f2f6') +
    zebraLeg(c, 148, -170, 12, '#f2f2f6') +
    path('M-222 -112 L-240 -146 Q-214 -144 -206 -112 Z', '#ffffff') +
    path('M-221 -116 L-233 -138 Q-218 -136 -213 -115 Z', '#6d6a78') +
    path(head, coat) +
    clipped(c.clip(path(head, '#000')), headStripes) +
    path('M-280 -34 C-288 -10 -282 8 -260 2 Q-246 -2 -242 -12 Q-258 -16 -262 -36 Z', '#3b3943') +
    circle(-271, -12, 3, '#8b8896') +
    circle(-228, -76, 7, '#1b1a22') +
    circle(-230, -78, 2.2, '#ffffff')
  );
}

/** A flat-topped tree, 260 tall. */
export const acacia = (c, { leaves = ['#6f9a45', '#86b055', '#557f3b'], bark = '#6b4a30' }) =>
  shadow(20, 2, 100, 8, 0.22) +
  path('M-10 0 Q-4 -90 -44 -170 L-34 -174 Q2 -120 6 -110 Q20 -150 66 -178 L74 -170 Q22 -120 18 0 Z', bark) +
  times(9, (i) =>
    ellipse(-112 + i * 28, -188 - 22 * Math.sin((i / 8) * Math.PI) + (i % 2) * 10, 48, 24, leaves[i % 3]),
  ) +
  times(6, (i) => ellipse(-70 + i * 30, -214 + (i % 2) * 6, 40, 18, leaves[1]));

/** A branch that crosses the picture, thick at the right; the origin is where a bird would sit. */
export const branch = (c, { bark = ['#9a6b42', '#6b4527'], leaves = ['#5fb04f', '#3f8f45', '#8fcf5c'] }) => {
  const twigs = [
    [-250, -4, -150],
    [-180, 12, 30],
    [-330, -2, 200],
    [190, -8, -60],
    [300, 4, 20],
    [120, 22, 60],
    [380, -10, -100],
  ];
  const foliage = twigs
    .map(([x, y, turn], i) =>
      times(3, (k) =>
        move(
          x,
          y,
          path('M0 0 C22 -26 66 -26 92 0 C66 22 22 22 0 0 Z', leaves[(i + k) % 3]) + line('M8 0 H80', '#d9f0a8', 2),
          turn + (k - 1) * 38,
        ),
      ),
    )
    .join('');
  return (
    path('M-470 -6 Q-240 -22 0 -2 T520 -40 V40 Q260 14 0 34 T-470 10 Z', c.linear(bark)) +
    fade(0.4, line('M-380 2 Q-200 -8 -40 12 M20 20 Q160 10 330 -2 M240 20 Q340 6 470 6', '#4a2c17', 4)) +
    foliage
  );
};

/** A flat rock to lie on, 520 wide; its top is 96 above the origin. */
export const ledge = (c, { colours = ['#cbb59a', '#a58d78', '#7d6a60'] }) =>
  shadow(8, 4, 280, 18, 0.34) +
  path('M-264 0 Q-262 -60 -214 -88 L-120 -104 L120 -104 L210 -90 Q262 -56 268 0 Z', colours[1]) +
  path('M-214 -88 L-120 -104 L120 -104 L210 -90 L120 -74 L-110 -72 Z', colours[0]) +
  path('M268 0 Q262 -56 210 -90 L120 -74 L160 0 Z', colours[2]) +
  fade(0.4, line('M-140 -50 L-90 -30 L-100 0 M30 -74 L50 -40 L20 -10', colours[2], 4));
