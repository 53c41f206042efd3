import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheKey, EmbeddingCache } from '../../src/engine/cache/cache.ts';

let folder = '';
const file = () => join(folder, 'embeddings.sqlite');
const vector = (...values: number[]) => Float32Array.from(values);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caption-lens-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a cache key', () => {
  it('tells apart parts that read the same when joined', () => {
    expect(cacheKey('ab', 'c')).not.toBe(cacheKey('a', 'bc'));
  });
});

describe('the embedding cache', () => {
  it('gives back the bits that were stored, after being closed and opened', () => {
    {
      using cache = new EmbeddingCache(folder);
      cache.setVector('key', vector(0.1, -0, 3e-42));
      cache.setFact('fact', 'α');
    }
    using cache = new EmbeddingCache(folder);
    expect(cache.vector('key', 3)).toEqual(vector(0.1, -0, 3e-42));
    expect(cache.fact('fact')).toBe('α');
    expect(cache.trouble).toBeNull();
  });

  it('does not give a vector of another dimension', () => {
    using cache = new EmbeddingCache(folder);
    cache.setVector('key', vector(1, 2, 3));
    expect(cache.vector('key', 2)).toBeNull();
  });

  it('stores the whole of a transaction', () => {
    {
      using cache = new EmbeddingCache(folder);
      cache.together(() => {
        cache.setVector('a', vector(1));
        cache.setVector('b', vector(2));
      });
    }
    using cache = new EmbeddingCache(folder);
    expect([cache.vector('a', 1), cache.vector('b', 1)]).toEqual([vector(1), vector(2)]);
  });

  it('keeps what is stored while another process reads and writes the same file', () => {
    using first = new EmbeddingCache(folder);
    using second = new EmbeddingCache(folder);
    first.setVector('a', vector(1));
    second.setVector('b', vector(2));
    expect(second.vector('a', 1)).toEqual(vector(1));
    expect(first.vector('b', 1)).toEqual(vector(2));
  });

  it.each([
    ['text', Buffer.from('this is no database, but a text that somebody saved here')],
    ['zeros', Buffer.alloc(8192)],
    ['a header and nothing else', Buffer.from('SQLite format 3\0'.padEnd(200, 'x'))],
  ])('sets a damaged file aside and begins a new one: %s', (_, content) => {
    writeFileSync(file(), content);
    using cache = new EmbeddingCache(folder);
    expect(cache.trouble?.kind).toBe('damaged');
    expect(cache.usable).toBe(true);
    cache.setVector('key', vector(1));
    expect(cache.vector('key', 1)).toEqual(vector(1));
    const aside = readdirSync(folder).filter((name) => name.includes('.damaged-'));
    expect(aside).toHaveLength(1);
  });

  it('keeps no more than the last damaged file', () => {
    for (const content of ['first', 'second']) {
      writeFileSync(file(), content.padEnd(4096, '.'));
      new EmbeddingCache(folder)[Symbol.dispose]();
    }
    const [aside = '', ...more] = readdirSync(folder).filter((name) => name.includes('.damaged-'));
    expect(more).toEqual([]);
    expect(readFileSync(join(folder, aside), 'utf8')).toMatch(/^second/);
  });

  it('sets a file of another version aside', () => {
    new EmbeddingCache(folder)[Symbol.dispose]();
    const database = new DatabaseSync(file());
    database.exec('PRAGMA user_version = 99');
    database.close();
    using cache = new EmbeddingCache(folder);
    expect(cache.trouble).toEqual({ kind: 'damaged', detail: 'cache of version 99, expected 1' });
    expect(cache.usable).toBe(true);
  });

  it('notices damage that shows only while reading', () => {
    {
      using cache = new EmbeddingCache(folder);
      for (let i = 0; i < 50; i += 1) cache.setVector(`key ${i}`, new Float32Array(2048).fill(i));
    }
    overwriteAfterFirstPages();
    using cache = new EmbeddingCache(folder);
    for (let i = 0; i < 50; i += 1) cache.vector(`key ${i}`, 2048);
    expect(cache.trouble?.kind).toBe('damaged');
    cache.setVector('new', vector(1));
    expect(cache.vector('new', 1)).toEqual(vector(1));
  });

  it('goes on without a file that another process keeps locked', () => {
    new EmbeddingCache(folder)[Symbol.dispose]();
    const other = new DatabaseSync(file());
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    using cache = new EmbeddingCache(folder);
    cache.setVector('key', vector(1));
    expect(cache.trouble?.kind).toBe('locked');
    expect(cache.usable).toBe(false);
    expect(cache.vector('key', 1)).toBeNull();
    other.close();
  });

  it('goes on without a folder that cannot be made', () => {
    writeFileSync(join(folder, 'file'), '');
    using cache = new EmbeddingCache(join(folder, 'file', 'cache'));
    expect(cache.trouble?.kind).toBe('unwritable');
    expect(cache.usable).toBe(false);
  });

  it('drops the oldest vectors above its limit, and no more than it must', () => {
    const limit = 400_000;
    using cache = new EmbeddingCache(folder, limit);
    for (let i = 0; i < 200; i += 1) cache.setVector(`key ${i}`, new Float32Array(1000).fill(i));
    cache.trim();
    const kept = Array.from({ length: 200 }, (_, i) => cache.vector(`key ${i}`, 1000) !== null);
    const first = kept.indexOf(true);
    expect(kept.slice(first).every(Boolean)).toBe(true);
    expect((200 - first) * 4000).toBeGreaterThan(limit / 2);
    cache[Symbol.dispose]();
    expect(statSync(file()).size).toBeLessThanOrEqual(limit);
  });

  it('keeps a vector that was used today longer than one that was stored later', () => {
    using cache = new EmbeddingCache(folder, 400_000);
    for (let i = 0; i < 100; i += 1) cache.setVector(`key ${i}`, new Float32Array(1000));
    const database = new DatabaseSync(file());
    database.exec('UPDATE vectors SET used = used - 1');
    database.close();
    expect(cache.vector('key 0', 1000)).not.toBeNull();
    cache.trim();
    expect([cache.vector('key 0', 1000) !== null, cache.vector('key 1', 1000) !== null]).toEqual([true, false]);
  });
});

function overwriteAfterFirstPages(): void {
  const size = 4096 * 6;
  const database = new DatabaseSync(file());
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  const bytes = readFileSync(file());
  bytes.fill(0xa5, size);
  writeFileSync(file(), bytes);
}
