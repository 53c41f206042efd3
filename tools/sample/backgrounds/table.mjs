import { ellipse, fade, line, rect, times } from '../shapes.mjs';
import { side } from './sky.mjs';

function planks(c, [base, dark, light]) {
  const board = side / 6;
  return times(6, (i) => {
    const x = i * board;
    const grain = times(6, () => {
      const at = x + c.between(10, board - 14);
      const top = c.between(-60, 560);
      return line(`M${at} ${top} q${c.between(-9, 9)} 90 0 190`, dark, 2);
    });
    return (
      rect(x, 0, board, side, c.pick([base, base, light])) + fade(0.35, grain) + fade(0.5, rect(x, 0, 3, side, dark))
    );
  });
}

function gingham(c, [base, check]) {
  const step = 96;
  const stripes = times(
    4,
    (i) => rect(i * step * 2 + 40, 0, step, side, check) + rect(0, i * step * 2 + 20, side, step, check),
  );
  return rect(0, 0, side, side, base) + fade(0.42, stripes);
}

function tiles(c, [base, leaf, dot]) {
  const step = 128;
  return (
    rect(0, 0, side, side, base) +
    times(49, (i) => {
      const x = (i % 7) * step;
      const y = Math.floor(i / 7) * step;
      const petals = times(
        4,
        (k) => `<g transform="rotate(${k * 90 + 45} ${x} ${y})">${ellipse(x, y - 34, 15, 32, leaf)}</g>`,
      );
      return (
        petals + ellipse(x, y, 10, 10, dot) + ellipse(x + 64, y + 64, 15, 15, dot) + ellipse(x + 64, y + 64, 7, 7, base)
      );
    })
  );
}

const plain = (c, [base, , light]) =>
  rect(0, 0, side, side, base) + ellipse(260, 200, 560, 480, c.radial([light, `${light}/0`]));

function slate(c, colours) {
  const [, dark, light] = colours;
  const veins = times(16, () =>
    line(
      `M${c.between(-60, 700)} ${c.between(0, 768)} q90 ${c.between(-50, 30)} 180 ${c.between(-30, 30)}`,
      c.pick([dark, light]),
      2,
    ),
  );
  return plain(c, colours) + fade(0.25, veins);
}

const counter = (c, [base, dark, wall]) =>
  rect(0, 0, side, 430, c.linear([wall, `${wall}/0.8`])) +
  rect(0, 420, side, 348, c.linear([base, dark])) +
  fade(
    0.3,
    times(5, (i) => line(`M-10 ${446 + i * i * 18 + i * 18} H780`, dark, 3)) + rect(0, 420, side, 6, '#ffffff'),
  );

const tops = { planks, gingham, tiles, plain, slate, counter };

/** A table seen from above, or a counter before a wall, lit from the upper left. */
export function table(c, { top, colours }) {
  return tops[top](c, colours) + rect(0, 0, side, side, c.linear(['#fff6dd/0.22', '#fff6dd/0', '#20102a/0.18'], true));
}
