import { existsSync, mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelSource, modelSources } from '../../../src/client/places.ts';
import { STANDARD } from '../../../src/core/models/profiles.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'caption-lens-places-'));
  mkdirSync(join(root, 'models', 'clip'), { recursive: true });
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('what a user calls a model', () => {
  it('is the folder of that name where there is one, even if the Hub could have it, too', () => {
    expect(modelSource('models/clip', root)).toBe(join(root, 'models/clip'));
    expect(modelSource('hf:models/clip', root)).toBe('models/clip');
  });

  it('is a name on the Hub where it has that form', () => {
    expect(modelSource('Xenova/resnet-50@feature-extraction', root)).toBe('Xenova/resnet-50@feature-extraction');
  });

  it.each(['./a/b', '../a/b', '/a/b', 'a', 'a/b/c', 'a\\b'])('is the path %s where it is written as one', (named) => {
    expect(modelSource(named, root)).toBe(resolve(root, named));
  });

  it('may start at home', () => {
    expect(modelSource('~/clip', root, '/home/somebody')).toBe('/home/somebody/clip');
  });

  it('is on the Hub where it has that form and there is no root, whatever lies in the current folder', () => {
    expect(existsSync('src/client')).toBe(true);
    expect(modelSource('src/client')).toBe(resolve('src/client'));
    expect(modelSource('src/client', null)).toBe('src/client');
  });

  it('without a root is a path only where that is absolute or starts at home', () => {
    expect(modelSource('/a/../b', null)).toBe('/b');
    expect(modelSource('~/clip', null, '/home/somebody')).toBe('/home/somebody/clip');
    const relative = ['src', './src/client', '../a/b', 'a/b/c', 'a\\b', '~somebody/clip', ''];
    expect(relative.map((named) => modelSource(named, null))).toEqual(relative.map(() => null));
  });
});

describe('the models of a profile', () => {
  const none = { models: undefined, clip: undefined, imageEncoder: undefined, textEncoder: undefined };

  it('are the experiment\u2019s for standard, as far as no other is named', () => {
    const named = { ...none, profile: 'standard' as const, textEncoder: '/own' };
    expect(modelSources(['preclip', 'clip'], named, root)).toEqual({ ...STANDARD, textEncoder: '/own' });
  });

  it('are taken as they are: what a name means has been settled, and the current folder has no say in it', () => {
    expect(existsSync('src/client')).toBe(true);
    const named = { ...none, clip: 'src/client', clipText: 'src/core' };
    expect(modelSources(['clip'], named, root)).toEqual({ clip: 'src/client', clipText: 'src/core' });
  });

  it('give way to a folder for all', () => {
    const named = { ...none, profile: 'standard' as const, models: join(root, 'models') };
    expect(modelSources(['clip'], named, root)).toEqual({ clip: join(root, 'models/clip') });
  });

  it('beside embeddings made elsewhere are only those that are named', () => {
    const embeddings = { clip: '/emb' };
    const none = { models: undefined, clip: undefined, imageEncoder: '/i', textEncoder: '/t' };
    const others = { imageEncoder: '/i', textEncoder: '/t', embeddings };
    const both = ['preclip', 'clip'] as const;
    expect(modelSources(both, { ...none, embeddings, profile: 'standard' }, root)).toEqual(others);
    expect(modelSources(both, { ...none, embeddings, clip: '/c' }, root)).toEqual({ ...others, clip: '/c' });
    expect(modelSources(['clip'], { ...none, embeddings, servers: {} }, root)).toEqual({ embeddings });
  });
});
