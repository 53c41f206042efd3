import { describe, expect, it } from 'vitest';
import { panelStatus, withOwnBuffers } from '../../../src/extension/logic/panelState.ts';
import { HOSTILE, STEERING } from '../report/hostile.ts';

describe('what crosses to the page', () => {
  it('has a buffer for each typed array, of its size, and equal content', () => {
    const shared = new ArrayBuffer(64);
    const cosines = new Float32Array(shared, 16, 4).fill(0.25);
    const ranks = new Int32Array(shared, 40, 2).fill(7);
    const whole = new Uint8Array([1, 2, 3]);
    const value = { rows: [{ caption: 'a', ranks }], pipelines: { clip: { cosines } }, whole, nothing: null };
    const copy = withOwnBuffers(value);
    expect(copy).toEqual(value);
    expect(copy.pipelines.clip.cosines.buffer.byteLength).toBe(16);
    expect(copy.rows[0]?.ranks.buffer.byteLength).toBe(8);
    expect(copy.whole).toBe(whole);
  });

  it.each(Object.entries(HOSTILE))('shows a folder named by %s without what steers', (_, name) => {
    expect(panelStatus(name, null).dataset).not.toMatch(STEERING);
  });
});
