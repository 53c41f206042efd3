/** The rows of a float32 matrix in NumPy's format, version 1.0. */
export function npyRows(bytes: Buffer): number[][] {
  const length = bytes.readUInt16LE(8);
  const header = bytes.toString('latin1', 10, 10 + length);
  const [rows, columns] = /'descr': '<f4', 'fortran_order': False, 'shape': \((\d+), (\d+)\)/
    .exec(header)
    ?.slice(1)
    .map(Number) ?? [0, 0];
  const at = (row: number, column: number) => bytes.readFloatLE(10 + length + 4 * (row * (columns ?? 0) + column));
  return Array.from({ length: rows ?? 0 }, (_, row) =>
    Array.from({ length: columns ?? 0 }, (_, column) => at(row, column)),
  );
}
