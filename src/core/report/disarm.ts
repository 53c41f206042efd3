import { disarmCell } from '../dataset/annotate.ts';

/** Invisible or steering characters; U+0600-0605 and their like are format characters that one sees. */
const STEERING = /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]--[\u{fe00}-\u{fe0f}]]/gv;
const VISIBLE_FORMAT = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;

/** Joiners that scripts and emoji need: ZWJ between pictographs, ZWJ and ZWNJ between letters of joining scripts. */
const JOINING = String.raw`[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}]`;
const NEEDED_JOINER = new RegExp(
  String.raw`(?<=[\p{Extended_Pictographic}\ufe0f\p{Emoji_Modifier}])\u200d(?=\p{Extended_Pictographic})` +
    String.raw`|(?<=${JOINING})[\u200c\u200d](?=${JOINING})`,
  'gu',
);

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeCharacter(character: string): string {
  if (VISIBLE_FORMAT.test(character)) return character;
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return SHORT_ESCAPES[character] ?? (hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`);
}

/** Most texts: nothing in them needs a closer look, which a thousand diagnostics would wait for. */
const PLAIN = /^[ -~]*$/;

/** One line of text in which nothing is hidden or steers: such characters stand there as `\n`, `\u001b`, `\u202e`. */
export function forTerminal(text: string): string {
  if (PLAIN.test(text)) return text;
  const needed = new Set(Array.from(text.matchAll(NEEDED_JOINER), (match) => match.index));
  return text.replace(STEERING, (character, at: number) => (needed.has(at) ? character : escapeCharacter(character)));
}

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text for HTML content and quoted attributes: no markup comes alive, nothing is hidden. */
export function forHtml(text: string): string {
  return forTerminal(text).replace(/[&<>"'`]/g, (character) => MARKUP[character] ?? character);
}

/** Text for a spreadsheet cell: what would start a formula is prefixed with an apostrophe. */
export function forSpreadsheet(text: string): string {
  return disarmCell(forTerminal(text));
}
