import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../../src/core/pipelines/types.ts';
import { driftOf } from '../../../src/core/precision/drift.ts';
import { LARGEST_DRIFT, recommend } from '../../../src/core/precision/recommend.ts';
import { sampleRows } from '../../../src/core/precision/sample.ts';
import type { Drift } from '../../../src/core/precision/types.ts';
import { precisionText } from '../../../src/core/report/precision.ts';
import { measureOf, reportOf, rowsOf } from './builder.ts';

describe('the sample', () => {
  const rows = rowsOf({ beach: 50, food: 3, rooms: 20 });
  const counts = (count: number) => {
    const sample = sampleRows(rows, count);
    return ['beach', 'food', 'rooms'].map((label) => sample.filter((row) => row.label === label).length);
  };

  test('is spread over the categories, as far as those reach', () => {
    expect(counts(24)).toEqual([11, 3, 10]);
    expect(counts(6)).toEqual([2, 2, 2]);
    expect(counts(2)).toEqual([1, 1, 0]);
  });

  test('is the same every time, each row once, in the order of the file', () => {
    const sample = sampleRows(rows, 24);
    expect(sampleRows(rows, 24)).toEqual(sample);
    expect(new Set(sample).size).toBe(24);
    expect(sample.map(({ record }) => record)).toEqual([...sample.map(({ record }) => record)].sort((a, b) => a - b));
  });

  test('reaches from the beginning to the end of a category', () => {
    const beaches = sampleRows(rows, 24).filter(({ label }) => label === 'beach');
    expect(beaches[0]?.record).toBeLessThan(5);
    expect(beaches.at(-1)?.record).toBeGreaterThan(44);
  });

  test('is everything where that is less', () => {
    expect(sampleRows(rows, 100)).toBe(rows);
  });
});

describe('the drift from fp32', () => {
  const matrix = (...rows: number[][]): Matrix => ({
    data: Float32Array.from(rows.flat()),
    rows: rows.length,
    columns: rows[0]?.length ?? 0,
  });
  const fp32 = matrix([0.5, 0.25], [0.125, 0.25]);

  test('is nothing for the same cosines', () => {
    expect(driftOf(fp32, fp32)).toEqual({ images: 2, changed: 0, largest: 0, mean: 0 });
  });

  test('counts images that prefer another caption, the first of equals being preferred', () => {
    expect(driftOf(fp32, matrix([0.25, 0.5], [0.25, 0.25]))).toEqual({
      images: 2,
      changed: 2,
      largest: 0.25,
      mean: 0.15625,
    });
  });
});

describe('the recommendation', () => {
  const still: Drift = { images: 20, changed: 0, largest: LARGEST_DRIFT, mean: 0.001 };
  const fp32 = measureOf('fp32', 30, still);

  test('is the fastest of those that keep every best caption', () => {
    const measures = [fp32, measureOf('fp16', 25, still), measureOf('int8', 8, still), measureOf('uint8', 28, still)];
    expect(recommend(measures)).toEqual({ precision: 'int8', reason: 'fastest' });
  });

  test('passes over a faster one that changes a verdict', () => {
    const measures = [fp32, measureOf('fp16', 25, still), measureOf('int8', 8, { ...still, changed: 1 })];
    expect(recommend(measures)).toEqual({ precision: 'fp16', reason: 'fastest' });
  });

  test.each([
    ['only-fp32', []],
    ['not-faster', [measureOf('uint8', 29, still)]],
    ['verdicts-change', [measureOf('int8', 8, { ...still, changed: 1 })]],
    ['cosines-move', [measureOf('int8', 8, { ...still, largest: LARGEST_DRIFT * 1.01 })]],
  ] as const)('is fp32, for the reason %s', (reason, others) => {
    expect(recommend([fp32, ...others])).toEqual({ precision: 'fp32', reason });
  });
});

describe('the measurement as text', () => {
  const drift: Drift = { images: 20, changed: 3, largest: 0.01234, mean: 0.00123 };
  const text = precisionText(reportOf([measureOf('fp32', 30, drift), measureOf('int8', 8, drift)]), 100);

  test('has a line for each precision and names the files', () => {
    expect(text).toMatch(/^ {2}fp32 +30\.0 +6\.0 +– +– +–$/m);
    expect(text).toMatch(/^ {2}int8 +8\.0 +6\.0 +3 of 20 +0\.0123 +0\.0012$/m);
    expect(text).toContain('int8: models/clip/onnx/vision_model_int8.onnx (int8)');
  });

  test('says what it was measured with, and what is recommended', () => {
    const spaced = text.replace(/\s+/g, ' ');
    expect(spaced).toContain('Measured with 20 images and 19 captions of 20 rows, on A processor, threads: 2.');
    expect(spaced).toContain('Recommended: fp32. What is faster changes the best caption of some image.');
  });

  test('says how much faster a precision must be', () => {
    const same = precisionText(reportOf([measureOf('fp32', 30, drift), measureOf('uint8', 29, drift)]), 100);
    expect(same.replace(/\s+/g, ' ')).toContain('Recommended: fp32. No other precision is faster by 5% or more here.');
  });

  test('disarms the names of models', () => {
    const evil = measureOf('int8', 8, drift, '/models/\u001b[31mclip');
    expect(precisionText(reportOf([measureOf('fp32', 30, drift), evil]), 100)).not.toContain('\u001b');
  });
});
