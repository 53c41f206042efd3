import { BOTH, captions, type Case } from './case.ts';
import { GREY } from './pictures.ts';

/** A third row whose image has this name, in the file and on the disk. */
function named(what: string, file: string, field = file): Case {
  return {
    name: `a file name with ${what}`,
    csv: captions(`${field},food,A grey plate.`),
    files: { [`food/${file}`]: GREY },
    exit: 0,
    rows: [...BOTH, `4 food/${file}`],
  };
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A row whose file name may not be opened. */
function leaving(what: string, filename: string, category = 'food'): Case {
  return {
    name: `${what} is not opened`,
    csv: captions(`${filename},${category},A grey plate.`),
    files: { '../outside.jpg': GREY, '../other/outside.jpg': GREY },
    exit: 0,
    rows: BOTH,
    leftOut: ['4 path-leaves-folder'],
    problems: ['4 path-leaves-folder'],
  };
}

const outside = { '../outside.jpg': GREY, '../other/outside.jpg': GREY };

/** File names and paths, strange ones and hostile ones. */
export const NAMES: readonly Case[] = [
  named('spaces', ' a  photo .jpg'),
  named('accents', 'piñata – été.jpg'),
  named('emoji', '🏖️ 👩‍👩‍👧.jpg'),
  named('a line end', 'two\nlines.jpg', quoted('two\nlines.jpg')),
  named('quotes and commas', 'a "b", c.jpg', quoted('a "b", c.jpg')),
  named('markup', '<img src=x onerror=alert(1)>.jpg'),
  named('terminal escapes', '\u001b]0;owned\u0007\u001b[2J.jpg'),
  named('a right-to-left override', 'photo\u202egpj.jpg'),
  named('the start of a formula', '=cmd|calc!A0.jpg'),
  named('255 bytes', `${'x'.repeat(251)}.jpg`),
  named('a backslash of its own', 'a\\b.jpg'),
  named('what JavaScript knows', '__proto__'),
  {
    name: 'a name in upper case of a file in lower case',
    csv: captions('THREE.JPG,food,A plate.'),
    files: { 'food/three.jpg': GREY },
    exit: 0,
    rows: [...BOTH, '4 food/three.jpg'],
    problems: ['4 filename-case'],
  },
  {
    name: 'accents composed in the row and decomposed on the disk',
    csv: captions('pi\u00f1ata.jpg,food,A plate.'),
    files: { 'food/pin\u0303ata.jpg': GREY },
    exit: 0,
    rows: [...BOTH, '4 food/pin\u0303ata.jpg'],
    problems: ['4 filename-case'],
  },
  {
    name: 'backslashes between folders',
    csv: captions('food\\three.jpg,,A plate.'),
    files: { 'food/three.jpg': GREY },
    exit: 0,
    rows: [...BOTH, '4 food/three.jpg'],
  },
  {
    name: 'a row without file name',
    csv: captions(',food,A plate.'),
    exit: 0,
    rows: BOTH,
    leftOut: ['4 empty-filename'],
    problems: ['4 empty-filename'],
  },
  {
    name: 'images that no row names, hidden files and other files',
    csv: captions(),
    files: { 'food/three.jpg': GREY, 'four.png': GREY, '.hidden.jpg': GREY, '.git/five.jpg': GREY, 'notes.txt': 'x' },
    exit: 0,
    rows: BOTH,
    problems: ['- image-without-row', '- image-without-row'],
  },
  { ...leaving('a path with ..', '../../outside.jpg'), alone: true },
  leaving('.. behind a folder', 'x/../../../outside.jpg'),
  leaving('.. with backslashes', '..\\..\\outside.jpg'),
  leaving('.. as category', 'outside.jpg', '..'),
  leaving('an absolute path', '/etc/passwd'),
  leaving('a path with a drive letter', 'C:\\photos\\outside.jpg'),
  leaving('a name with NUL', 'outside.jpg\0.png'),
  {
    ...leaving('a link that leads out', 'three.jpg'),
    files: { ...outside, 'food/three.jpg': { link: '../../outside.jpg' } },
    alone: true,
  },
  {
    ...leaving('a folder that is a link leading out', 'outside.jpg', 'linked'),
    files: { ...outside, linked: { link: '../other' } },
  },
  {
    name: 'a link within the dataset is followed',
    csv: captions('three.jpg,food,A plate.'),
    files: { 'other/three.jpg': GREY, 'food/three.jpg': { link: '../other/three.jpg' } },
    exit: 0,
    rows: [...BOTH, '4 food/three.jpg'],
    problems: ['- image-without-row'],
  },
  {
    name: 'links in a circle, to nothing and to the dataset itself',
    csv: captions('three.jpg,food,A plate.'),
    files: {
      'food/three.jpg': { link: 'three.jpg' },
      'a/again': { link: '..' },
      'a/b': { link: '../a' },
      gone: { link: 'x' },
    },
    exit: 0,
    rows: BOTH,
    leftOut: ['4 missing-image'],
    problems: ['4 missing-image'],
  },
];
