/** How an AVIF wants to be turned, and the same file without that wish. */
export interface Turn {
  /** As an EXIF orientation, 1..8. */
  readonly orientation: number;
  readonly stored: Buffer;
}

/**
 * Decoders turn an AVIF as its `irot` and `imir` properties say; Pillow reports them as an EXIF orientation and leaves
 * the pixels as stored. Both boxes hold one byte, so that "turn by nothing" fits in either place.
 */
export function readTurn(avif: Buffer): Turn {
  const rotation = findProperty(avif, 'irot');
  const mirror = findProperty(avif, 'imir');
  if (rotation === null && mirror === null) return { orientation: 1, stored: avif };
  const stored = Buffer.from(avif);
  for (const at of [rotation, mirror]) if (at !== null) stored.write('irot\0', at, 'latin1');
  const angle = rotation === null ? 0 : (avif[rotation + 4] ?? 0) & 3;
  const axis = mirror === null ? null : (avif[mirror + 4] ?? 0) & 1;
  return { orientation: orientations[angle]?.[axis ?? 2] ?? 1, stored };
}

/** By quarter turns against the clock, then by axis of the mirror: 0, 1, none. */
const orientations: readonly (readonly number[])[] = [
  [4, 2, 1],
  [5, 7, 8],
  [2, 4, 3],
  [7, 5, 6],
];

/** Where the name of the property's box stands in the `meta` box; null when there is none. */
function findProperty(avif: Buffer, name: string): number | null {
  const meta = avif.indexOf('meta', 0, 'latin1');
  if (meta < 4) return null;
  const end = meta - 4 + avif.readUInt32BE(meta - 4);
  const at = avif.indexOf(`\0\0\0\x09${name}`, meta, 'latin1');
  return at >= 0 && at + 9 <= Math.min(end, avif.length) ? at + 4 : null;
}
