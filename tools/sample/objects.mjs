import { tuft } from './backgrounds/wild.mjs';
import * as animals from './objects/animals.mjs';
import * as food from './objects/food.mjs';
import * as furniture from './objects/furniture.mjs';
import * as seaside from './objects/seaside.mjs';
import { fade, group, move, shadow, times } from './shapes.mjs';

/** Grass in the foreground, `width` wide around the origin. */
const grass = (c, { width = 200, height = 60, colours, count = 12 }) =>
  times(count, () =>
    move(c.between(-width / 2, width / 2), c.between(-6, 6), tuft(c, height * c.between(0.7, 1.2), colours)),
  );

const drawings = { ...seaside, ...food, ...furniture, ...animals, grass };

/** A sprite of the emoji set, 32 units a side; it stands on the origin unless it is `centred`. */
function sprite(icons, { sprite: name, size, centred = false, grounded = true }) {
  const icon = icons[name];
  if (!icon) throw new Error(`No sprite "${name}" in the emoji set.`);
  const foot = centred ? -size / 2 : -size * 0.97;
  const under = centred || !grounded ? '' : shadow(size * 0.05, 0, size * 0.4, size * 0.05);
  return under + group(`translate(${-size / 2} ${foot}) scale(${size / 32})`, icon.body);
}

function drawing(c, thing) {
  const draw = drawings[thing.draw];
  if (!draw) throw new Error(`No drawing "${thing.draw}": expected one of ${Object.keys(drawings).join(', ')}.`);
  return draw(c, thing);
}

/** One thing of a scene, put where it belongs. */
export function draw(c, icons, thing) {
  const { x, y, flip = false, turn = 0, scale = 1, opacity = 1 } = thing;
  const content = thing.sprite ? sprite(icons, thing) : drawing(c, thing);
  const placed = move(x, y, flip ? group('scale(-1 1)', content) : content, turn, scale);
  return opacity < 1 ? fade(opacity, placed) : placed;
}
