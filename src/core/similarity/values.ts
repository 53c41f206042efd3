/** What a cell shows. Only cosine and rank mean something for pre-CLIP: its cosines were never trained as logits. */
export type Mode =
  | { readonly kind: 'cosine' }
  /** 1 + cells of the row with a strictly higher cosine. */
  | { readonly kind: 'rank' }
  /** Share of the row; `scale` multiplies the cosines (CLIP: 100, a temperature of 1/100). */
  | { readonly kind: 'softmax'; readonly scale: number }
  /** Each cell for itself: sigmoid(scale * cosine + bias). */
  | { readonly kind: 'sigmoid'; readonly scale: number; readonly bias: number };

/** Whole rows of cosines, row by row. */
export interface Rows {
  readonly cosines: Float32Array;
  readonly columns: number;
  /** Columns whose values are wanted; others may be left out where that saves time. All when absent. */
  readonly wanted?: Int32Array;
}

/** Cells between two pauses: a few milliseconds even for ranks. */
const BLOCK_CELLS = 1 << 16;

/** Fills `out` (as long as the cosines) block by block and yields the rows done, so that the caller can let a frame pass. */
export function* valueBlocks(mode: Mode, rows: Rows, out: Float32Array): Generator<number, void, void> {
  const { cosines, columns, wanted } = rows;
  if (out.length !== cosines.length) throw new RangeError(`${cosines.length} cosines, room for ${out.length}`);
  const total = columns === 0 ? 0 : cosines.length / columns;
  const height = Math.max(1, Math.floor(BLOCK_CELLS / Math.max(1, columns)));
  const write = writer(mode, columns, wanted);
  for (let first = 0; first < total; first += height) {
    const end = Math.min(total, first + height);
    for (let row = first; row < end; row++) write(cosines, out, row * columns);
    yield end;
  }
}

/** All values at once; cosines are not copied. */
export function valuesOf(mode: Mode, rows: Rows): Float32Array {
  if (mode.kind === 'cosine') return rows.cosines;
  const out = new Float32Array(rows.cosines.length);
  Array.from(valueBlocks(mode, rows, out));
  return out;
}

/** As `valuesOf`, but `pause` is awaited after each block of a few milliseconds; what it throws ends the work. */
export async function valuesInSteps(mode: Mode, rows: Rows, pause: () => Promise<void>): Promise<Float32Array> {
  if (mode.kind === 'cosine') return rows.cosines;
  const out = new Float32Array(rows.cosines.length);
  for (let blocks = valueBlocks(mode, rows, out); !blocks.next().done;) await pause();
  return out;
}

/** Writes the row that starts at index `start`. */
type WriteRow = (cosines: Float32Array, out: Float32Array, start: number) => void;

function writer(mode: Mode, columns: number, wanted?: Int32Array): WriteRow {
  switch (mode.kind) {
    case 'cosine':
      return (cosines, out, start) => {
        out.set(cosines.subarray(start, start + columns), start);
      };
    case 'rank':
      return rankWriter(columns, wanted ?? Int32Array.from({ length: columns }, (_, i) => i));
    case 'softmax':
      return softmaxWriter(mode.scale, columns);
    case 'sigmoid':
      return sigmoidWriter(mode.scale, mode.bias, columns);
  }
}

function rankWriter(columns: number, wanted: Int32Array): WriteRow {
  const sorted = new Float32Array(columns);
  return (cosines, out, start) => {
    sorted.set(cosines.subarray(start, start + columns));
    sorted.sort();
    for (const column of wanted) out[start + column] = 1 + columns - countUpTo(sorted, cosines[start + column] ?? NaN);
  };
}

/** How many of the ascending numbers are <= value. */
function countUpTo(sorted: Float32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function softmaxWriter(scale: number, columns: number): WriteRow {
  return (cosines, out, start) => {
    const end = start + columns;
    let highest = -Infinity;
    for (let i = start; i < end; i++) highest = Math.max(highest, scale * (cosines[i] ?? NaN));
    let sum = 0;
    for (let i = start; i < end; i++) sum += out[i] = Math.exp(scale * (cosines[i] ?? NaN) - highest);
    for (let i = start; i < end; i++) out[i] = (out[i] ?? NaN) / sum;
  };
}

function sigmoidWriter(scale: number, bias: number, columns: number): WriteRow {
  return (cosines, out, start) => {
    for (let i = start; i < start + columns; i++) out[i] = 1 / (1 + Math.exp(-(scale * (cosines[i] ?? NaN) + bias)));
  };
}
