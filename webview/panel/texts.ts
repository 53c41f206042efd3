/** Writes the text only where it differs, so that nothing is announced twice. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

let ids = 0;

/** Unique in the page, for `aria-describedby` and its like. */
export function newId(what: string): string {
  return `${what}-${++ids}`;
}
