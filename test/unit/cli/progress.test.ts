import { afterEach, describe, expect, it, vi } from 'vitest';
import { progressView } from '../../../src/cli/progress.ts';
import { columnsOf, wantsColour } from '../../../src/cli/io.ts';
import { sink, testIo } from './harness.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('progress without a terminal', () => {
  it('is a plain line per stage and then one every few seconds, even where stages take turns', () => {
    vi.useFakeTimers();
    const io = testIo();
    const view = progressView(io);
    for (let done = 0; done <= 100; done++) {
      view.show({ stage: 'images', done, total: 100 });
      vi.advanceTimersByTime(100);
    }
    view.show({ stage: 'captions', done: 0, total: 100 });
    view.show({ stage: 'images', done: 100, total: 100 });
    view.show({ stage: 'captions', done: 0, total: 100 });
    expect(io.stderr.written).toEqual([
      'Embedding the images 0/100\n',
      'Embedding the images 30/100  10 per second, 7 s left\n',
      'Embedding the images 60/100  10 per second, 4 s left\n',
      'Embedding the images 90/100  10 per second, 1 s left\n',
      'Embedding the captions 0/100\n',
    ]);
  });
});

describe('progress on a terminal', () => {
  it('is a bar that is gone in the end', () => {
    const io = { ...testIo(), stderr: sink(true) };
    const view = progressView(io);
    view.show({ stage: 'images', done: 0, total: 10 });
    view.show({ stage: 'images', done: 5, total: 10 });
    view.end();
    const written = io.stderr.written.join('');
    expect(written).toContain('Embedding the images');
    expect(written).toContain('━');
  });
});

describe('the terminal', () => {
  it('gets colours only where it is one, and NO_COLOR and TERM do not forbid it', () => {
    expect(wantsColour(testIo(), sink(true))).toBe(true);
    expect(wantsColour(testIo(), sink(false))).toBe(false);
    expect(wantsColour(testIo({ NO_COLOR: '1' }), sink(true))).toBe(false);
    expect(wantsColour(testIo({ TERM: 'dumb' }), sink(true))).toBe(false);
  });

  it('says how wide it is; a log is 120 columns wide unless COLUMNS says otherwise', () => {
    expect(columnsOf(testIo(), sink(true))).toBe(100);
    expect(columnsOf(testIo(), sink(false))).toBe(120);
    expect(columnsOf(testIo({ COLUMNS: '80' }), sink(false))).toBe(80);
  });
});
