export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff';

/** The format by the first bytes, whatever the name of the file says; null for anything not supported. */
export function sniffFormat(bytes: Buffer): ImageFormat | null {
  const start = bytes.toString('latin1', 0, 16);
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^RIFF[^]{4}WEBP/.test(start)) return 'webp';
  if (/^GIF8[79]a/.test(start)) return 'gif';
  if (/^(II[*+]\0|MM\0[*+])/.test(start)) return 'tiff';
  if (/^[^]{4}ftypavi[fs]/.test(start)) return 'avif';
  return null;
}

/** Whether a file that cannot be decoded ends before its own structure says that it does. */
export function endsEarly(bytes: Buffer, format: ImageFormat): boolean {
  switch (format) {
    case 'jpeg':
      return jpegEndsEarly(bytes);
    case 'png':
      return runsOut(bytes, 8, (at) =>
        bytes.toString('latin1', at + 4, at + 8) === 'IEND' ? 0 : 12 + bytes.readUInt32BE(at),
      );
    case 'webp':
      return bytes.length < 12 || bytes.readUInt32LE(4) + 8 > bytes.length;
    case 'gif':
      return bytes.at(-1) !== 0x3b;
    case 'tiff':
      return bytes.length < 8 || (bytes[0] === 0x49 ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4)) >= bytes.length;
    case 'avif':
      return avifEndsEarly(bytes);
  }
}

/** Follows blocks of `size(at)` bytes, 0 marking the last one; true when one begins or ends beyond the file. */
function runsOut(bytes: Buffer, from: number, size: (at: number) => number): boolean {
  for (let at = from; at + 8 <= bytes.length;) {
    const length = size(at);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** Segments up to the first scan, and an end marker after it. */
function jpegEndsEarly(bytes: Buffer): boolean {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return false;
    if (bytes[at + 1] === 0xda) return bytes.indexOf('ffd9', at, 'hex') < 0;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return true;
}

function avifEndsEarly(bytes: Buffer): boolean {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at);
    if (size < 8) return false;
    at += size;
  }
  return at !== bytes.length;
}
