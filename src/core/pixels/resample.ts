import { alignUp, Kernels } from '../kernels/kernels.ts';
import type { Resample, RgbImage } from '../pipelines/types.ts';
import type { Size } from './geometry.ts';
import { resampleTaps, type Taps } from './taps.ts';

/** Input that one pass over the strip buffer may hold: it fits the second-level cache of any processor in use. */
const STRIP_BYTES = 1 << 18;

let kernels: Kernels | undefined;

/** A rectangle of the resized image. */
export interface Window extends Size {
  readonly left: number;
  readonly top: number;
}

/**
 * The pixels of `window` after resizing `image` to `resized`, in two passes with 8-bit rounding between, equal to
 * Pillow's `Image.resize` to the byte. RGB without gaps: a view that holds until the next call.
 */
export function resampleWindow(image: RgbImage, resized: Size, window: Window, filter: Resample): Uint8Array {
  const thin = image.height > 100 * image.width && resized.height < image.height;
  return thin ? verticalFirst(image, resized, window, filter) : bothPasses(image, resized, window, filter);
}

/** Pillow turns the order of the passes round when it shrinks a tall, thin image; a pass that keeps the size changes nothing. */
function verticalFirst(image: RgbImage, resized: Size, window: Window, filter: Resample): Uint8Array {
  const { width } = image;
  const { height } = window;
  const data = bothPasses(image, { width, height: resized.height }, { ...window, left: 0, width }, filter).slice();
  return bothPasses({ data, width, height }, { width: resized.width, height }, { ...window, top: 0 }, filter);
}

function bothPasses(image: RgbImage, resized: Size, window: Window, filter: Resample): Uint8Array {
  const across = resampleTaps(image.width, resized.width, window.left, window.width, filter);
  const down = resampleTaps(image.height, resized.height, window.top, window.height, filter);
  const plan = planMemory(across, down);
  loadTaps(plan, across, down);
  resizeRows(image, plan, across, down);
  const row = window.width * 3;
  const { middle, middleStride, downStarts, downWeights, pairs, out } = plan;
  plan.kernels.call.resizeColumns(middle, middleStride, downStarts, downWeights, pairs, window.height, row, out);
  return plan.kernels.bytes(out, window.height * row);
}

type Plan = ReturnType<typeof planMemory>;

/** Only the input columns and rows that the crop reads are copied and worked on; columns in groups of 4, rows in pairs. */
function planMemory(across: Taps, down: Taps) {
  kernels ??= new Kernels();
  const columns = across.starts.length;
  const groups = Math.ceil(across.width / 4);
  const pairs = Math.ceil(down.width / 2);
  const firstColumn = across.starts[0] ?? 0;
  const firstRow = down.starts[0] ?? 0;
  const rowBytes = (across.end - firstColumn) * 3;
  const rows = down.end - firstRow;
  const stripRows = Math.min(rows + (rows % 2), 2 * Math.max(1, Math.floor(STRIP_BYTES / rowBytes / 2)));
  // Zero weights fill up the taps; what they multiply must be readable, be it what it may.
  const middleStride = alignUp(columns * 3 + 1);
  const [strip, middle, out, acrossStarts, acrossWeights, downStarts, downWeights] = kernels.layout(
    stripRows * rowBytes + groups * 12 + 16,
    (rows + 2 * pairs + 2) * middleStride,
    down.starts.length * columns * 3 + 16,
    columns * 4,
    columns * groups * 16,
    down.starts.length * 4,
    down.starts.length * pairs * 8,
  );
  return {
    ...{ kernels, firstColumn, firstRow, rowBytes, rows, stripRows, middleStride, groups, pairs },
    ...{ strip, middle, out, acrossStarts, acrossWeights, downStarts, downWeights },
  };
}

function loadTaps(plan: Plan, across: Taps, down: Taps): void {
  plan.kernels.words(plan.acrossStarts, across.starts.length).set(across.starts.map((x) => (x - plan.firstColumn) * 3));
  plan.kernels.words(plan.downStarts, down.starts.length).set(down.starts.map((y) => y - plan.firstRow));
  splitWeights(across, 4, plan.kernels.shorts(plan.acrossWeights, across.starts.length * plan.groups * 8));
  splitWeights(down, 2, plan.kernels.shorts(plan.downWeights, down.starts.length * plan.pairs * 4));
}

/** Per output pixel and group of taps: the high parts (weight >> 12), then the low ones. */
function splitWeights(taps: Taps, group: number, out: Int16Array): void {
  const groups = Math.ceil(taps.width / group);
  out.fill(0);
  taps.weights.forEach((weight, i) => {
    const tap = i % taps.width;
    const at = (Math.floor(i / taps.width) * groups + Math.floor(tap / group)) * 2 * group + (tap % group);
    out[at] = weight >> 12;
    out[at + group] = weight & 4095;
  });
}

/** The horizontal pass, strip by strip. */
function resizeRows(image: RgbImage, plan: Plan, across: Taps, down: Taps): void {
  const { kernels, strip, rowBytes, stripRows, middleStride } = plan;
  const buffer = kernels.bytes(strip, stripRows * rowBytes);
  for (let y = plan.firstRow; y < down.end; y += stripRows) {
    const rows = Math.min(stripRows, down.end - y);
    for (let i = 0; i < rows; i++) {
      const from = ((y + i) * image.width + plan.firstColumn) * 3;
      buffer.set(image.data.subarray(from, from + rowBytes), i * rowBytes);
    }
    const out = plan.middle + (y - plan.firstRow) * middleStride;
    const { acrossStarts, acrossWeights, groups } = plan;
    const even = rows + (rows % 2);
    kernels.call.resizeRows(
      strip,
      rowBytes,
      even,
      acrossStarts,
      acrossWeights,
      groups,
      across.starts.length,
      out,
      middleStride,
    );
  }
}
