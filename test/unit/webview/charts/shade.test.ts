import { expect, it } from 'vitest';
import { luminance, shadeAt } from '../../../../webview/charts/shade.ts';
import { colourAt, SCALE_NAMES } from '../../../../webview/heatmap/colour.ts';

it.each(SCALE_NAMES)('every cell of %s can be read', (scale) => {
  for (let step = 0; step <= 100; step++) {
    const light = luminance(colourAt(scale, step / 100));
    const ink = shadeAt(scale, step / 100).ink === '#fff' ? 1 : 0;
    const contrast = (Math.max(light, ink) + 0.05) / (Math.min(light, ink) + 0.05);
    expect(contrast).toBeGreaterThan(4.5);
  }
});

it('black and white are as far apart as they can be', () => {
  expect(luminance([0, 0, 0])).toBe(0);
  expect(luminance([255, 255, 255])).toBeCloseTo(1);
});
