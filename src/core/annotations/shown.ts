import { forTerminal } from '../report/disarm.ts';
import { shorten, shortenMiddle } from '../report/layout.ts';

/** Columns of a file name, and of a caption in a sentence. */
const NAME = 80;
const CAPTION = 120;

/** Far more than any column holds; what lies beyond is never looked at. */
const MOST = 10_000;

/** A text as it is, on one line, nothing hidden in it; cut after some pages. */
export const shownText = (text: string): string => forTerminal(text.length > MOST ? text.slice(0, MOST) : text);

/** A file name or category in a sentence: one line, nothing hidden in it, shortened in the middle. */
export const shownName = (name: string): string =>
  shortenMiddle(forTerminal(name.length > MOST ? name.slice(0, MOST / 2) + name.slice(-MOST / 2) : name), NAME);

/** A caption in a sentence or a list: one line, nothing hidden in it, shortened at its end. */
export const shownCaption = (caption: string): string => shorten(shownText(caption.trim()), CAPTION);

type Args = Readonly<Record<string, string | number>>;

/** The arguments of a sentence about a problem, each of them cut and disarmed. */
export function shownArgs(args: Args): Args {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, shownArg(name, value)]));
}

function shownArg(name: string, value: string | number): string | number {
  if (typeof value === 'number') return value;
  return name === 'caption' || name === 'kept' ? shownCaption(value) : shownName(value);
}

/** A cosine with two decimals; `–` where there is none. */
export const shownCosine = (cosine: number): string => (Number.isFinite(cosine) ? cosine.toFixed(2) : '–');

/** Two cosines with as few decimals, two or more, as show that they differ. */
export function shownApart(a: number, b: number): [string, string] {
  const decimals = [2, 3, 4, 5].find((digits) => a.toFixed(digits) !== b.toFixed(digits)) ?? 2;
  return [a, b].map((cosine) => (Number.isFinite(cosine) ? cosine.toFixed(decimals) : '–')) as [string, string];
}
