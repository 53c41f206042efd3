// Scans of one row of cosines. All arrays start at multiples of 16 and are padded to one; the padding of a row of
// cosines is -Infinity, so that it is never the highest and never above anything.

/** Index of the first highest cosine; -1 when all are -Infinity. */
export function firstBest(cosines: usize, count: i32): i32 {
  const bytes = (<usize>count) << 2;
  let four = f32x4.splat(-Infinity);
  for (let i: usize = 0; i < bytes; i += 16) four = f32x4.pmax(four, v128.load(cosines + i));
  const two = f32x4.pmax(four, v128.shuffle<f32>(four, four, 2, 3, 0, 1));
  const highest = f32x4.pmax(two, v128.shuffle<f32>(two, two, 1, 0, 3, 2));
  if (f32x4.extract_lane(highest, 0) == -Infinity) return -1;
  for (let i: usize = 0; i < bytes; i += 16) {
    const mask = i32x4.bitmask(f32x4.eq(v128.load(cosines + i), highest));
    if (mask) return <i32>(i >> 2) + ctz(mask);
  }
  return -1;
}

/** Sum of the i32 weights of the cosines strictly above the threshold. */
export function weightAbove(cosines: usize, weights: usize, count: i32, threshold: f32): i32 {
  const bytes = (<usize>count) << 2;
  const line = f32x4.splat(threshold);
  let sum = i32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    const above = f32x4.gt(v128.load(cosines + i), line);
    sum = i32x4.add(sum, v128.and(above, v128.load(weights + i)));
  }
  return (
    i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3)
  );
}

/** Where a cosine exceeds the highest so far, it becomes that, and `label` its holder. */
export function raiseHighest(cosines: usize, count: i32, label: i32, highest: usize, holders: usize): void {
  const bytes = (<usize>count) << 2;
  const labels = i32x4.splat(label);
  for (let i: usize = 0; i < bytes; i += 16) {
    const cosine = v128.load(cosines + i);
    const best = v128.load(highest + i);
    const above = f32x4.gt(cosine, best);
    v128.store(highest + i, v128.bitselect(cosine, best, above));
    v128.store(holders + i, v128.bitselect(labels, v128.load(holders + i), above));
  }
}

// @ts-ignore: decorator
@inline
function cosineAt(cosines: usize, column: usize): f32 {
  return load<f32>(cosines + ((<usize>load<u32>(column)) << 2));
}

/** Adds 1 to the i32 count of each row whose cosine, at the column that the row names, is above its threshold. */
export function countAbove(cosines: usize, columns: usize, thresholds: usize, counts: usize, rows: i32): void {
  const bytes = (<usize>rows) << 2;
  for (let i: usize = 0; i < bytes; i += 16) {
    const at = columns + i;
    const cosine = f32x4(0, 0, 0, 0);
    const two = f32x4.replace_lane(f32x4.replace_lane(cosine, 0, cosineAt(cosines, at)), 1, cosineAt(cosines, at + 4));
    const four = f32x4.replace_lane(
      f32x4.replace_lane(two, 2, cosineAt(cosines, at + 8)),
      3,
      cosineAt(cosines, at + 12),
    );
    const above = f32x4.gt(four, v128.load(thresholds + i));
    v128.store(counts + i, i32x4.sub(v128.load(counts + i), above));
  }
}
