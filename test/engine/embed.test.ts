import { writeFileSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TokenizedCaption } from '../../src/core/pipelines/types.ts';
import { cacheKey } from '../../src/engine/cache/cache.ts';
import { RecentValues } from '../../src/engine/cache/recent.ts';
import { embedCaptions, TEXT_VERSION, type TextTower } from '../../src/engine/embed/captions.ts';
import { embedImages, type ImageSource, type ImageTower } from '../../src/engine/embed/images.ts';
import type { Task } from '../../src/engine/task.ts';
import { TestFolder } from './corpus/folder.ts';
import { album } from './support/album.ts';

const task: Task = {
  signal: new AbortController().signal,
  throwIfCancelled: () => undefined,
  progress: () => undefined,
  log: () => undefined,
};

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.with(await album(8));
});
afterEach(() => folder[Symbol.asyncDispose]());

/** Its embedding is the first pixel that it sees. */
function tower(fingerprint: string): ImageTower {
  return {
    ...{ fingerprint, dimension: 3, batchSize: 4, inFlight: 1 },
    preprocessing: {
      ...{ resize: { width: 1, height: 1 }, resample: 'bilinear', cropWidth: 1, cropHeight: 1 },
      ...{ rescaleFactor: 1, mean: [0, 0, 0], std: [1, 1, 1] },
    },
    encode: (batch) => Promise.resolve(Float32Array.from(batch)),
  };
}

function source(paths: readonly string[], more: Partial<ImageSource> = {}): ImageSource {
  return { folder: folder.path('dataset'), paths, images: 'as-stored', onCrop: () => Promise.resolve(), ...more };
}

describe('an image that is written anew while it is embedded', () => {
  /** Calls `onFact` once, when something is remembered. */
  class Watched extends RecentValues {
    onFact = (): void => undefined;

    override fact(key: string): string | null {
      const fact = super.fact(key);
      if (fact !== null) {
        const call = this.onFact;
        this.onFact = () => undefined;
        call();
      }
      return fact;
    }
  }

  const picture = (red: number) =>
    sharp({ create: { width: 8, height: 8, channels: 3, background: { r: red, g: 0, b: 0 } } })
      .png()
      .toBuffer();

  test('leaves no vector behind under the hash of what it was', async () => {
    const [before, after] = [await picture(10), await picture(200)];
    const put = (bytes: Buffer) => {
      writeFileSync(folder.path('dataset', 'it.png'), bytes);
    };
    const values = new Watched();
    const redOf = async (...towers: readonly ImageTower[]) => {
      const { vectors } = await embedImages(source(['it.png']), towers, values, task);
      return vectors.map(({ data }) => data[0]);
    };
    put(before);
    expect(await redOf(tower('one'))).toEqual([10]);
    values.onFact = () => {
      put(after);
    };
    expect(await redOf(tower('one'), tower('two'))).toEqual([200, 200]);
    put(before);
    expect(await redOf(tower('one'), tower('two'))).toEqual([10, 10]);
  });
});

describe('images read ahead', () => {
  const paths = Array.from({ length: 8 }, (_, row) => `${row % 2 ? 'odd' : 'even'}/${row}.png`);

  async function mostAtOnce(more: Partial<ImageSource>): Promise<number> {
    let [now, most] = [0, 0];
    const onCrop = async () => {
      most = Math.max(most, (now += 1));
      // Long enough for the others to come, if they may.
      for (let turn = 0; turn < 5000; turn++) await setImmediate();
      now -= 1;
    };
    const { facts } = await embedImages(source(paths, { ...more, onCrop }), [tower('one')], new RecentValues(), task);
    expect(facts.every(({ ok }) => ok)).toBe(true);
    return most;
  }

  test('are not read where they are larger than any image that is decoded', async () => {
    await truncate(folder.path('dataset', 'even/2.png'), 2 ** 30 + 1);
    const { facts } = await embedImages(source(paths), [tower('one')], new RecentValues(), task);
    expect(facts.filter(({ ok }) => !ok)).toEqual([{ ok: false, code: 'unreadable-image', args: { reason: 'heavy' } }]);
  });

  test('are as few as fit in the memory that they may take', async () => {
    expect(await mostAtOnce({ bytesAhead: 1 })).toBe(1);
  });
});

describe('what is remembered of captions', () => {
  test('is known by the version of the code that made it', async () => {
    const kept = new Set<string>();
    class Noting extends RecentValues {
      override setFact(key: string, fact: string): void {
        kept.add(key);
        super.setFact(key, fact);
      }
      override setVector(key: string, vector: Float32Array): void {
        kept.add(key);
        super.setVector(key, vector);
      }
    }
    const tokens: TokenizedCaption = { ids: [1, 2], cutAt: null };
    const text: TextTower = {
      ...{ fingerprint: 'text', dimension: 2, batchSize: 8, inFlight: 1, limit: 77, englishOnly: false },
      tokenize: (captions) => Promise.resolve(captions.map(() => tokens)),
      encode: (ids) => Promise.resolve(ids.map(() => Float32Array.of(1, 0))),
    };
    await embedCaptions(['a lamp'], text, new Noting(), task);
    expect(kept).toEqual(
      new Set([cacheKey('tokens', 'text', TEXT_VERSION, 'a lamp'), cacheKey('text', 'text', TEXT_VERSION, '1 2')]),
    );
  });
});
