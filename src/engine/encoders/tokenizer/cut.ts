/**
 * Length in UTF-16 units of the longest prefix that `fits`, where the empty one does and the whole text does not.
 * Whole words come first: within a word a longer prefix may need fewer tokens ("wor" two, "word" one).
 */
export function longestPrefix(text: string, fits: (prefix: string) => boolean): number {
  const words = Array.from(text.matchAll(/\S+/g), ({ index, 0: word }) => index + word.length);
  const whole = lastFitting(words.length, (count) => fits(text.slice(0, words[count - 1] ?? 0)));
  const start = words[whole - 1] ?? 0;
  const rest = (words[whole] ?? text.length) - start;
  const more = lastFitting(rest - 1, (length) => fits(text.slice(0, wholeCharacters(text, start + length))));
  return text.slice(0, wholeCharacters(text, start + more)).trimEnd().length;
}

/** The highest of 0 .. `most` that `fits`, by doubling steps and then by halving: long texts are slow to tokenise. */
function lastFitting(most: number, fits: (value: number) => boolean): number {
  let low = 0;
  let step = 1;
  while (low + step <= most && fits(low + step)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, most + 1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** `end`, or one less where it would part a surrogate pair. */
function wholeCharacters(text: string, end: number): number {
  return end > 0 && (text.codePointAt(end - 1) ?? 0) > 0xffff ? end - 1 : end;
}
