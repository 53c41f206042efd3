/** Deterministic numbers in [0, 1): a scene looks the same each time it is drawn (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const stopsOf = (colours) =>
  colours
    .map((colour, i) => {
      const [value, opacity = '1'] = colour.split('/');
      return `<stop offset="${i / (colours.length - 1)}" stop-color="${value}" stop-opacity="${opacity}"/>`;
    })
    .join('');

/** Collects the definitions of one scene and hands out paints, clips and random numbers. Colours may read `#fff/0.5`. */
export class Canvas {
  #defs = [
    '<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="7"/></filter>',
  ];
  #random;

  constructor(seed) {
    this.#random = randomFrom(seed);
  }

  get defs() {
    return `<defs>${this.#defs.join('')}</defs>`;
  }

  /** From the top down, or from left to right. */
  linear(colours, across = false) {
    const end = across ? 'x2="1" y2="0"' : 'x2="0" y2="1"';
    return this.#define((id) => `<linearGradient id="${id}" x1="0" y1="0" ${end}>${stopsOf(colours)}</linearGradient>`);
  }

  radial(colours) {
    return this.#define((id) => `<radialGradient id="${id}">${stopsOf(colours)}</radialGradient>`);
  }

  clip(shape) {
    return this.#define((id) => `<clipPath id="${id}">${shape}</clipPath>`);
  }

  between(low, high) {
    return low + (high - low) * this.#random();
  }

  pick(list) {
    return list[Math.floor(this.#random() * list.length)];
  }

  #define(element) {
    const id = `d${this.#defs.length}`;
    this.#defs.push(element(id));
    return `url(#${id})`;
  }
}
