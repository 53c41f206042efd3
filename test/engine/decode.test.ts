import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../../src/core/pipelines/types.ts';
import { Budget } from '../../src/engine/decode/budget.ts';
import { decodeImage, type Decoded } from '../../src/engine/decode/decode.ts';
import { encodePng } from '../../src/engine/decode/png.ts';
import { safeBuild } from '../../src/engine/decode/sharp.ts';
import images from '../fixtures/pixels/images.json' with { type: 'json' };
import { noise, sha256 } from '../unit/pixels/noise.ts';

const folder = join(import.meta.dirname, '../fixtures/pixels/images');
const fixture = (file: string) => readFile(join(folder, file));
const stored = { upright: false };

function seen(decoded: Decoded) {
  if (!decoded.ok) return decoded;
  const { width, height, data } = decoded.image;
  return { width, height, sha256: sha256(data) };
}

/** Largest difference to pixels in base64; Infinity when the size differs. */
function distance(decoded: Decoded, expected: { width: number; height: number; rgb?: string }): number {
  const pillow = Buffer.from(expected.rgb ?? '', 'base64');
  if (!decoded.ok || decoded.image.width !== expected.width || decoded.image.data.length !== pillow.length)
    return Infinity;
  const { data } = decoded.image;
  return Math.max(...pillow.map((value, i) => Math.abs(value - (data[i] ?? 0))));
}

const avif = images.filter(({ file }) => file.endsWith('.avif'));
const exact = images.filter(({ file }) => !file.endsWith('.avif'));

describe('decodeImage, held against Pillow', () => {
  it.each(exact)('gives the same bytes for $file ($mode)', async ({ file, stored: expected }) => {
    expect(seen(await decodeImage(await fixture(file), stored))).toEqual(expected);
  });

  it.each(exact)('gives the same bytes for $file put upright', async ({ file, upright: expected }) => {
    expect(seen(await decodeImage(await fixture(file), { upright: true }))).toEqual(expected);
  });

  it.each(avif)('decodes $file within one grey level', async ({ file, stored: expected, upright: turned }) => {
    const bytes = await fixture(file);
    const orientation = Number(/exif(\d)/.exec(file)?.[1] ?? 1);
    expect(await decodeImage(bytes, stored)).toMatchObject({ ok: true, orientation });
    expect(distance(await decodeImage(bytes, stored), expected)).toBeLessThanOrEqual(1);
    expect(distance(await decodeImage(bytes, { upright: true }), turned)).toBeLessThanOrEqual(1);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('reports EXIF orientation %i', async (orientation) => {
    const bytes = await fixture(`exif${orientation}.jpg`);
    expect(await decodeImage(bytes, stored)).toMatchObject({ ok: true, orientation, format: 'jpeg' });
  });

  it('finds nothing left to turn in a TIFF, which Pillow turns itself', async () => {
    expect(await decodeImage(await fixture('exif6.tif'), stored)).toMatchObject({ ok: true, orientation: 1 });
  });

  it('goes by the content when the name lies', async () => {
    expect(await decodeImage(await fixture('rgb.jpg'), stored)).toMatchObject({ ok: true, format: 'jpeg' });
    expect(await decodeImage(await fixture('444.avif'), stored)).toMatchObject({ ok: true, format: 'avif' });
  });

  it('takes no notice of bytes after the end', async () => {
    const bytes = await fixture('rgb.jpg');
    const longer = Buffer.concat([bytes, Buffer.alloc(300, 'x')]);
    expect(seen(await decodeImage(longer, stored))).toEqual(seen(await decodeImage(bytes, stored)));
  });
});

const truncated = { ok: false, code: 'truncated-image', args: {} };
const unreadable = (reason: unknown = expect.any(String)) => ({
  ok: false,
  code: 'unreadable-image',
  args: { reason },
});
const otherFormat = unreadable('format');

describe('decodeImage, given bad files', () => {
  it.each(['rgb.jpg', 'progressive.jpg', 'cmyk.jpg', 'exif6.jpg', 'rgb.png', 'palette.png', 'lossless.webp'])(
    'calls %s truncated wherever it was cut',
    async (file) => {
      const bytes = await fixture(file);
      for (const share of [0.1, 0.3, 0.6, 0.9]) {
        const cut = bytes.subarray(0, Math.floor(bytes.length * share));
        expect(await decodeImage(cut, stored), `cut at ${share}`).toEqual(truncated);
      }
    },
  );

  it.each(['lossy.webp', 'palette.gif', 'animated.gif', 'lzw.tif', '444.avif'])(
    'calls half of %s truncated',
    async (file) => {
      const bytes = await fixture(file);
      const half = bytes.subarray(0, file === 'animated.gif' ? 300 : bytes.length / 2);
      expect(await decodeImage(half, stored)).toEqual(truncated);
    },
  );

  it('shows the first frame of an animation that lost its last', async () => {
    const bytes = await fixture('animated.gif');
    const whole = seen(await decodeImage(bytes, stored));
    expect(seen(await decodeImage(bytes.subarray(0, bytes.length - 40), stored))).toEqual(whole);
  });

  it('cannot read a TIFF whose pixels are missing', async () => {
    expect(await decodeImage((await fixture('rgb.tif')).subarray(0, 1500), stored)).toEqual(unreadable());
  });

  it.each<[string, Buffer]>([
    ['an empty file', Buffer.alloc(0)],
    ['text', Buffer.from('just some text\n')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>')],
    ['a PDF', Buffer.from('%PDF-1.4\n%')],
    ['a BMP', Buffer.from(`BM${'\0'.repeat(60)}`)],
    ['a HEIC', Buffer.from(`\0\0\0\x18ftypheic${'\0'.repeat(60)}`)],
    ['a sound', Buffer.from(`RIFF\x10\0\0\0WAVEfmt ${'\0'.repeat(20)}`)],
  ])('refuses %s', async (name, bytes) => {
    expect(await decodeImage(bytes, stored)).toEqual(name === 'an empty file' ? unreadable('empty') : otherFormat);
  });

  it.each<[string, Buffer, Decoded | object]>([
    ['a JPEG of three bytes', Buffer.from('\xff\xd8\xff', 'latin1'), truncated],
    ['a PNG of its signature alone', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), truncated],
    ['a GIF of its header alone', Buffer.from('GIF89a'), truncated],
    ['a TIFF of its header alone', Buffer.from('II*\0\x08\0\0\0', 'latin1'), truncated],
    ['a PNG without width', png(0, 5), unreadable()],
    ['a PNG of one endless column', png(1, 100_001), unreadable('edge')],
    ['a PNG with too few rows', png(50, 50, Buffer.alloc(1000)), unreadable()],
  ])('refuses %s', async (_name, bytes, expected) => {
    expect(await decodeImage(bytes, stored)).toEqual(expected);
  });

  it('cannot read a JPEG with garbage for headers', async () => {
    const bytes = Buffer.from(await fixture('rgb.jpg'));
    expect(await decodeImage(bytes.fill(0, 20, 320), stored)).toEqual(unreadable());
  });

  it.each([40, 41])('cannot read a PNG with a damaged byte at %i of its data', async (offset) => {
    const bytes = Buffer.from(await fixture('rgb.png'));
    const at = bytes.indexOf('IDAT') + offset;
    bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    expect(await decodeImage(bytes, stored)).toEqual(unreadable());
  });

  it('refuses a decompression bomb by its header', async () => {
    const bomb = png(50_000, 50_000, Buffer.alloc(100_000));
    const expected = { ok: false, code: 'image-too-large', args: { megapixels: 2500, limit: 100 } };
    expect(await decodeImage(bomb, stored)).toEqual(expected);
  });

  it('takes the size of the frame when a GIF claims a gigantic canvas', async () => {
    const bytes = Buffer.from(await fixture('palette.gif'));
    bytes.writeUInt16LE(65_535, 6);
    bytes.writeUInt16LE(65_535, 8);
    expect(await decodeImage(bytes, stored)).toMatchObject({ ok: true, image: { width: 37, height: 29 } });
  });

  it('answers for any bytes behind a known signature', async () => {
    const signatures = [
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'RIFF\x40\0\0\0WEBPVP8 ',
      'GIF89a',
      'II*\0',
      'MM\0*',
      '\0\0\0\x1cftypavif',
    ];
    for (const signature of signatures) {
      const garbage = Buffer.from(noise(20, 20).data);
      const decoded = await decodeImage(Buffer.concat([Buffer.from(signature, 'latin1'), garbage]), stored);
      expect(decoded.ok, signature).toBe(false);
    }
  });
});

describe('encodePng', () => {
  it('makes a file of pixels that decodes to themselves', async () => {
    const image: RgbImage = noise(31, 17);
    const decoded = await decodeImage(await encodePng(image), stored);
    expect(decoded.ok && Buffer.compare(decoded.image.data, image.data)).toBe(0);
  });
});

describe('Budget', () => {
  it('lets small tasks run together and a big one alone, in order', async () => {
    const budget = new Budget(10);
    const log: string[] = [];
    const task = (name: string, need: number) =>
      budget.spend(need, async () => {
        log.push(`+${name}`);
        await new Promise((done) => setImmediate(done));
        log.push(`-${name}`);
      });
    await Promise.all([task('a', 4), task('b', 4), task('big', 10), task('c', 1)]);
    expect(log).toEqual(['+a', '+b', '-a', '-b', '+big', '-big', '+c', '-c']);
  });

  it('gives back what a failed task held', async () => {
    const budget = new Budget(1);
    await expect(budget.spend(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await budget.spend(1, () => Promise.resolve('yes'))).toBe('yes');
  });
});

describe('safeBuild', () => {
  it('is native in a plain Node', () => {
    expect(safeBuild()).toBe('native');
  });
});

/** A grey PNG that says it has this size; `pixels` are its uncompressed rows. */
function png(width: number, height: number, pixels = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(tag: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(tag, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
