export type SortBy = 'file' | 'category' | 'rank';

/** Neighbouring positions of one category, `end` excluded. */
export interface Group {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** In which order the rows stand; images and captions share it, so that own pairs stay on the diagonal. */
export interface Order {
  /** Position -> row, length n. */
  readonly rows: Int32Array;
  /** Row -> position, length n. */
  readonly positions: Int32Array;
  /** Categories in the order of their positions; none when sorted by rank. */
  readonly groups: readonly Group[];
}

/** `labels` are the rows' categories, `rank` the rank of each row's match (1 is best); equal rows keep file order. */
export function orderRows(by: SortBy, labels: readonly string[], rank: ArrayLike<number>): Order {
  if (labels.length !== rank.length) throw new RangeError(`${labels.length} categories, ${rank.length} ranks`);
  const key = sortKey(by, labels, rank);
  const rows = Int32Array.from(labels.keys()).sort((a, b) => key(a) - key(b) || a - b);
  return { rows, positions: inverse(rows), groups: by === 'rank' ? [] : groupsOf(rows, labels) };
}

function sortKey(by: SortBy, labels: readonly string[], rank: ArrayLike<number>): (row: number) => number {
  if (by === 'file') return () => 0;
  if (by === 'rank') return (row) => rank[row] ?? 0;
  const place = new Map([...new Set(labels)].map((label, index) => [label, index]));
  return (row) => place.get(labels[row] ?? '') ?? 0;
}

function inverse(rows: Int32Array): Int32Array {
  const positions = new Int32Array(rows.length);
  rows.forEach((row, position) => {
    positions[row] = position;
  });
  return positions;
}

function groupsOf(rows: Int32Array, labels: readonly string[]): Group[] {
  const groups: Group[] = [];
  rows.forEach((row, position) => {
    const label = labels[row] ?? '';
    const last = groups.at(-1);
    if (last?.label === label) groups[groups.length - 1] = { ...last, end: position + 1 };
    else groups.push({ label, start: position, end: position + 1 });
  });
  return groups;
}

/** What part of one axis is seen: `from` in cells, `scale` in pixels per cell, `length` in pixels. */
export interface Axis {
  readonly from: number;
  readonly scale: number;
  readonly length: number;
}

/** Where a category's name goes along an axis, in pixels: the middle of what is seen of it, and the room there. */
export interface LabelPlace {
  readonly label: string;
  readonly middle: number;
  readonly room: number;
}

/** Places for the names of the groups that show at least `least` pixels. */
export function labelPlaces(groups: readonly Group[], axis: Axis, least: number): LabelPlace[] {
  return groups
    .map(({ label, start, end }) => {
      const low = Math.max(0, pixelOf(start, axis));
      const high = Math.min(axis.length, pixelOf(end, axis));
      return { label, middle: (low + high) / 2, room: high - low };
    })
    .filter(({ room }) => room >= least);
}

/** Below this mean distance lines would hide the cells between them. */
const LEAST_GAP = 6;

/** Pixels at which one group ends and the next begins; none where they would stand too close. */
export function separators(groups: readonly Group[], axis: Axis): number[] {
  const cells = groups.at(-1)?.end ?? 0;
  if ((cells * axis.scale) / groups.length < LEAST_GAP) return [];
  return groups
    .slice(1)
    .map(({ start }) => pixelOf(start, axis))
    .filter((pixel) => pixel > 0 && pixel < axis.length);
}

function pixelOf(position: number, { from, scale }: Axis): number {
  return (position - from) * scale;
}
