import { describe, expect, test } from 'vitest';
import { Lru } from '../../../../src/core/lru.ts';
import { orderRows } from '../../../../webview/heatmap/order.ts';
import type { TileId } from '../../../../webview/heatmap/pyramid.ts';
import type { BlockRequest } from '../../../../src/contract/blocks.ts';
import { FetchedTiles, matrixSource } from '../../../../webview/heatmap/tiles.ts';

const n = 3000;
const order = orderRows(
  'file',
  Array.from({ length: n }, () => ''),
  new Int32Array(n),
);
const tile = (x: number, y = 0, level = 0): TileId => ({ level, x, y });

interface Asked {
  readonly request: BlockRequest;
  readonly signal: AbortSignal;
  readonly answer: (texels: Float32Array) => void;
  readonly fail: (reason: unknown) => void;
}

function setUp() {
  const asked: Asked[] = [];
  const told = { arrivals: 0, failures: [] as unknown[] };
  const tiles = new FetchedTiles({
    order,
    mode: { kind: 'cosine' },
    fetchBlock: (request, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<Float32Array>();
      asked.push({ request, signal, answer: resolve, fail: reject });
      return promise;
    },
    onArrival: () => told.arrivals++,
    onFailure: (reason) => told.failures.push(reason),
  });
  return { asked, told, tiles };
}

/** Lets all settled promises be noticed. */
const settle = () => new Promise((resolve) => setImmediate(resolve));
const full = () => new Float32Array(256 * 256).fill(0.5);

describe('a matrix that is here', () => {
  test('must fit its order', () => {
    expect(() => matrixSource(new Float32Array(5), orderRows('file', ['', ''], [1, 1]))).toThrow('5 values for 2 rows');
  });

  test('gives every tile at once', () => {
    const source = matrixSource(Float32Array.of(1, 2, 3, 4), orderRows('file', ['', ''], [1, 1]));
    expect([...(source.tile(tile(0)) ?? [])]).toEqual([1, 2, 3, 4]);
  });
});

describe('a matrix that is fetched', () => {
  test('asks for the rows and columns of a tile, in the order shown, as messages of their own', () => {
    const { asked, tiles } = setUp();
    tiles.look([tile(0, 1, 3)]);
    const request = asked[0]?.request;
    expect(request).toMatchObject({ pool: 8, onDiagonal: false, mode: { kind: 'cosine' } });
    expect(request?.rows[0]).toBe(2048);
    expect(request?.rows).toHaveLength(n - 2048);
    expect(request?.columns).toHaveLength(2048);
    expect(request?.rows.buffer.byteLength).toBe(4 * (n - 2048));
  });

  test('asks for a few at a time, the first wanted first, and goes on when one came', async () => {
    const { asked, told, tiles } = setUp();
    tiles.look([0, 1, 2, 3, 4, 5].map((x) => tile(x)));
    expect(asked.map(({ request }) => request.columns[0])).toEqual([0, 256, 512, 768]);
    asked[1]?.answer(full());
    await settle();
    expect(told.arrivals).toBe(1);
    expect(asked.map(({ request }) => request.columns[0])).toEqual([0, 256, 512, 768, 1024]);
    expect(tiles.tile(tile(1))?.[0]).toBe(0.5);
    expect(tiles.tile(tile(0))).toBeNull();
  });

  test('cancels what is no longer looked at, and an answer that comes all the same is dropped', async () => {
    const { asked, told, tiles } = setUp();
    tiles.look([tile(0), tile(1)]);
    tiles.look([tile(1), tile(2)]);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false, false]);
    asked[0]?.answer(full());
    await settle();
    expect(told.arrivals).toBe(0);
    expect(tiles.tile(tile(0))).toBeNull();
  });

  test('does not ask twice for what is on its way or here', async () => {
    const { asked, tiles } = setUp();
    tiles.look([tile(0)]);
    tiles.look([tile(0)]);
    asked[0]?.answer(full());
    await settle();
    tiles.look([tile(0)]);
    expect(asked).toHaveLength(1);
  });

  test('a tile that failed is told once, and asked for again when it comes into sight anew', async () => {
    const { asked, told, tiles } = setUp();
    tiles.look([tile(0)]);
    asked[0]?.fail(new Error('engine died'));
    await settle();
    tiles.look([tile(0)]);
    expect(asked).toHaveLength(1);
    expect(told.failures).toEqual([new Error('engine died')]);
    tiles.look([]);
    tiles.look([tile(0)]);
    expect(asked).toHaveLength(2);
  });

  test('an answer of another size is a failure that names both', async () => {
    const { asked, told, tiles } = setUp();
    tiles.look([tile(0)]);
    asked[0]?.answer(new Float32Array(3));
    await settle();
    expect(String(told.failures[0])).toContain('Expected 65536 texels of a tile, got 3');
  });

  test('after its end nothing is asked for and nothing is told', async () => {
    const { asked, told, tiles } = setUp();
    tiles.look([0, 1, 2, 3, 4].map((x) => tile(x)));
    tiles.dispose();
    asked[0]?.fail(new Error('cancelled'));
    await settle();
    expect(asked).toHaveLength(4);
    expect(asked.every(({ signal }) => signal.aborted)).toBe(true);
    expect(told).toEqual({ arrivals: 0, failures: [] });
  });
});

describe('Lru', () => {
  test('drops what was not used for longest', () => {
    const lru = new Lru<number>(2);
    lru.set('a', 1);
    lru.set('b', 2);
    lru.get('a');
    lru.set('c', 3);
    expect([lru.get('a'), lru.get('b'), lru.get('c'), lru.size]).toEqual([1, undefined, 3, 2]);
  });
});
