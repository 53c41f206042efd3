import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineClient } from '../../src/client/client.ts';
import type { Network } from '../../src/contract/engine.ts';
import { isWhole } from '../../src/core/models/plan.ts';
import { ENGINE } from './corpus/bundle.ts';
import { CacheFolder } from './support/hub/cacheFolder.ts';
import { Proxy } from './support/hub/proxy.ts';
import { HubServer } from './support/hub/server.ts';
import { CLIP, fetchParams, TINY_HUB } from './support/hub/standard.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/network/${name}`, import.meta.url));
const CERTIFICATE = fixture('certificate.pem');

let cache: CacheFolder;
beforeEach(async () => {
  cache = await CacheFolder.make();
});
afterEach(() => cache[Symbol.asyncDispose]());

/** What an engine with this environment fetches; nothing of the environment of the tests reaches it. */
async function fetchClip(server: HubServer, env: Readonly<Record<string, string>>, network: Network = {}) {
  const none = Object.fromEntries(
    ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy', 'NODE_EXTRA_CA_CERTS'].map(
      (name) => [name, ''],
    ),
  );
  const own = { HF_ENDPOINT: server.url, HF_HUB_CACHE: cache.path, HF_HOME: '/nonexistent' };
  const client = new EngineClient({ modulePath: ENGINE, env: { ...none, ...own, ...env } });
  try {
    return await client.fetchModels(fetchParams({ models: { clip: CLIP }, pipelines: ['clip'], network }));
  } finally {
    await client.dispose();
  }
}

describe('a proxy', () => {
  let server: HubServer;
  let proxy: Proxy;
  beforeEach(async () => {
    server = await HubServer.start({ models: TINY_HUB });
    proxy = await Proxy.start();
  });
  afterEach(async () => {
    await proxy[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  const hosts = () => [server.url, server.cdn].map((url) => new URL(url).host);
  const passed = () => hosts().map((host) => proxy.seen.some((line) => line.includes(host)));

  it.each(['HTTP_PROXY', 'http_proxy'])('of %s is used for the Hub and for where it redirects', async (name) => {
    expect(isWhole(await fetchClip(server, { [name]: proxy.url }))).toBe(true);
    expect(passed()).toEqual([true, true]);
  });

  it('of the request goes before that of the environment', async () => {
    await fetchClip(server, { HTTP_PROXY: 'http://127.0.0.1:9' }, { proxy: proxy.url });
    expect(passed()).toEqual([true, true]);
  });

  it('is not used for what NO_PROXY names', async () => {
    await fetchClip(server, { HTTP_PROXY: proxy.url, NO_PROXY: 'example.org,127.0.0.1' });
    expect(proxy.seen).toEqual([]);
  });

  it('that is not there is told without what it may hold', async () => {
    const asked = fetchClip(server, { HF_HUB_DOWNLOAD_TIMEOUT: '1' }, { proxy: 'http://user:secret@127.0.0.1:9' });
    const error = await asked.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'hub-unreachable' });
    expect(String(error)).not.toContain('secret');
  });

  it('that is no address is told', async () => {
    await expect(fetchClip(server, {}, { proxy: 'ftp://secret' })).rejects.toMatchObject({
      code: 'hub-unreachable',
      args: { host: 'proxy' },
    });
  });
});

describe('a certificate', () => {
  let server: HubServer;
  beforeEach(async () => {
    const tls = { key: await readFile(fixture('key.pem')), cert: await readFile(CERTIFICATE) };
    server = await HubServer.start({ models: TINY_HUB, tls });
  });
  afterEach(() => server[Symbol.asyncDispose]());

  it('that nobody vouches for is refused, at the first try', async () => {
    await expect(fetchClip(server, {})).rejects.toMatchObject({
      code: 'hub-certificate',
      args: { host: new URL(server.url).host },
    });
    expect(server.seen).toEqual([]);
  });

  it('is trusted where NODE_EXTRA_CA_CERTS names it', async () => {
    expect(isWhole(await fetchClip(server, { NODE_EXTRA_CA_CERTS: CERTIFICATE }))).toBe(true);
  });

  it('is not looked at where the user says so', async () => {
    expect(isWhole(await fetchClip(server, {}, { strictSsl: false }))).toBe(true);
  });

  it('holds through a proxy, too', async () => {
    await using proxy = await Proxy.start();
    await expect(fetchClip(server, { HTTPS_PROXY: proxy.url })).rejects.toMatchObject({ code: 'hub-certificate' });
    const trusting = { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: CERTIFICATE };
    expect(isWhole(await fetchClip(server, trusting))).toBe(true);
    expect(proxy.seen).toContain(`CONNECT ${new URL(server.cdn).host}`);
  });

  it('is asked for all the way: no redirect leads to a place without', async () => {
    server.misdeed = ({ path }) =>
      path.includes('/resolve/') ? { kind: 'redirect', to: 'http://127.0.0.1:9/x' } : null;
    await expect(fetchClip(server, { NODE_EXTRA_CA_CERTS: CERTIFICATE })).rejects.toMatchObject({
      code: 'hub-answer-unusable',
    });
  });
});
