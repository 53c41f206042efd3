import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Picture } from '../../../../src/contract/engine.ts';
import { Thumbnails } from '../../../../webview/table/pictures.ts';

const PICTURE: Picture = { bytes: new Uint8Array([1, 2, 3]), type: 'image/png', width: 4, height: 3 };

/** An image of a page that is not there. */
function image(): HTMLImageElement {
  const classes = new Set<string>();
  const made = {
    src: '',
    removeAttribute: () => (made.src = ''),
    classList: { add: (name: string) => classes.add(name) },
    classes,
  };
  return made as unknown as HTMLImageElement;
}

interface Request {
  readonly row: number;
  readonly signal: AbortSignal;
  readonly answer: (picture: Picture) => void;
  readonly refuse: () => void;
}

let requests: Request[];
let open: Set<string>;
let thumbnails: Thumbnails;

beforeEach(() => {
  vi.useFakeTimers();
  requests = [];
  open = new Set();
  const make = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = make(blob);
    open.add(address);
    return address;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => open.delete(address));
  thumbnails = new Thumbnails((row, signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<Picture>();
    requests.push({
      row,
      signal,
      answer: resolve,
      refuse: () => {
        reject(new Error('made to fail'));
      },
    });
    return promise;
  });
});

afterEach(() => {
  thumbnails.clear();
  expect(open.size).toBe(0);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const settle = () => vi.advanceTimersByTimeAsync(100);

describe('thumbnails', () => {
  it('are asked for four at a time, in order', async () => {
    for (let row = 0; row < 6; row++) thumbnails.show(image(), row);
    await settle();
    expect(requests.map(({ row }) => row)).toEqual([0, 1, 2, 3]);
    requests[1]?.answer(PICTURE);
    await settle();
    expect(requests.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4]);
  });

  it('fill their image, whose address is revoked when it leaves', async () => {
    const shown = image();
    thumbnails.show(shown, 7);
    await settle();
    requests[0]?.answer(PICTURE);
    await settle();
    expect(shown.src).toMatch(/^blob:/);
    expect(open.size).toBe(1);
    thumbnails.release(shown);
    expect(open.size).toBe(0);
  });

  it('that only fly past are never asked for', async () => {
    const past = image();
    thumbnails.show(past, 1);
    thumbnails.release(past);
    await settle();
    expect(requests).toEqual([]);
  });

  it('that scroll away while they are on their way are aborted, and make room', async () => {
    const images = [0, 1, 2, 3, 4].map(() => image());
    for (const [row, shown] of images.entries()) thumbnails.show(shown, row);
    await settle();
    thumbnails.release(images[0] ?? image());
    expect(requests[0]?.signal.aborted).toBe(true);
    requests[0]?.refuse();
    await settle();
    expect(requests.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4]);
    expect(images[0]?.src).toBe('');
  });

  it('are kept, so that scrolling back asks nobody', async () => {
    const first = image();
    thumbnails.show(first, 7);
    await settle();
    requests[0]?.answer(PICTURE);
    await settle();
    thumbnails.release(first);
    const second = image();
    thumbnails.show(second, 7);
    expect(second.src).toMatch(/^blob:/);
    expect(requests).toHaveLength(1);
  });

  it('that cannot be had leave their image empty', async () => {
    const shown = image();
    thumbnails.show(shown, 7);
    await settle();
    requests[0]?.refuse();
    await settle();
    expect(shown.src).toBe('');
    expect((shown as unknown as { classes: Set<string> }).classes).toContain('failed');
  });
});
