/** Scales each row of [n, dimension] to length 1, in place; a row of zeros stays. Returns false when a number is not finite. */
export function toUnitRows(data: Float32Array, dimension: number): boolean {
  let finite = true;
  for (let start = 0; start < data.length; start += dimension) {
    const row = data.subarray(start, start + dimension);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    finite &&= Number.isFinite(length);
    if (length > 0) for (let i = 0; i < row.length; i++) row[i] = (row[i] ?? 0) / length;
  }
  return finite;
}
