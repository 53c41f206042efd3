import { SIZE, circle, ellipse, halo, line, move, path, randomFrom, rect, times } from './svg.mjs';

/** Props of the open air. Each takes its place (`x`, `y`: the middle of its foot) and its measures. */

export const deckchair = ({ x, y, scale = 1, fill }) =>
  move(
    x,
    y,
    scale,
    [
      path('M-44 -10L40 -26L66 -96L50 -100L22 -42L-46 -28Z', fill),
      path('M-20 -15L0 -19L-8 -34L-24 -31ZM42 -30L50 -52L36 -62L30 -46Z', '#ffffff', { opacity: 0.7 }),
      line('M-40 -18L-30 4M34 -30L10 4M-10 -22L44 4M64 -98L30 4', '#7a5230', 5),
    ].join(''),
  );

export const parasol = ({ x, y, scale = 1, fill, ink = '#ffffff' }) =>
  move(
    x,
    y,
    scale,
    [
      line('M0 0V-190', '#8a6a4a', 7),
      path('M-120 -150Q0 -270 120 -150Q90 -166 60 -150Q30 -166 0 -150Q-30 -166 -60 -150Q-90 -166 -120 -150Z', fill),
      path('M-60 -150Q-40 -206 0 -210Q-4 -170 0 -150Q-30 -166 -60 -150Z', ink),
      path('M60 -150Q90 -166 120 -150Q84 -196 0 -210Q52 -196 60 -150Z', ink),
    ].join(''),
  );

export const parasolFromAbove = ({ x, y, r, fill, ink = '#ffffff' }) => {
  const wedge = (i) => {
    const at = (turn) => `${(x + r * Math.cos(turn)).toFixed(1)} ${(y + r * Math.sin(turn)).toFixed(1)}`;
    const start = (i * Math.PI) / 4;
    return path(`M${x} ${y}L${at(start)}A${r} ${r} 0 0 1 ${at(start + Math.PI / 4)}Z`, i % 2 ? ink : fill);
  };
  return (
    ellipse(x + r * 0.3, y + r * 0.4, r, r, '#000000', { opacity: 0.18 }) + times(8, wedge) + circle(x, y, 3, '#555555')
  );
};

export const towel = ({ x, y, w, h, fill, turn = 0 }) =>
  `<g transform="rotate(${turn} ${x} ${y})">${rect(x - w / 2, y - h / 2, w, h, fill, { rx: 4 })}${rect(x - w / 2, y - h / 3, w, h / 6, '#ffffff', { opacity: 0.6 })}${rect(x - w / 2, y + h / 6, w, h / 6, '#ffffff', { opacity: 0.6 })}</g>`;

/** A bather lying on a towel, seen from above. */
export const bather = ({ x, y, skin, suit, turn = 0 }) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})">${[
    rect(-20, -36, 40, 76, '#ffffff', { rx: 4, opacity: 0.85 }),
    line('M-8 -12L-15 8M8 -12L15 8M-4 10V32M4 10V32', skin, 5),
    rect(-9, -16, 18, 30, suit, { rx: 7 }),
    circle(0, -24, 8, skin),
    path('M-8 -25a8 8 0 0 1 16 0Z', '#4a3020'),
  ].join('')}</g>`;

export const sandcastle = ({ x, y, scale = 1 }) => {
  const tower = (dx, w, h) =>
    rect(dx - w / 2, -h, w, h, '#dcb26a') +
    times(3, (i) => rect(dx - w / 2 + (i * w) / 2.5, -h - 12, w / 5, 14, '#dcb26a'));
  return move(
    x,
    y,
    scale,
    [
      ellipse(0, 0, 130, 20, '#d2a860'),
      tower(0, 64, 130),
      tower(-70, 48, 90),
      tower(70, 48, 90),
      rect(-94, -56, 188, 56, '#cf9f55'),
      path('M-18 0V-26a18 18 0 0 1 36 0V0Z', '#8e6730'),
      circle(-70, -70, 6, '#9c7438'),
      circle(70, -70, 6, '#9c7438'),
      line('M0 -140V-190', '#6b4a2a', 4),
      path('M2 -190L44 -176L2 -162Z', '#e0393e'),
    ].join(''),
  );
};

export const volleyNet = ({ x, y, w }) =>
  line(`M${x - w / 2} ${y}V${y - 190}M${x + w / 2} ${y}V${y - 190}`, '#6d5138', 8) +
  rect(x - w / 2, y - 186, w, 80, '#ffffff', { opacity: 0.25 }) +
  times(12, (i) => line(`M${x - w / 2 + (i * w) / 12} ${y - 186}v80`, '#ffffff', 1.5)) +
  times(5, (i) => line(`M${x - w / 2} ${y - 186 + i * 20}h${w}`, '#ffffff', i ? 1.5 : 5));

export const lighthouse = ({ x, y, scale = 1 }) =>
  move(
    x,
    y,
    scale,
    [
      path('M-34 0L-22 -200H22L34 0Z', '#ffffff'),
      path('M-31 -50L-28 -95H28L31 -50ZM-25 -145L-23 -190H23L25 -145Z', '#d8343a'),
      rect(-28, -210, 56, 10, '#444b55'),
      rect(-16, -240, 32, 30, '#ffe27a'),
      path('M-22 -240L0 -266L22 -240Z', '#b32127'),
      path('M-10 0V-24a10 10 0 0 1 20 0V0Z', '#5b4636'),
    ].join(''),
  );

export const curlingWave = () =>
  [
    path(
      'M0 330C70 250 120 90 300 80C420 76 470 150 452 210C430 160 370 150 330 190C270 250 330 360 512 380V512H0Z',
      '#1f88bf',
    ),
    path('M60 360C120 270 170 130 300 118C250 150 220 240 260 330S400 420 512 430V512H0V400Z', '#46b3dc', {
      opacity: 0.7,
    }),
    line('M96 250C150 130 220 84 300 82C420 78 468 150 452 208', '#ffffff', 16),
    times(9, (i) => circle(330 + i * 17, 60 + ((i * 53) % 40), 4 + (i % 3) * 3, '#ffffff')),
    path('M0 470C100 440 180 480 270 456S430 440 512 466V512H0Z', '#eaf7fd'),
  ].join('');

export const rain = ({ seed = 3, count = 120, colour = '#dbe6ee' }) => {
  const random = randomFrom(seed);
  return times(count, () => line(`M${random() * SIZE} ${random() * SIZE}l-7 22`, colour, 2, { opacity: 0.7 }));
};

export const flakes = ({ seed = 5, count = 90, fill = '#ffffff', r = 3 }) => {
  const random = randomFrom(seed);
  return times(count, () => circle(random() * SIZE, random() * SIZE, r * (0.4 + random()), fill, { opacity: 0.9 }));
};

export const stars = ({ seed = 9, below = 240 }) => {
  const random = randomFrom(seed);
  return times(60, () => circle(random() * SIZE, random() * below, 0.8 + random() * 1.6, '#fff8d8'));
};

export const rocks = ({ x, y, scale = 1, fill = '#6d6a68', light = '#8b8885' }) =>
  move(
    x,
    y,
    scale,
    path('M-150 40L-120 -40L-60 -80L20 -90L90 -60L140 -10L160 40Z', fill) +
      path('M-120 -40L-60 -80L20 -90L-10 -40L-70 -10Z', light),
  );

/** A seated animal's trunk and paws; its sprite supplies the head. */
export const sitting = ({ x, y, scale = 1, fill, paw = fill, chest, tail }) =>
  move(
    x,
    y,
    scale,
    [
      tail ? line('M50 -14C110 -10 130 -60 104 -104', fill, 26) + line('M112 -72Q116 -90 104 -106', tail, 22) : '',
      ellipse(0, -62, 66, 72, fill),
      chest ? ellipse(0, -60, 32, 54, chest) : '',
      ellipse(-50, -10, 28, 16, paw),
      ellipse(50, -10, 28, 16, paw),
      rect(-30, -66, 24, 66, paw, { rx: 12 }),
      rect(6, -66, 24, 66, paw, { rx: 12 }),
    ].join(''),
  );

export const acacia = ({ x, y, scale = 1, crown = '#5f8a34' }) =>
  move(
    x,
    y,
    scale,
    [
      path(
        'M-12 0C-4 -70 -8 -110 -60 -180L-48 -186C-10 -140 -4 -130 2 -120C10 -150 40 -180 66 -190L74 -182C30 -150 14 -100 16 0Z',
        '#6b4a2c',
      ),
      ellipse(-50, -196, 90, 30, crown),
      ellipse(60, -204, 84, 28, crown),
      ellipse(4, -222, 90, 30, '#74a341'),
    ].join(''),
  );

export const floe = ({ x, y, w, h = 46 }) =>
  path(
    `M${x - w / 2} ${y}l${w * 0.12} ${-h * 0.5}h${w * 0.7}l${w * 0.18} ${h * 0.5}l${-w * 0.08} ${h * 0.7}h${-w * 0.82}Z`,
    '#b8dcec',
  ) + path(`M${x - w / 2} ${y}l${w * 0.12} ${-h * 0.5}h${w * 0.7}l${w * 0.18} ${h * 0.5}Z`, '#f7fcff');

export const branch = ({ y, fill = '#5a4028' }) =>
  path(
    `M-10 ${y + 10}C120 ${y - 16} 300 ${y + 20} 522 ${y - 24}V${y}C320 ${y + 44} 140 ${y + 14} -10 ${y + 40}Z`,
    fill,
  ) + line(`M380 ${y}q40 -50 90 -64M120 ${y + 8}q-30 -40 -70 -46`, fill, 9);

export const vines = ({ seed = 2, count = 8, fill = '#2f6b34' }) => {
  const random = randomFrom(seed);
  return times(count, (i) =>
    line(`M${(i * SIZE) / count + 20} 0q${random() * 40 - 20} 60 0 ${90 + random() * 130}`, fill, 6),
  );
};

export const fronds = ({ y = 512, fill = '#1f7a3c', ink = '#2f9a50' }) =>
  times(9, (i) =>
    path(
      `M${i * 64} ${y}q-60 -60 -46 -${90 + ((i * 37) % 50)}q50 30 46 ${90 + ((i * 37) % 50)}q20 -70 60 -${70 + ((i * 23) % 40)}q6 50 -60 ${70 + ((i * 23) % 40)}Z`,
      i % 2 ? fill : ink,
    ),
  );

export const pine = ({ x, y, scale = 1, fill = '#2f6b4a', snow }) =>
  move(
    x,
    y,
    scale,
    [
      rect(-8, -30, 16, 30, '#6b4a2c'),
      path('M-60 -26L0 -110L60 -26ZM-48 -80L0 -156L48 -80ZM-34 -130L0 -196L34 -130Z', fill),
      snow
        ? path(
            'M-14 -176L0 -196L14 -176L6 -180L0 -172L-6 -180ZM-22 -120L0 -156L22 -120L8 -128L-4 -120ZM-30 -68L0 -110L30 -68L10 -78L-8 -70Z',
            snow,
          )
        : '',
    ].join(''),
  );

export const reeds = ({ x, y, count = 7, fill = '#5d7a2c' }) =>
  times(
    count,
    (i) =>
      line(`M${x + i * 10} ${y}q-4 -50 ${(i % 3) * 6 - 6} ${-80 - ((i * 31) % 40)}`, fill, 4) +
      ellipse(x + i * 10 + (i % 3) * 6 - 6, y - 82 - ((i * 31) % 40), 4, 13, '#7a4e2a'),
  );

export const water = ({ d, fill, opacity = 1 }) => path(d, fill, { opacity });

export const mist = ({ y, h = 60, opacity = 0.9 }) =>
  halo(110, y, 280, h, '#ffffff', opacity) + halo(420, y + h / 3, 260, h * 0.8, '#ffffff', opacity);

export const splash = ({ x, y, scale = 1 }) =>
  move(
    x,
    y,
    scale,
    ellipse(0, 0, 60, 12, '#ffffff', { opacity: 0.9 }) +
      path('M-50 0Q-46 -30 -60 -44Q-34 -34 -28 -4ZM50 0Q46 -30 60 -44Q34 -34 28 -4ZM-12 0Q0 -50 12 0Z', '#ffffff'),
  );

export const blanket = ({ fill = '#d8343a' }) =>
  path('M70 330H440L520 500H-10Z', '#ffffff') +
  times(5, (i) => path(`M${70 + i * 74} 330h37L${-10 + i * 106 + 53} 500h-53Z`, fill, { opacity: 0.55 })) +
  times(3, (i) =>
    path(`M${60 - i * 26} ${350 + i * 56}H${450 + i * 26}l12 26H${48 - i * 26}Z`, fill, { opacity: 0.5 }),
  );
