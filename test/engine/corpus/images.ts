import { BOTH, captions, type Case } from './case.ts';
import { FOLDER, PIPE } from './folder.ts';
import * as pictures from './pictures.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname"/></svg>';

/** A third row whose image is this file. */
function third(name: string, bytes: string | Uint8Array, problem: string | null, file = 'three.png'): Case {
  return {
    name,
    csv: captions(`${file},food,A grey plate.`),
    files: { [`food/${file}`]: bytes },
    exit: 0,
    rows: problem === null ? [...BOTH, `4 food/${file}`] : BOTH,
    leftOut: problem === null ? [] : [`4 ${problem}`],
    problems: problem === null ? [] : [`4 ${problem}`],
  };
}

/** Image files that are not what their names say. */
export const IMAGES: readonly Case[] = [
  third('a GIF', pictures.GIF, null, 'three.gif'),
  third('a WebP', pictures.WEBP, null, 'three.webp'),
  third('an AVIF', pictures.AVIF, null, 'three.avif'),
  third('a TIFF', pictures.TIFF, null, 'three.tiff'),
  third('a JPEG that calls itself PNG', pictures.GREY, null),
  third('an image without extension', pictures.GREY, null, 'three'),
  { ...third('an empty file', '', 'unreadable-image'), alone: true },
  third('text', 'not an image', 'unreadable-image'),
  third('an SVG that names another file', SVG, 'unreadable-image'),
  third('a page of HTML', '<!doctype html><script>alert(1)</script>', 'unreadable-image', 'three.jpg'),
  third('a JPEG that ends after its start', pictures.GREY.subarray(0, 3), 'truncated-image', 'three.jpg'),
  third('a truncated JPEG', pictures.cut(pictures.GREY, 0.6), 'truncated-image', 'three.jpg'),
  third('a truncated PNG', pictures.cut(pictures.PNG, 0.5), 'truncated-image'),
  third('a truncated WebP', pictures.cut(pictures.WEBP, 0.5), 'truncated-image', 'three.webp'),
  third('a truncated GIF', pictures.cut(pictures.GIF, 0.3), 'truncated-image', 'three.gif'),
  third('a truncated TIFF', pictures.cut(pictures.TIFF, 0.3), 'truncated-image', 'three.tiff'),
  third('a truncated AVIF', pictures.cut(pictures.AVIF, 0.5), 'truncated-image', 'three.avif'),
  third(
    'a PNG with damaged pixels',
    pictures.patched(pictures.PNG, pictures.PNG.length >> 1, [1, 2, 3, 4]),
    'unreadable-image',
  ),
  third('a PNG with fewer rows than it says', pictures.blankPng(64, 64, [], 10), 'unreadable-image'),
  third(
    'a PNG that claims more pixels than PNG can have',
    pictures.patched(pictures.PNG, 16, [0, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]),
    'unreadable-image',
  ),
  third(
    'a GIF that claims 65,535 x 65,535 pixels',
    pictures.claimingGif(65_535, 65_535),
    'image-too-large',
    'three.gif',
  ),
  {
    ...third('a decompression bomb: 144 megapixels in 20 kB', pictures.blankPng(12_000, 12_000), 'image-too-large'),
    alone: true,
  },
  third('a line of 200,000 pixels', pictures.blankPng(200_000, 1), 'unreadable-image'),
  third('an image of one pixel', pictures.blankPng(1, 1), null),
  third('a comment that unpacks to 64 MB', pictures.blankPng(32, 32, [pictures.textBomb(64)]), null),
  {
    ...third('a photo with EXIF rotation', pictures.SIDEWAYS, null, 'three.jpg'),
    problems: ['4 exif-rotation'],
    alone: true,
  },
  { ...third('the same photo, set upright', pictures.SIDEWAYS, null, 'three.jpg'), args: ['--upright'] },
  {
    name: 'a broken image that two rows name',
    csv: captions('three.png,food,A plate.', 'three.png,food,A lamp.'),
    files: { 'food/three.png': 'not an image' },
    exit: 0,
    rows: BOTH,
    leftOut: ['4 unreadable-image', '5 unreadable-image'],
    problems: ['5 several-captions', '4 unreadable-image', '5 unreadable-image'],
  },
  {
    name: 'every image broken',
    csv: captions(),
    files: { 'food/one.png': 'x', 'food/two.jpg': '' },
    exit: 2,
    trouble: 'too-few-rows',
    problems: ['2 unreadable-image', '3 unreadable-image'],
    alone: true,
  },
  {
    name: 'a missing image, and one with a typing mistake',
    csv: captions('nowhere.png,food,A plate.', 'thre.png,food,A plate.'),
    files: { 'food/three.png': pictures.GREY },
    exit: 0,
    rows: BOTH,
    leftOut: ['4 missing-image', '5 missing-image'],
    problems: ['4 missing-image', '5 missing-image', '- image-without-row'],
  },
  {
    name: 'a folder named like an image',
    csv: captions('three.png,food,A plate.'),
    files: { 'food/three.png': FOLDER },
    exit: 0,
    rows: BOTH,
    leftOut: ['4 missing-image'],
    problems: ['4 missing-image'],
  },
  {
    name: 'a pipe named like an image, which nobody writes to',
    csv: captions('three.png,food,A plate.'),
    files: { 'food/three.png': PIPE },
    exit: 0,
    rows: BOTH,
    leftOut: ['4 missing-image'],
    problems: ['4 missing-image'],
  },
  {
    name: 'a link to a pipe in the dataset',
    csv: captions('three.png,food,A plate.'),
    files: { 'food/pipe': PIPE, 'food/three.png': { link: 'pipe' } },
    exit: 0,
    rows: BOTH,
    leftOut: ['4 missing-image'],
    problems: ['4 missing-image'],
  },
];
