import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Matrix } from '../../src/core/pipelines/types.ts';
import { openLinear, type Linear } from '../../src/engine/linear/linear.ts';

const matrix = (rows: number, columns: number, values: Iterable<number>): Matrix => ({
  data: Float32Array.from(values),
  rows,
  columns,
});

function naive(a: Matrix, b: Matrix, bias?: Float32Array): number[] {
  const at = (m: Matrix, row: number, column: number) => m.data[row * m.columns + column] ?? NaN;
  return Array.from({ length: a.rows * b.rows }, (_, cell) => {
    const [i, j] = [Math.floor(cell / b.rows), cell % b.rows];
    let sum = bias?.[j] ?? 0;
    for (let k = 0; k < a.columns; k++) sum += at(a, i, k) * at(b, j, k);
    return sum;
  });
}

// Small integers: every sum is exact in float32.
const integers = (length: number) =>
  fc.array(fc.integer({ min: -9, max: 9 }), { minLength: length, maxLength: length });
const size = fc.integer({ min: 1, max: 20 });
const operands = fc.tuple(size, size, size).chain(([m, n, k]) =>
  fc.record({
    a: integers(m * k).map((values) => matrix(m, k, values)),
    b: integers(n * k).map((values) => matrix(n, k, values)),
    bias: fc.option(
      integers(n).map((values) => Float32Array.from(values)),
      { nil: undefined },
    ),
  }),
);

describe('multiplication on onnxruntime', () => {
  let linear: Linear;
  beforeAll(async () => {
    linear = await openLinear(1);
  });
  afterAll(() => linear.dispose());

  it('is a · bᵀ + bias for any shapes', async () => {
    await fc.assert(
      fc.asyncProperty(operands, async ({ a, b, bias }) => {
        const { data, rows, columns } = await linear.multiply(a, b, bias);
        expect([rows, columns]).toEqual([a.rows, b.rows]);
        expect(Array.from(data, (x) => x + 0)).toEqual(naive(a, b, bias).map((x) => x + 0));
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('leaves its operands alone and reads views with an offset', async () => {
    const data = Float32Array.from([9, 9, 1, 2, 3, 4, 9]);
    const a: Matrix = { data: data.subarray(2, 6), rows: 2, columns: 2 };
    const product = await linear.multiply(a, matrix(1, 2, [10, 1]));
    expect([...product.data]).toEqual([12, 34]);
    expect([...data]).toEqual([9, 9, 1, 2, 3, 4, 9]);
  });

  it('gives an empty product for no rows', async () => {
    const { data, rows, columns } = await linear.multiply(matrix(0, 3, []), matrix(2, 3, [1, 2, 3, 4, 5, 6]));
    expect([data.length, rows, columns]).toEqual([0, 0, 2]);
  });

  it('refuses shapes that do not fit and names both', async () => {
    const a = matrix(1, 2, [1, 2]);
    await expect(linear.multiply(a, matrix(1, 3, [1, 2, 3]))).rejects.toThrow('1 x 2 with the transpose of 1 x 3');
    await expect(linear.multiply(a, a, new Float32Array(2))).rejects.toThrow('A bias of 2 for 1 columns');
    await expect(linear.multiply({ ...a, rows: 2 }, a)).rejects.toThrow('2 values for a 2 x 2 matrix');
  });

  it('lets messages in between two products', async () => {
    const a = matrix(1, 1, [1]);
    let turns = 0;
    const timer = setImmediate(() => turns++);
    await linear.multiply(a, a);
    await linear.multiply(a, a);
    clearImmediate(timer);
    expect(turns).toBe(1);
  });

  it('refuses to work once disposed', async () => {
    const short = await openLinear(1);
    await short.dispose();
    await expect(short.multiply(matrix(1, 1, [1]), matrix(1, 1, [1]))).rejects.toThrow();
  });
});
