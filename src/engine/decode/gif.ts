/**
 * Makes the first frame of a GIF opaque. Decoders paint its transparent pixels black; Pillow's `convert("RGB")`
 * shows the colour that the palette has for them.
 */
export function withoutTransparency(gif: Buffer): Buffer {
  const flags = transparencyFlags(gif);
  if (flags === null) return gif;
  const copy = Buffer.from(gif);
  copy[flags] = (copy[flags] ?? 0) & ~1;
  return copy;
}

/** Where the flags of the graphic control extension before the first frame lie; null when there is none. */
function transparencyFlags(gif: Buffer): number | null {
  const screen = gif[10] ?? 0;
  let at = 13 + (screen & 0x80 ? 3 * 2 ** ((screen & 7) + 1) : 0);
  let flags: number | null = null;
  while (gif[at] === 0x21) {
    if (gif[at + 1] === 0xf9) flags = at + 3;
    at += 2;
    while (gif[at]) at += 1 + (gif[at] ?? 0);
    at++;
  }
  return flags;
}
