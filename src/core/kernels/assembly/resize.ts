// Pillow's separable resampling of 8-bit pixels (Resample.c), exact to the bit.
//
// A weight is a 22-bit fixed-point number, too wide for the 16-bit dot product of SIMD, so it comes split:
// weight = high * 4096 + low. Sums wrap modulo 2^32, and Pillow's own sum fits 32 bits, hence the result is exact.

const PRECISION = 22;

// @ts-ignore: decorator
@inline
function rounded(high: v128, low: v128): v128 {
  const sum = i32x4.add(i32x4.add(i32x4.shl(high, 12), low), i32x4.splat(1 << (PRECISION - 1)));
  return i32x4.shr_s(sum, PRECISION);
}

/** One output pixel (RGB, and a byte to spare) from two rows at once. */
// @ts-ignore: decorator
@inline
function horizontalPixel(first: usize, second: usize, weights: usize, groups: i32, out: usize, next: usize): void {
  const pixels01 = i8x16(0, -1, 3, -1, 1, -1, 4, -1, 2, -1, 5, -1, -1, -1, -1, -1);
  const pixels23 = i8x16(6, -1, 9, -1, 7, -1, 10, -1, 8, -1, 11, -1, -1, -1, -1, -1);
  let highA = i32x4.splat(0), lowA = highA, highB = highA, lowB = highA;
  for (let g = 0; g < groups; g++) {
    const high01 = v128.load32_splat(weights), high23 = v128.load32_splat(weights, 4);
    const low01 = v128.load32_splat(weights, 8), low23 = v128.load32_splat(weights, 12);
    let four = v128.load(first);
    let a = i8x16.swizzle(four, pixels01), b = i8x16.swizzle(four, pixels23);
    highA = i32x4.add(highA, i32x4.add(i32x4.dot_i16x8_s(a, high01), i32x4.dot_i16x8_s(b, high23)));
    lowA = i32x4.add(lowA, i32x4.add(i32x4.dot_i16x8_s(a, low01), i32x4.dot_i16x8_s(b, low23)));
    four = v128.load(second);
    a = i8x16.swizzle(four, pixels01), b = i8x16.swizzle(four, pixels23);
    highB = i32x4.add(highB, i32x4.add(i32x4.dot_i16x8_s(a, high01), i32x4.dot_i16x8_s(b, high23)));
    lowB = i32x4.add(lowB, i32x4.add(i32x4.dot_i16x8_s(a, low01), i32x4.dot_i16x8_s(b, low23)));
    weights += 16;
    first += 12;
    second += 12;
  }
  const words = i16x8.narrow_i32x4_s(rounded(highA, lowA), rounded(highB, lowB));
  const bytes = i8x16.narrow_i16x8_u(words, words);
  v128.store32_lane(out, bytes, 0);
  v128.store32_lane(next, bytes, 1);
}

/**
 * Resamples `rows` (an even number) of RGB pixels into `columns` each.
 * `starts`: byte offset in the row of each column's first tap. `weights`: per column `groups` times four taps, as
 * int16 high01, high23, low01, low23. `outStride` leaves a byte to spare.
 */
export function resizeRows(
  source: usize, stride: usize, rows: i32, starts: usize, weights: usize, groups: i32, columns: i32, out: usize, outStride: usize,
): void {
  const step = (<usize>groups) << 4;
  for (let y = 0; y < rows; y += 2) {
    for (let x: usize = 0; x < <usize>columns; x++) {
      const at = source + load<u32>(starts + (x << 2));
      const to = out + x * 3;
      horizontalPixel(at, at + stride, weights + x * step, groups, to, to + outStride);
    }
    source += stride << 1;
    out += outStride << 1;
  }
}

/** Eight neighbouring bytes of one output row. */
// @ts-ignore: decorator
@inline
function verticalBytes(source: usize, stride: usize, weights: usize, pairs: i32, out: usize): void {
  let highA = i32x4.splat(0), lowA = highA, highB = highA, lowB = highA;
  for (let p = 0; p < pairs; p++) {
    const high = v128.load32_splat(weights), low = v128.load32_splat(weights, 4);
    const one = v128.load8x8_u(source), two = v128.load8x8_u(source + stride);
    const a = v128.shuffle<i16>(one, two, 0, 8, 1, 9, 2, 10, 3, 11);
    const b = v128.shuffle<i16>(one, two, 4, 12, 5, 13, 6, 14, 7, 15);
    highA = i32x4.add(highA, i32x4.dot_i16x8_s(a, high));
    lowA = i32x4.add(lowA, i32x4.dot_i16x8_s(a, low));
    highB = i32x4.add(highB, i32x4.dot_i16x8_s(b, high));
    lowB = i32x4.add(lowB, i32x4.dot_i16x8_s(b, low));
    weights += 8;
    source += stride << 1;
  }
  const words = i16x8.narrow_i32x4_s(rounded(highA, lowA), rounded(highB, lowB));
  v128.store64_lane(out, i8x16.narrow_i16x8_u(words, words), 0);
}

/**
 * Resamples columns of bytes into `rows` rows of `width` bytes, written without gaps (up to seven bytes beyond the end).
 * `starts`: each row's first tap, as an index of a source row. `weights`: per row `pairs` times two taps, as int16 high01, low01.
 */
export function resizeColumns(
  source: usize, stride: usize, starts: usize, weights: usize, pairs: i32, rows: i32, width: i32, out: usize,
): void {
  const step = (<usize>pairs) << 3;
  for (let y: usize = 0; y < <usize>rows; y++) {
    const from = source + <usize>load<u32>(starts + (y << 2)) * stride;
    for (let x: usize = 0; x < <usize>width; x += 8) verticalBytes(from + x, stride, weights + y * step, pairs, out + x);
    out += width;
  }
}
