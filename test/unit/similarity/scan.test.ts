import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ColumnScan, RowScan } from '../../../src/core/similarity/scan.ts';

const cosine = fc.integer({ min: -3, max: 3 });
const columns = (length: number) => fc.array(cosine, { minLength: length, maxLength: length });

describe('RowScan', () => {
  it('finds the first highest column and the weight above a threshold at any length', () => {
    const cases = fc
      .integer({ min: 1, max: 37 })
      .chain((n) => fc.tuple(columns(n), columns(n), cosine, fc.array(fc.nat(n - 1), { maxLength: n })));
    fc.assert(
      fc.property(cases, ([cosines, weights, threshold, hidden]) => {
        const scan = new RowScan(Int32Array.from(weights));
        scan.load(Float32Array.from(cosines));
        expect(scan.firstBest()).toBe(cosines.indexOf(Math.max(...cosines)));
        const above = cosines.reduce((sum, x, i) => sum + (x > threshold ? (weights[i] ?? 0) : 0), 0);
        expect(scan.weightAbove(threshold)).toBe(above);
        scan.hide(hidden);
        const left = cosines.map((x, i) => (hidden.includes(i) ? -Infinity : x));
        expect(scan.firstBest()).toBe(left.every((x) => x === -Infinity) ? -1 : left.indexOf(Math.max(...left)));
      }),
      { seed: 3 },
    );
  });
});

describe('ColumnScan', () => {
  it('keeps the first best row by column and counts the rows above each threshold', () => {
    const cases = fc
      .integer({ min: 1, max: 19 })
      .chain((n) =>
        fc.tuple(
          fc.array(columns(n), { minLength: 1, maxLength: 6 }),
          fc.array(fc.tuple(fc.nat(n - 1), cosine), { maxLength: 25 }),
        ),
      );
    fc.assert(
      fc.property(cases, ([rows, watches]) => {
        const width = rows[0]?.length ?? 0;
        const of = Int32Array.from(watches, ([column]) => column);
        const scan = new ColumnScan(
          width,
          of,
          Float32Array.from(watches, ([, threshold]) => threshold),
        );
        rows.forEach((row, i) => {
          scan.see(i, Float32Array.from(row));
        });
        const column = (at: number) => rows.map((row) => row[at] ?? NaN);
        const best = Array.from({ length: width }, (_, at) => column(at).indexOf(Math.max(...column(at))));
        expect([...scan.firstBest]).toEqual(best);
        const above = watches.map(([at, threshold]) => column(at).filter((x) => x > threshold).length);
        expect([...scan.above]).toEqual(above);
      }),
      { seed: 4 },
    );
  });
});
