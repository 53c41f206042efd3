/** CMYK to RGB as Pillow's Convert.c does, without a colour profile. */
export function rgbFromCmyk(cmyk: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((cmyk.length / 4) * 3);
  for (let from = 0, to = 0; from < cmyk.length; from += 4) {
    const light = 255 - (cmyk[from + 3] ?? 0);
    for (let i = 0; i < 3; i++) rgb[to++] = light - times255th(cmyk[from + i] ?? 0, light);
  }
  return rgb;
}

/** a * b / 255, rounded. */
function times255th(a: number, b: number): number {
  const product = a * b + 128;
  return ((product >> 8) + product) >> 8;
}

/** 16-bit grey to RGB as Pillow does from its mode I;16: what is above 255 becomes white. */
export function rgbFromGrey16(grey: Uint16Array): Uint8Array {
  const rgb = new Uint8Array(grey.length * 3);
  grey.forEach((value, i) => rgb.fill(Math.min(255, value), i * 3, i * 3 + 3));
  return rgb;
}
