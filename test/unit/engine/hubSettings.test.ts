import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hubSettings } from '../../../src/engine/hub/settings.ts';

const HOME = '/home/somebody';
const settings = (env: Readonly<Record<string, string>> = {}) => hubSettings(env, HOME);

describe('the Hugging Face variables', () => {
  it('say nothing: the Hub, the cache at home, no token, online', async () => {
    expect(await settings()).toEqual({
      endpoint: 'https://huggingface.co',
      cacheFolder: '/home/somebody/.cache/huggingface/hub',
      token: null,
      offline: false,
      patience: 30_000,
      links: true,
    });
  });

  it.each([
    [{ XDG_CACHE_HOME: '/xdg' }, '/xdg/huggingface/hub'],
    [{ XDG_CACHE_HOME: '/xdg', HF_HOME: '/hf' }, '/hf/hub'],
    [{ HF_HOME: '~/hf' }, '/home/somebody/hf/hub'],
    [{ HF_HOME: '$DATA/hf', DATA: '/data' }, '/data/hf/hub'],
    [{ HF_HOME: '/hf', HF_HUB_CACHE: '/cache' }, '/cache'],
    [{ HUGGINGFACE_HUB_CACHE: '/old' }, '/old'],
    [{ HF_HUB_CACHE: '' }, '/home/somebody/.cache/huggingface/hub'],
  ])('%j put the cache into %s', async (env, folder) => {
    expect((await settings(env)).cacheFolder).toBe(folder);
  });

  it('name a mirror, with or without a slash at its end', async () => {
    expect((await settings({ HF_ENDPOINT: 'https://mirror/hub/' })).endpoint).toBe('https://mirror/hub');
  });

  it.each([
    ['1', true],
    ['ON', true],
    ['yes', true],
    ['True', true],
    ['0', false],
    ['no', false],
    ['', false],
  ])('HF_HUB_OFFLINE=%s', async (value, offline) => {
    expect((await settings({ HF_HUB_OFFLINE: value })).offline).toBe(offline);
  });

  it('give the token, or the file that holds it, or forbid to use it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'caption-lens-token-'));
    try {
      const file = join(folder, 'token');
      await writeFile(file, 'hf_file\r\n');
      const token = async (env: Readonly<Record<string, string>>) => (await settings(env)).token;
      const stated = { secret: 'hf_stated', place: 'HF_TOKEN' };
      expect(await token({ HF_TOKEN: 'hf_stated', HF_TOKEN_PATH: file })).toEqual(stated);
      expect(await token({ HF_TOKEN_PATH: file })).toEqual({ secret: 'hf_file', place: file });
      expect(await token({ HF_HOME: folder })).toEqual({ secret: 'hf_file', place: file });
      expect(await token({ HF_TOKEN: 'hf_stated', HF_HUB_DISABLE_IMPLICIT_TOKEN: '1' })).toBeNull();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
