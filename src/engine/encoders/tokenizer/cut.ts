const FIRST_STEP = 64;

/** Length in UTF-16 units of the longest prefix that `fits`, where the empty one does and the whole text does not. */
export function longestPrefix(text: string, fits: (prefix: string) => boolean): number {
  const fitsTo = (end: number) => fits(text.slice(0, wholeCharacters(text, end)));
  let low = 0;
  let step = FIRST_STEP;
  for (; low + step < text.length && fitsTo(low + step); step *= 2) low += step;
  let high = Math.min(low + step, text.length);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fitsTo(middle)) low = middle;
    else high = middle;
  }
  return wholeCharacters(text, low);
}

/** `end`, or one less where it would part a surrogate pair. */
function wholeCharacters(text: string, end: number): number {
  return end > 0 && (text.codePointAt(end - 1) ?? 0) > 0xffff ? end - 1 : end;
}
