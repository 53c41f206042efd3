/** Two rows whose captions somebody declared to describe both images equally well. */
export type RowPair = readonly [number, number];

/**
 * Which caption is right for which image, over n rows. Distinct images and distinct captions are numbered by first
 * appearance, so that the lowest number is also the lowest row: that is how ties fall to the first row.
 */
export interface RightAnswers {
  /** Row -> distinct image, length n. */
  readonly imageOf: Int32Array;
  /** Row -> distinct caption, length n. */
  readonly captionOf: Int32Array;
  /** Distinct image -> its first row. */
  readonly imageRows: Int32Array;
  /** Distinct caption -> its first row. */
  readonly captionRows: Int32Array;
  readonly equivalents: readonly RowPair[];
}

/**
 * Row r holds image `images[r]` and caption `captions[r]`; equal keys are one image, or one caption (its token ids).
 * All captions of an image are right answers. Throws a RangeError when the lengths differ or a pair names no row.
 */
export function rightAnswers(
  images: readonly string[],
  captions: readonly string[],
  equivalents: readonly RowPair[] = [],
): RightAnswers {
  if (images.length !== captions.length) throw new RangeError(`${images.length} images, ${captions.length} captions`);
  const stranger = equivalents.flat().find((row) => !(row in images));
  if (stranger !== undefined) throw new RangeError(`No row ${stranger} among ${images.length}`);
  const image = number(images);
  const caption = number(captions);
  return { imageOf: image.of, imageRows: image.rows, captionOf: caption.of, captionRows: caption.rows, equivalents };
}

function number(keys: readonly string[]): { of: Int32Array; rows: Int32Array } {
  const numbers = new Map<string, number>();
  const rows: number[] = [];
  const of = Int32Array.from(keys, (key, row) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, rows.length);
    return rows.push(row) - 1;
  });
  return { of, rows: Int32Array.from(rows) };
}

/** Rows by distinct image or caption: `of` maps each row to its group, of which there are `groups`. */
export function rowsBy(of: Int32Array, groups: number): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: groups }, () => []);
  of.forEach((group, row) => rows[group]?.push(row));
  return rows;
}

/** For each distinct image its own distinct captions, ascending. */
export function ownCaptions(answers: RightAnswers): readonly (readonly number[])[] {
  const { imageOf, imageRows, captionOf } = answers;
  return rowsBy(imageOf, imageRows.length).map((rows) => distinct(rows, captionOf));
}

/** For each distinct image the captions declared equivalent to one of its own, less its own; pairs do not chain. */
export function forgivenCaptions(answers: RightAnswers): readonly (readonly number[])[] {
  const partners = new Map<number, number[]>();
  for (const pair of answers.equivalents) {
    const [a = 0, b = 0] = pair.map((row) => answers.captionOf[row]);
    partners.set(a, [...(partners.get(a) ?? []), b]);
    partners.set(b, [...(partners.get(b) ?? []), a]);
  }
  return ownCaptions(answers).map((own) => {
    const equivalent = new Set(own.flatMap((caption) => partners.get(caption) ?? []));
    return [...equivalent].filter((caption) => !own.includes(caption));
  });
}

function distinct(rows: readonly number[], captionOf: Int32Array): readonly number[] {
  return [...new Set(rows.map((row) => captionOf[row] ?? 0))].sort((a, b) => a - b);
}
