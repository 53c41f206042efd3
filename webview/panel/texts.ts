import { shorten, shortenMiddle } from '../../src/core/report/layout.ts';
import { forTerminal } from '../../src/core/report/disarm.ts';

/** Writes the text only where it differs, so that nothing is announced twice. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

let ids = 0;

/** Unique in the page, for `aria-describedby` and its like. */
export function newId(what: string): string {
  return `${what}-${++ids}`;
}

/** Somebody else's caption: nothing in it hides or steers, and it ends somewhere. */
export function captionText(caption: string, most = 160): string {
  return shorten(forTerminal(caption), most);
}

/** Somebody else's file name, with both of its ends. */
export function fileText(name: string, most = 48): string {
  return shortenMiddle(forTerminal(name), most);
}
