import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { withSpread } from '../../../src/core/report/findings.ts';
import { colourOf, heatmapPng, pool } from '../../../src/core/report/html/png.ts';
import { toHtml } from '../../../src/core/report/html/page.ts';
import { clipResult, comparison, experimentRows, spread } from './builder.ts';

const options = { sentence: () => 'Sentence.', language: 'en', generator: 'caption-lens 0', date: 'today' };
const page = (count: number) => toHtml(withSpread(comparison({ rows: experimentRows(count) }), spread(count)), options);

describe('the HTML report', () => {
  it('draws every cell of a small matrix, with a tooltip', () => {
    const html = page(20);
    expect(html.match(/<rect[^>]*><title>/g)?.length).toBeGreaterThanOrEqual(800);
    expect(html).toContain('beaches_01.jpg · “Turquoise waves roll over white sand under a clear sky (1)” ✓');
  });

  it('draws a larger matrix as one picture', () => {
    const html = page(64);
    expect(html.match(/href="data:image\/png;base64,[A-Za-z0-9+/]+=*"/g)).toHaveLength(2);
  });

  it('shows accuracy, chance level, interval and the draws', () => {
    const text = page(20)
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(text).toContain('75.0% 15 of 20 images prefer their own caption');
    expect(text).toContain('chance level 5.0% 95% Wilson interval 55.0% – 95.0%');
    expect(text).toContain('this run');
  });

  it('counts rows where images have several captions, and never calls those images', () => {
    const several = clipResult();
    const clip = { ...several, imageToText: { ...several.imageToText, queries: 4 } };
    const text = toHtml(comparison({ pipelines: { clip } }), options);
    expect(text).toContain('15 of 20 rows: the image prefers its own caption');
    expect(text).not.toContain('images prefer their own caption');
    expect(page(20)).toContain('correct rows of 20');
  });

  it('has one h1, and a heading for every section', () => {
    const html = page(20);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html.match(/<section>\s*<h2>/g)?.length).toBe(html.match(/<section>/g)?.length);
    expect(html).toMatch(/^<!doctype html>\s*<html lang="en">/);
  });

  it('says why a matrix is not there', () => {
    const small = comparison({ pipelines: { clip: clipResult({ similarity: null }) } });
    const without = (rows: number) => toHtml({ ...small, rows: experimentRows(rows) }, options);
    expect(without(2001)).toContain('Not kept above 2,000 rows');
    expect(without(20)).toContain('The matrix did not come; compare again to see it.');
    expect(without(20)).not.toContain('2,000');
  });
});

describe('the picture of a matrix', () => {
  it('has the colours of the scale', () => {
    const png = heatmapPng(Float32Array.of(0, 1, 0.5, 0.25), 2, [0, 1], 512);
    const { data, width } = decode(Buffer.from(png.slice(png.indexOf(',') + 1), 'base64'));
    const hex = (pixel: number) => `#${Buffer.from(data.slice(3 * pixel, 3 * pixel + 3)).toString('hex')}`;
    expect(width).toBe(2);
    expect([hex(0), hex(1)]).toEqual([colourOf(0, [0, 1]), colourOf(1, [0, 1])]);
  });

  it('keeps a real diagonal when cells are pooled', () => {
    const n = 8;
    const diagonal = Float32Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));
    expect([...pool(diagonal, n, 2)]).toEqual([1, 0, 0, 1]);
  });

  it('draws no diagonal where there is none', () => {
    expect(new Set(pool(new Float32Array(64).fill(0.5), 8, 3))).toEqual(new Set([0.5]));
  });
});
