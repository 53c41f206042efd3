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

function zebraLeg(c, x, lean, shade) {
  const outline = `M${x - 32} -170 C${x - 34} -110 ${x - 16 + lean * 0.6} -90 ${x - 14 + lean} -50 L${x - 13 + lean} -6 H${x + 13 + lean} L${x + 14 + lean} -50 C${x + 18 + lean * 0.6} -90 ${x + 34} -110 ${x + 32} -170 Z`;
  const bands = times(6, (i) => line(`M${x - 46} ${-118 + i * 18} q46 9 92 0`, '#2b2a33', 7));
  return (
    path(outline, shade) +
    clipped(c.clip(path(outline, '#000')), bands) +
    rect(x - 15 + lean, -16, 31, 16, '#2b2a33', 4)
  );
}

/** The mane follows the upper edge of the neck. */
function zebraMane() {
  const edge = [
    [-62, -242],
    [-112, -250],
    [-178, -200],
    [-206, -128],
  ];
  const at = (t, axis) => {
    const [a, b, c, d] = edge.map((point) => point[axis]);
    return a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t * t * (1 - t) + d * t ** 3;
  };
  return times(15, (i) =>
    move(at((i + 1) / 15, 0), at((i + 1) / 15, 1), rect(-7, -24, 14, 42, i % 2 ? '#ffffff' : '#2b2a33', 6), -8 - i * 4),
  );
}

/** Grazes with its head down, 430 wide, facing left; stands on the origin. */
export function zebra(c) {
  const coat = c.linear(['#ffffff', '#f2f2f6', '#d6d6e0']);
  const body =
    'M-110 -226 C-60 -256 60 -232 112 -246 C174 -250 190 -196 178 -150 C168 -112 120 -106 60 -104 C0 -96 -70 -100 -108 -128 Z';
  const neck =
    'M-62 -242 C-112 -250 -178 -200 -206 -128 C-214 -100 -232 -60 -240 -40 L-204 -30 C-186 -60 -170 -84 -150 -100 C-128 -108 -108 -110 -90 -116 Z';
  const head = 'M-222 -112 C-256 -92 -280 -44 -284 -18 C-284 2 -256 6 -246 -6 C-226 -26 -196 -50 -184 -78 Z';
  const trunkStripes = times(11, (i) => stripe(-100 + i * 26, -262, -116 - (i % 2) * 22, i < 5 ? -16 : 14, 14));
  const neckStripes = times(8, (i) =>
    line(`M${-92 - i * 18} ${-268 + i * 25} q8 60 ${34 - i} ${96 - i * 5}`, '#2b2a33', 10),
  );
  const headStripes = times(4, (i) => line(`M${-258 + i * 15} ${-80 - i * 12} q12 22 26 34`, '#2b2a33', 6));
  const near = '#f4f4f8';
  const far = '#c6c6d2';
  return (
    shadow(0, 0, 220, 16, 0.38) +
    line('M174 -214 Q208 -180 198 -112', '#ececf2', 11) +
    path('M190 -126 H206 L210 -84 Q198 -74 188 -86 Z', '#2b2a33') +
    zebraLeg(c, -40, -6, far) +
    zebraLeg(c, 110, -14, far) +
    zebraMane() +
    path(neck, coat) +
    clipped(c.clip(path(neck, '#000')), neckStripes) +
    zebraLeg(c, -84, -8, near) +
    zebraLeg(c, 144, 14, near) +
    path(body, coat) +
    clipped(c.clip(path(body, '#000')), trunkStripes) +
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

const elephantLeg = (x, step, fill, nail) =>
  path(
    `M${x - 44} -170 C${x - 44} -90 ${x - 34 + step} -60 ${x - 34 + step} -10 Q${x - 34 + step} 0 ${x - 22 + step} 0 H${x + 24 + step} Q${x + 36 + step} 0 ${x + 36 + step} -10 C${x + 34 + step} -60 ${x + 44} -90 ${x + 46} -170 Z`,
    fill,
  ) + times(3, (i) => ellipse(x - 22 + step + i * 17, -5, 8, 7, nail));

/** Walks to the left, 480 wide and 310 tall; stands on the origin. */
export function elephant(c) {
  const hide = c.linear(['#b4b7c6', '#9598ab', '#7b7e93']);
  const far = '#6d7086';
  return (
    shadow(0, 2, 230, 18, 0.36) +
    line('M186 -214 Q222 -180 208 -118', '#868a9e', 10) +
    path('M200 -126 Q216 -128 218 -122 L220 -86 Q208 -78 198 -88 Z', '#4c4e60') +
    elephantLeg(-40, -46, far, '#a9abbb') +
    elephantLeg(100, 40, far, '#a9abbb') +
    path('M-196 -130 C-220 -140 -250 -118 -262 -92 C-240 -96 -214 -104 -186 -110 Z', '#e4ddcf') +
    elephantLeg(-92, 24, '#8a8da1', '#dcdce4') +
    elephantLeg(146, -22, '#8a8da1', '#dcdce4') +
    path('M-140 -250 C-70 -312 120 -312 176 -232 C206 -186 202 -110 190 -96 C130 -70 -60 -76 -136 -106 Z', hide) +
    path(
      'M-128 -290 C-200 -306 -244 -250 -240 -190 C-252 -140 -256 -100 -250 -64 C-246 -38 -272 -34 -282 -52 L-298 -40 C-284 4 -212 -4 -212 -62 C-212 -104 -196 -122 -160 -132 C-110 -146 -84 -260 -128 -290 Z',
      hide,
    ) +
    fade(
      0.35,
      line('M-244 -150 q14 4 26 0 M-248 -126 q14 4 28 0 M-250 -102 q16 4 32 0 M-250 -78 q18 4 34 0', '#5d6075', 4),
    ) +
    path('M-200 -144 C-214 -132 -246 -118 -272 -122 C-252 -98 -206 -100 -178 -128 Z', '#fbf5e6') +
    path(
      'M-150 -282 C-90 -318 -34 -280 -40 -208 C-44 -150 -82 -112 -112 -128 C-140 -146 -166 -210 -150 -282 Z',
      c.linear(['#c6c8d5', '#a6a9ba']),
    ) +
    path(
      'M-134 -264 C-92 -288 -56 -260 -60 -206 C-64 -164 -86 -142 -104 -150 C-124 -164 -144 -214 -134 -264 Z',
      '#d9b6b8',
    ) +
    circle(-194, -214, 9, '#22222c') +
    circle(-197, -217, 3, '#ffffff') +
    line('M-208 -232 Q-196 -240 -182 -232', '#6d7086', 4)
  );
}

/** A macaw, 300 tall above the branch it sits on (the origin); its long tail hangs below. Faces left. */
export function macaw(c) {
  const tail = [
    ['#1f6fd0', 10],
    ['#f2b42e', 3],
    ['#e0322f', -4],
  ]
    .map(([colour, turn]) =>
      move(62, -40, path('M-20 0 C-16 90 -8 160 6 214 C20 160 24 80 22 0 Z', colour), -24 + turn),
    )
    .join('');
  const feathers = [
    ['#1f6fd0', '#154f9f', 0],
    ['#2fa65a', '#1f8048', -30],
    ['#ffd23f', '#f2ab2a', -62],
  ]
    .map(([light, dark, lift], i) =>
      move(
        26,
        -196,
        path(
          `M-34 0 C-54 ${64 + lift} -20 ${140 + lift} 74 ${196 + lift * 1.5} C${92 - i * 6} ${120 + lift} 72 20 22 -16 C0 -26 -26 -20 -34 0 Z`,
          c.linear([light, dark]),
        ),
      ),
    )
    .join('');
  const lines = line('M58 -34 Q34 -70 24 -104 M80 -36 Q60 -70 50 -104 M40 -66 Q24 -96 18 -120', '#ffffff', 3);
  const face =
    path('M-70 -262 C-74 -296 -30 -304 -16 -280 C-8 -254 -26 -228 -54 -230 Z', '#fff6ea') +
    fade(0.5, line('M-52 -242 Q-38 -236 -26 -246 M-56 -252 Q-40 -246 -24 -256', '#d8786a', 3));
  const beak =
    path('M-62 -282 C-104 -290 -124 -256 -108 -220 C-100 -236 -86 -242 -64 -240 Z', c.linear(['#fbeeda', '#e8cfa6'])) +
    path('M-84 -240 C-88 -222 -74 -214 -58 -224 L-62 -242 Z', '#3a3338');
  const feet = [-24, 14]
    .map((x) => line(`M${x} -14 q-14 4 -14 22 M${x} -14 q0 8 2 24 M${x} -14 q14 4 16 20`, '#4a4348', 8))
    .join('');
  return (
    tail +
    path(
      'M-72 -250 C-76 -320 18 -328 36 -262 C96 -214 108 -110 70 -20 C40 2 -40 6 -58 -30 C-88 -96 -82 -180 -72 -250 Z',
      c.linear(['#f0463c', '#e0322f', '#b9242a']),
    ) +
    fade(
      0.4,
      path('M-66 -200 C-78 -130 -70 -60 -46 -22 C-30 -10 -10 -8 -4 -10 C-50 -60 -60 -130 -50 -206 Z', '#ff8a70'),
    ) +
    feathers +
    fade(0.35, lines) +
    face +
    circle(-44, -272, 10, '#f7d774') +
    circle(-44, -272, 6, '#1b1a22') +
    circle(-46, -274, 2, '#ffffff') +
    beak +
    feet
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
