import { HOSTILE } from '../../unit/report/hostile.ts';
import { BOTH, captions, type Case } from './case.ts';
import { GREY } from './pictures.ts';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What a file system takes as one name: no slash, no NUL, at most 255 bytes, and whole characters. */
function asName(text: string): string {
  const whole = text.toWellFormed().replace(/[/\0]/g, '_');
  return `${Array.from(whole).slice(0, 60).join('').trim()}.jpg`;
}

/** In file name, category and caption of the row above. */
const LINE_ENDS = 6;

/** Longer than the tiny text encoder reads. */
const CUT = new Set(['markup', 'command link', 'formula', 'heap of marks', '100 kB', '100 kB without a space']);

/** The text as caption, file name and category of one row, and as the name of an image that is missing. */
function attack(what: string, text: string): Case {
  const name = asName(text);
  const caption = quoted(`${text} `);
  const last = 5 + (what === 'newlines' ? LINE_ENDS : 0);
  return {
    name: `hostile text: ${what}`,
    csv: captions(`${quoted(name)},${caption},${caption}`, `${quoted(`x${name}`)},food,${caption}`),
    files: { [name]: GREY },
    exit: 0,
    rows: [...BOTH, `4 ${name}`],
    leftOut: [`${last} missing-image`],
    problems: [`${last} missing-image`, ...(CUT.has(what) ? ['4 caption-cut'] : [])],
    ...(what === 'link escape' && { args: ['--pipelines', 'preclip,clip'], alone: true }),
  };
}

/** Somebody else's text in every place of a dataset. */
export const ATTACKS: readonly Case[] = Object.entries(HOSTILE).map(([what, text]) => attack(what, text));
